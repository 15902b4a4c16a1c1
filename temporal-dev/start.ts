import { refuseTakenPorts } from './stack/check-ports';
import { apiProgram, stripeProgram, workersProgram } from './stack/our-programs';
import { claimRun, type RunFile } from './stack/run-file';
import { seedEmptyDatabase } from './stack/seed-empty-database';
import { readSettings, type StackSettings } from './stack/settings';
import { startServers } from './stack/start-servers';
import { createSupervisor } from './stack/supervisor';
import { createTerminal } from './stack/terminal';

/** `npm start`: the whole platform in one terminal, until ctrl-C. */

/** Stopped in this order: who accepts work first, who stores it last. */
const STOP_ORDER = [['api'], ['workers'], ['stripe'], ['temporal', 'nats', 'mongodb']];
/** A terminal's ctrl-C reaches us twice, for npm passes it on: only a later one is a second wish. */
const SECOND_SIGNAL_AFTER_MS = 1_000;

const terminal = createTerminal();
const aborted = new AbortController();
let runFile: RunFile | undefined;
let stopBegan: number | undefined;

const supervisor = createSupervisor({
  ...terminal,
  changed: (part, pid) => void runFile?.setChild(part, pid).catch(fail),
  gaveUp: fail,
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
process.on('uncaughtException', fail);
main().catch(fail);

async function main(): Promise<void> {
  const settings = readSettings();
  runFile = await claimRun(settings.dataDir, settings.urls, (line) => terminal.say('stack', line));
  await refuseTakenPorts(settings);
  await Promise.all([startServers({ settings, supervisor, terminal, signal: aborted.signal }), startStripe(settings)]);
  await Promise.all([startWorkers(settings), startApi(settings)]);
  await seedEmptyDatabase(settings, (line) => terminal.say('stack', line));
  await runFile.setReady(settings.urls);
  for (const line of summary(settings)) terminal.say('stack', line);
  process.send?.('ready');
}

async function startStripe(settings: StackSettings): Promise<void> {
  const { given, urls, config } = settings;
  if (given.stripe) return terminal.say('stripe', `yours at ${config.STRIPE_API_URL ?? 'Stripe'} (STRIPE_KEY)`);
  await supervisor.start(stripeProgram(settings));
  terminal.say('stripe', `Stripe emulator at ${urls.stripe}`);
}

async function startWorkers(settings: StackSettings): Promise<void> {
  await supervisor.start(workersProgram(settings));
  terminal.say('workers', 'workers of every domain, polling Temporal');
}

async function startApi(settings: StackSettings): Promise<void> {
  await supervisor.start(apiProgram(settings));
  terminal.say('api', `API and storefront at ${settings.urls.api}`);
}

const summary = ({ urls, dataDir }: StackSettings) => [
  '',
  `Ready in ${process.uptime().toFixed(1)} s. Data is in ${dataDir}.`,
  `  Storefront       ${urls.api}`,
  `  API              ${urls.api}/api`,
  `  Temporal Web UI  ${urls.temporalUi ?? '(yours)'}`,
  '  Sign in as       alice@example.com or bob@example.com, password demo-password-1',
  '  A whole purchase: npm run demo    Stop: ctrl-C',
];

function onSignal(): void {
  if (stopBegan === undefined) {
    terminal.say('stack', 'stopping (ctrl-C again kills)');
    void stop(0);
  } else if (Date.now() - stopBegan > SECOND_SIGNAL_AFTER_MS) {
    supervisor.kill();
  }
}

function fail(reason: unknown): void {
  if (stopBegan !== undefined) return;
  terminal.say('stack', reason instanceof Error ? reason.message : String(reason));
  void stop(1);
}

async function stop(exitCode: number): Promise<void> {
  stopBegan = Date.now();
  aborted.abort();
  await supervisor.stop(STOP_ORDER);
  await runFile?.release();
  if (exitCode === 0) terminal.say('stack', 'stopped, nothing is left running');
  process.exit(exitCode);
}
