import { Context } from '@temporalio/activity';
import type { ActivityInboundCallsInterceptor } from '@temporalio/worker';

/** How often a running attempt says that it lives; well below every `heartbeatTimeout` in the workflows. */
const EVERY_MS = 1_000;

/**
 * Every attempt heartbeats while it runs, so that Temporal notices within seconds that its worker was killed and gives
 * the work to another, long before the attempt's own time limit.
 */
export const heartbeat = (): { inbound: ActivityInboundCallsInterceptor } => ({
  inbound: {
    async execute(input, next) {
      const context = Context.current();
      // A local activity dies with its workflow task, whose own time limit Temporal watches.
      if (context.info.isLocal) return next(input);
      const ticker = setInterval(() => context.heartbeat(), EVERY_MS);
      try {
        return await next(input);
      } finally {
        clearInterval(ticker);
      }
    },
  },
});
