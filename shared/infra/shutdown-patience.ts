/**
 * How long a process that is told to stop finishes what it has begun: longer than any request of ours or to Stripe takes. What
 * has not ended by then is cut off. Whoever stops processes must wait longer than this before it kills them.
 */
export const SHUTDOWN_PATIENCE_MS = 20_000;
