/** A terminal's ctrl-C reaches us twice, for npm passes it on: only a later one is a second wish. */
const SECOND_SIGNAL_AFTER_MS = 1_000;
const LOOK_FOR_PARENT_EVERY_MS = 1_000;
/** Of init, who adopts what nobody else does. */
const INIT_PID = 1;

interface Requests {
  /** Called once. */
  stop(reason: string): void;
  /** Called when a second signal says that stopping takes too long. */
  kill(): void;
}

/**
 * Stops when a signal asks for it, and when the process that started this one is gone: `kill` of npm ends npm and its
 * shell but does not reach us. Started without a parent (in a container, say), only signals count.
 */
export function stopOnRequest({ stop, kill }: Requests): void {
  let asked: number | undefined;
  const ask = (reason: string) => {
    if (asked === undefined) {
      asked = Date.now();
      stop(reason);
    } else if (Date.now() - asked > SECOND_SIGNAL_AFTER_MS) {
      kill();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask('ctrl-C again kills'));

  const parent = process.ppid;
  if (parent <= INIT_PID) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    ask('the process that started this one is gone');
  }, LOOK_FOR_PARENT_EVERY_MS);
  watch.unref();
}
