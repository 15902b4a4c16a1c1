import { spawn } from 'node:child_process';
import { launch, type Program, type Running } from '../servers/launch';

/** Starts a server of a test, which ends with this process, however that ends. Throws as `launch` does. */
export const launchTestServer = (program: Program): Promise<Running> => launch(program, { started: endWithUs });

/**
 * A shell waits at the other end of a pipe: a line says that the server has ended, and the pipe's end that we have. A
 * handler of ours could not do it, for nothing runs in a process that is killed.
 */
function endWithUs({ pid, ended }: Running): void {
  if (process.platform === 'win32') return;
  const keeper = spawn('sh', ['-c', 'read -r ended || kill -KILL "$1"', 'keeper', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // ctrl-C in the terminal is not for it.
    detached: true,
  });
  keeper.unref();
  void ended.then(() => keeper.stdin.end('ended\n'));
}
