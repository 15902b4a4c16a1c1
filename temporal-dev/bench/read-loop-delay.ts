const P99 = /^nodejs_eventloop_lag_p99_seconds (\S+)$/m;

/**
 * How late the timers of a process came since this was last asked, p99 in milliseconds, out of its own metrics. Some 10
 * when nothing goes on, for so far apart they are set.
 */
export async function readLoopDelayMs(metricsUrl: string): Promise<number> {
  const text = await (await fetch(metricsUrl)).text();
  const seconds = Number(P99.exec(text)?.[1]);
  if (Number.isNaN(seconds)) throw new Error(`${metricsUrl} does not tell of the event loop`);
  return seconds * 1000;
}
