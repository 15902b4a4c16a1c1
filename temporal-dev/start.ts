import { DOMAINS } from '../workers/domains';
import { refuseTakenPorts } from './stack/check-ports';
import {
  apiProgram,
  describeApi,
  describeWorkers,
  ownVersion,
  stripeProgram,
  workersProgram,
} from './stack/our-programs';
import { claimRun, type RunFile } from './stack/run-file';
import { seedEmptyDatabase } from './stack/seed-empty-database';
import { childEnvironment, readSettings, type StackSettings, serverEnvironment } from './stack/settings';
import { startServers } from './stack/start-servers';
import { stopOnRequest } from './stack/stop-on-request';
import { createSupervisor } from './stack/supervisor';
import { createTerminal } from './stack/terminal';

/** `npm start`: the whole platform in one terminal, until ctrl-C. */

/** Stopped in this order: who accepts work first, who stores it last. */
const STOP_ORDER = [['api'], ['workers'], ['stripe'], ['temporal', 'nats', 'mongodb']];

const terminal = createTerminal();
const aborted = new AbortController();
let runFile: RunFile | undefined;
let stopping = false;

const supervisor = createSupervisor({
  ...terminal,
  changed: (part, pid) => void runFile?.setChild(part, pid).catch(fail),
  gaveUp: fail,
});

stopOnRequest({
  stop(reason) {
    terminal.say('stack', `stopping (${reason})`);
    void stop(0);
  },
  kill: () => supervisor.kill(),
});
process.on('uncaughtException', fail);
main().catch(fail);

async function main(): Promise<void> {
  const settings = readSettings();
  runFile = await claimRun(settings.dataDir, settings.urls, (line) => terminal.say('stack', line));
  await refuseTakenPorts(settings);
  await Promise.all([startServers({ settings, supervisor, terminal, signal: aborted.signal }), startStripe(settings)]);
  await Promise.all([startWorkers(settings), startApi(settings)]);
  await seedEmptyDatabase(settings, terminal);
  await runFile.setReady(settings.urls, serverEnvironment(settings));
  for (const line of summary(settings)) terminal.say('stack', line);
  process.send?.('ready');
}

async function startStripe(settings: StackSettings): Promise<void> {
  const { given, urls, config } = settings;
  if (given.stripe) return terminal.say('stripe', `yours at ${config.STRIPE_API_URL ?? 'Stripe'} (STRIPE_KEY)`);
  await supervisor.start(stripeProgram(settings));
  terminal.say('stripe', `Stripe emulator at ${urls.stripe} (${ownVersion()})`);
}

async function startWorkers(settings: StackSettings): Promise<void> {
  const METRICS_PORT = String(settings.ports.WORKERS_METRICS_PORT);
  await supervisor.start(workersProgram({ ...childEnvironment(settings), METRICS_PORT }));
  terminal.say('workers', describeWorkers(DOMAINS, settings.urls.temporal));
}

async function startApi(settings: StackSettings): Promise<void> {
  const METRICS_PORT = String(settings.ports.API_METRICS_PORT);
  await supervisor.start(apiProgram({ ...childEnvironment(settings), METRICS_PORT }));
  terminal.say('api', describeApi(settings.urls.api));
}

const summary = ({ urls, dataDir, ports, config }: StackSettings) => [
  '',
  `Ready in ${process.uptime().toFixed(1)} s. Data is in ${dataDir}.`,
  `  Storefront       ${urls.api}`,
  `  API              ${urls.api}/api`,
  `  Temporal Web UI  ${urls.temporalUi ?? '(yours)'}`,
  `  Metrics          API http://${config.METRICS_HOST}:${ports.API_METRICS_PORT}/metrics`,
  `                   workers http://${config.METRICS_HOST}:${ports.WORKERS_METRICS_PORT}/metrics`,
  '  Sign in as       alice@example.com or bob@example.com, password demo-password-1',
  '  A whole purchase: npm run demo    Stop: ctrl-C',
];

function fail(reason: unknown): void {
  if (stopping) return;
  terminal.say('stack', reason instanceof Error ? reason.message : String(reason));
  void stop(1);
}

async function stop(exitCode: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  aborted.abort();
  await supervisor.stop(STOP_ORDER);
  await runFile?.release();
  if (exitCode === 0) terminal.say('stack', 'stopped, nothing is left running');
  process.exit(exitCode);
}
