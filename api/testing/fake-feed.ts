import type { EventFeed } from '../stream/event-feed';

/** A feed of events in which nothing happens. */
export const createFakeFeed = (): EventFeed => ({
  started: Promise.resolve(),
  head: () => 0,
  subscribe: () => () => undefined,
  readBack: async () => [],
  kept: async () => ({ firstSequence: 0, lastSequence: 0 }),
  ping: async () => undefined,
  close: async () => undefined,
});
