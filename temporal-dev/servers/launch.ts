import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** How to run one part of the platform. */
export interface Program {
  /** Short, for prefixes and file names: "temporal". */
  name: string;
  command: string;
  args: readonly string[];
  /** Added to this process's environment. */
  env?: Readonly<Record<string, string>>;
  /** A server writes to this file; one of our own programs, without it, gives its lines to `onLine`. */
  logFile?: string;
  /** Resolves when the part really answers; is asked again while it throws. Without it, "ready" over IPC counts. */
  probe?(): Promise<void>;
  readyWithinMs: number;
  /** After this long without ending, a stop becomes a kill. */
  stopWithinMs: number;
}

export interface Running {
  readonly name: string;
  readonly pid: number;
  /** Resolves when the process has ended, to "signal SIGKILL" or "code 1". */
  readonly ended: Promise<string>;
  /** Asks to end, then kills. Resolves when the process has ended. */
  stop(): Promise<void>;
  /** Kills at once. */
  kill(): void;
}

const PROBE_EVERY_MS = 50;
const SHOWN_LINES = 8;

/**
 * Starts a program and waits until it is ready. Throws, with what it last wrote, when it ends before or does not get
 * ready in time; nothing is left running then. `started` is called as soon as there is a pid.
 */
export async function launch(
  program: Program,
  { started, onLine }: { started?(running: Running): void; onLine?(line: string): void } = {},
): Promise<Running> {
  const child = spawnProgram(program);
  const running = follow(program, child);
  if (child.pid) started?.(running);
  if (child.stdout && child.stderr) forwardLines([child.stdout, child.stderr], onLine ?? (() => undefined));

  const failure = await Promise.race([
    waitUntilReady(program, child).then(() => undefined),
    running.ended.then((how) => `ended with ${how} before it was ready`),
    sleep(program.readyWithinMs, `was not ready within ${program.readyWithinMs / 1000} s`, { ref: false }),
  ]);
  if (failure === undefined) return running;
  await running.stop();
  throw new Error(`${program.name} ${failure}${await lastLines(program)}`);
}

function spawnProgram({ command, args, env, logFile, probe }: Program): ChildProcess {
  if (logFile) mkdirSync(dirname(logFile), { recursive: true });
  const log = logFile ? openSync(logFile, 'a') : undefined;
  try {
    const output = log ?? 'pipe';
    return spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', output, output, ...(probe ? [] : ['ipc' as const])],
      // Its own group: ctrl-C in a terminal reaches the supervisor only, which stops the parts in order.
      detached: process.platform !== 'win32',
    });
  } finally {
    if (log !== undefined) closeSync(log);
  }
}

function follow({ name, stopWithinMs }: Program, child: ChildProcess): Running {
  let isOver = false;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code}`));
  }).finally(() => {
    isOver = true;
  });
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      if (isOver) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

async function waitUntilReady({ probe }: Program, child: ChildProcess): Promise<void> {
  if (!probe) {
    return new Promise((resolve) => {
      child.on('message', (message) => {
        if (message === 'ready') resolve();
      });
    });
  }
  while (child.exitCode === null && child.signalCode === null) {
    try {
      return await probe();
    } catch {
      // Not yet: the caller bounds the wait and shows what the server wrote.
      await sleep(PROBE_EVERY_MS);
    }
  }
  // The end of the process is reported by the other side of the race.
  return new Promise(() => undefined);
}

function forwardLines(streams: NodeJS.ReadableStream[], onLine: (line: string) => void): void {
  for (const stream of streams) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    stream.on('end', () => {
      if (rest) onLine(rest);
    });
  }
}

async function lastLines({ logFile }: Program): Promise<string> {
  if (!logFile) return '';
  const text = await readFile(logFile, 'utf8').catch(() => '');
  const lines = text.trimEnd().split('\n').slice(-SHOWN_LINES);
  return `; ${logFile} ends with:\n${lines.join('\n').replace(/^/gm, '    ')}`;
}
