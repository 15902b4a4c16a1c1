import type { Program } from '../servers/launch';
import { refuseTakenPorts } from './check-ports';
import { ownVersion, stripeProgram } from './our-programs';
import { claimRun, type RunFile } from './run-file';
import { seedEmptyDatabase } from './seed-empty-database';
import { readSettings, type StackSettings, serverEnvironment } from './settings';
import { startServers } from './start-servers';
import { stopOnRequest } from './stop-on-request';
import { createSupervisor } from './supervisor';
import { createTerminal } from './terminal';

/** One of our processes in the stack, and what is said when it is ready. */
export interface OurPart {
  program: Program;
  description: string;
}

/** What runs beside the servers and the Stripe emulator. */
export interface OurParts {
  apis: OurPart[];
  workers: OurPart[];
  /** Opens what is not a process of its own, once all of them are ready; it ends with this process. */
  open?(): Promise<void>;
  /** Where everything listens. */
  summary: string[];
}

/**
 * Runs the whole platform in this terminal, until ctrl-C: servers, emulator and the parts that `choose` makes of the
 * settings, which it may change.
 */
export function runStack(choose: (settings: StackSettings) => OurParts | Promise<OurParts>): void {
  const terminal = createTerminal();
  const aborted = new AbortController();
  let ours: OurParts | undefined;
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
    await Promise.all([
      startServers({ settings, supervisor, terminal, signal: aborted.signal }),
      startStripe(settings),
    ]);
    ours = await choose(settings);
    await Promise.all([...ours.workers, ...ours.apis].map(startOurs));
    await ours.open?.();
    await seedEmptyDatabase(settings, terminal);
    await runFile.setReady(settings.urls, serverEnvironment(settings));
    const began = [`Ready in ${process.uptime().toFixed(1)} s. Data is in ${settings.dataDir}.`];
    for (const line of ['', ...began, ...ours.summary.map((row) => `  ${row}`)]) terminal.say('stack', line);
    process.send?.('ready');
  }

  async function startStripe(settings: StackSettings): Promise<void> {
    const { given, urls, config } = settings;
    if (given.stripe) return terminal.say('stripe', `yours at ${config.STRIPE_API_URL ?? 'Stripe'} (STRIPE_KEY)`);
    await supervisor.start(stripeProgram(settings));
    terminal.say('stripe', `Stripe emulator at ${urls.stripe} (${ownVersion()})`);
  }

  async function startOurs({ program, description }: OurPart): Promise<void> {
    await supervisor.start(program);
    terminal.say(program.name, description);
  }

  function fail(reason: unknown): void {
    if (stopping) return;
    terminal.say('stack', reason instanceof Error ? reason.message : String(reason));
    void stop(1);
  }

  /** Who accepts work first, who stores it last. */
  async function stop(exitCode: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    aborted.abort();
    const names = (parts: OurPart[] = []) => parts.map(({ program }) => program.name);
    const order = [names(ours?.apis), names(ours?.workers), ['stripe'], ['temporal', 'nats', 'mongodb']];
    await supervisor.stop(order);
    await runFile?.release();
    if (exitCode === 0) terminal.say('stack', 'stopped, nothing is left running');
    process.exit(exitCode);
  }
}
