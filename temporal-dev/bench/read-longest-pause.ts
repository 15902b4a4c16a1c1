const LONGEST = /^nodejs_eventloop_lag_max_seconds (\S+)$/m;

/**
 * The longest that the main thread of a process of ours took between two looks at its timers since this was last asked, in
 * milliseconds, out of its own metrics. Some 10 at rest, for so far apart the looks are.
 */
export async function readLongestPauseMs(metricsUrl: string): Promise<number> {
  const text = await (await fetch(metricsUrl)).text();
  const seconds = Number(LONGEST.exec(text)?.[1]);
  if (Number.isNaN(seconds)) throw new Error(`${metricsUrl} does not tell of the event loop`);
  return seconds * 1000;
}
