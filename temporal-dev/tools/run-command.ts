import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunOptions {
  env?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  timeoutMs?: number;
  onLine?(line: string): void;
}

/** How much of a failing command's output its error shows. */
const SHOWN_LINES = 3;

/**
 * Runs a command to its end and resolves to its output. Throws one line when it cannot be started, fails, is aborted or
 * takes too long; then its whole process group is ended, compilers that it started too.
 */
export function runCommand(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { env, signal, timeoutMs, onLine } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new Error('stopped'));
    const ownGroup = process.platform !== 'win32';
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: ownGroup,
    });
    const lines: string[] = [];
    for (const input of [child.stdout, child.stderr]) {
      createInterface({ input }).on('line', (line) => {
        lines.push(line);
        onLine?.(line);
      });
    }

    let ended = '';
    const end = (reason: string) => {
      ended = reason;
      if (child.pid && ownGroup) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    };
    const onAbort = () => end('stopped');
    signal?.addEventListener('abort', onAbort, { once: true });
    const timer = timeoutMs
      ? setTimeout(() => end(`gave no answer within ${timeoutMs / 1000} s`), timeoutMs)
      : undefined;
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };

    child.once('error', (error: NodeJS.ErrnoException) => {
      settle();
      reject(new Error(error.code === 'ENOENT' ? `${command} is not installed` : error.message));
    });
    child.once('close', (code) => {
      settle();
      if (code === 0) return resolve(lines.join('\n'));
      const shown = lines.filter((line) => line.trim()).slice(-SHOWN_LINES);
      reject(new Error(ended || `${command} ended with code ${code}: ${shown.join(' | ')}`));
    });
  });
}
