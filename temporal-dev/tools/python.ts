import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunOptions, runCommand } from './run-command';
import type { ToolContext } from './tool';

const PIP_TIMEOUT_MS = 5 * 60_000;

/** The name of Python 3 on this machine. Throws a sentence when there is none, or none with pip. */
export async function findPython(): Promise<string> {
  for (const python of ['python3', 'python']) {
    try {
      await runCommand(python, ['-m', 'pip', '--version'], { timeoutMs: 20_000 });
      return python;
    } catch {
      // Try the other name; the sentence below covers both.
    }
  }
  throw new Error('no Python 3 with pip');
}

/** Installs packages into `folder` only. With hashes, every file must have one of them, and no dependency is taken. */
export async function pipInstall(
  python: string,
  requirement: string,
  sha256: readonly string[],
  folder: string,
  context: ToolContext,
): Promise<void> {
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, [requirement, ...sha256.map((hash) => `--hash=sha256:${hash}`)].join(' '));
  const args = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', '--no-compile'];
  const strict = sha256.length > 0 ? ['--require-hashes', '--no-deps', '--only-binary=:all:'] : ['--prefer-binary'];
  const options: RunOptions = { signal: context.signal, timeoutMs: PIP_TIMEOUT_MS, env: { PIP_USER: '0' } };
  await runCommand(python, [...args, ...strict, '--target', folder, '-r', requirements], options);
}
