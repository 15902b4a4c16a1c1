/** HTTP's Date header tells whole seconds. */
const RESOLUTION_MS = 1000;

/**
 * Tells the server's time on a device whose own clock may be wrong. Every answer narrows down by how much: its Date lies
 * between sending and receiving it, give or take the header's whole second. An answer that contradicts the earlier ones
 * means that the device's clock was set: what they told is forgotten.
 */
export function createServerClock() {
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  return {
    /** Takes in an answer's Date header, with the device's time when the request was sent and answered. */
    observe(date: string | null, sentMs: number, receivedMs: number): void {
      const toldMs = date === null ? Number.NaN : Date.parse(date);
      if (Number.isNaN(toldMs)) return;
      const low = toldMs - receivedMs;
      const high = toldMs + RESOLUTION_MS - sentMs;
      const agrees = low <= most && high >= least;
      least = agrees ? Math.max(least, low) : low;
      most = agrees ? Math.min(most, high) : high;
    },
    /** The server's time, in milliseconds since 1970. */
    now(deviceMs = Date.now()): number {
      return Number.isFinite(least) ? Math.round(deviceMs + (least + most) / 2) : deviceMs;
    },
  };
}

export const serverClock = createServerClock();
