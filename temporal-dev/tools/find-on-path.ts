import { runCommand } from './run-command';
import type { Tool, Way } from './tool';

const VERSION_TIMEOUT_MS = 10_000;

/** The way "it is installed already". A program older than `oldest` fails, with a reason that says so. */
export function onPath(title: string, command: string, oldest: string): Way {
  return { attempt: `${command} on PATH`, find: () => findOnPath(title, command, oldest) };
}

async function findOnPath(title: string, command: string, oldest: string): Promise<Tool | undefined> {
  let output: string;
  try {
    output = await runCommand(command, ['--version'], { timeoutMs: VERSION_TIMEOUT_MS });
  } catch (error) {
    if (error instanceof Error && error.message === `${command} is not installed`) return undefined;
    throw error;
  }
  const version = output.match(/\d+\.\d+\.\d+\S*/)?.[0];
  if (!version) throw new Error('it does not say its version');
  if (compareVersions(version, oldest) < 0) throw new Error(`${version} is older than ${oldest}`);
  return { title, version, command };
}

/** Negative when `a` is older than `b`; compares the numbers and ignores what follows them. */
export function compareVersions(a: string, b: string): number {
  const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
  const [left, right] = [numbers(a), numbers(b)];
  const index = left.findIndex((number, position) => number !== right[position]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
