import { setTimeout as delay } from 'node:timers/promises';
import type { StreamPosition } from '../../shared/contracts/http/stream';
import type { Logger } from '../../shared/infra/logger';
import type { EventFeed } from './event-feed';
import { type FeedEntry, serverSentEvent } from './feed-entry';

/** One client of GET /api/stream, as far as the feed sees it. */
export interface StreamClient {
  /** Whose orders it may see; undefined for a visitor. */
  userId?: string;
  /** The last event that it has; undefined to begin now. */
  lastEventId?: number;
  send(text: string): void;
  /** Resolves when the client has taken nearly all that was sent. */
  drained(): Promise<void>;
  end(): void;
  /** Aborts when the client is gone. */
  gone: AbortSignal;
  logger: Logger;
}

/** Messages that are read at a time for one client. */
const CHUNK = 100;
const RETRY_PAUSE_MS = 500;

/**
 * Sends a client first what it has missed, then what happens, each event once and in order. Returns where it stands:
 * the sequence up to which it has all that is for it; undefined until that is known.
 */
export function followStream(feed: EventFeed, client: StreamClient): () => number | undefined {
  const { userId, gone } = client;
  let position = client.lastEventId;
  let isLive = false;

  const pass = ({ sequence, audience, text }: FeedEntry) => {
    if (position !== undefined && sequence <= position) return;
    position = sequence;
    if (audience === 'everyone' || (audience !== null && audience.userId === userId)) client.send(text);
  };
  const unsubscribe = feed.subscribe({ take: (entry) => isLive && pass(entry), end: client.end });
  gone.addEventListener('abort', unsubscribe, { once: true });

  const beginNow = (name: 'ready' | 'reset') => {
    const data: StreamPosition = { sequence: feed.head() };
    position = data.sequence;
    client.send(serverSentEvent(name, position, data));
    isLive = true;
  };

  async function catchUp(): Promise<void> {
    await feed.started;
    if (position === undefined) return beginNow('ready');
    if (position !== feed.head()) {
      const { firstSequence, lastSequence } = await feed.kept();
      // An id that is ahead of this process may be another one's; ahead of the stream itself, it is another stream's.
      if (position > lastSequence || position + 1 < firstSequence) return beginNow('reset');
    }
    while (position < feed.head()) {
      gone.throwIfAborted();
      const entries = await feed.readBack(position, Math.min(position + CHUNK, feed.head()));
      if (entries.length === 0) throw new Error(`nothing came after ${position}`);
      for (const entry of entries) {
        pass(entry);
        await client.drained();
      }
    }
    // Nothing is awaited between the comparison with the head and this: no message falls in between.
    isLive = true;
  }

  async function run(): Promise<void> {
    while (!gone.aborted && !isLive) {
      try {
        await catchUp();
      } catch (error) {
        // It goes on from its position when NATS is back.
        if (!gone.aborted) client.logger.debug({ err: error }, 'cannot catch up with the event stream now');
        await delay(RETRY_PAUSE_MS, undefined, { signal: gone }).catch(() => undefined);
      }
    }
  }

  void run();
  return () => position;
}
