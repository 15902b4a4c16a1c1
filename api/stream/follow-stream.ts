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
  /** How many messages it may have missed; one that is further behind begins anew. */
  maxBehind: number;
  /** Whether its session still lives: asked before it is sent anything that is for its user alone. */
  isSignedIn(): Promise<boolean>;
  send(text: string): void;
  /** Resolves when the client has taken nearly all that was sent. */
  drained(): Promise<void>;
  /** Closes the connection, and aborts `gone`. */
  end(): void;
  /** Aborts when the client is gone, or is to be sent nothing more. */
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

  const isOwn = ({ audience }: FeedEntry) => audience !== 'everyone' && audience !== null && audience.userId === userId;

  const deliver = (entry: FeedEntry) => {
    position = entry.sequence;
    if (entry.audience === 'everyone' || isOwn(entry)) client.send(entry.text);
  };

  /** What waits until it is known whether the session lives: an own event, and what came after it. */
  const held: FeedEntry[] = [];

  async function releaseHeld(): Promise<void> {
    while (held.length > 0) {
      // The answer is about these alone: what comes while it is on its way may come after the session's end.
      const asked = held.length;
      const isSignedIn = await client.isSignedIn();
      if (!isSignedIn) client.end();
      if (gone.aborted) return;
      for (const entry of held.splice(0, asked)) deliver(entry);
    }
  }

  let released: Promise<void> = Promise.resolve();
  const pass = (entry: FeedEntry) => {
    if (gone.aborted || (position !== undefined && entry.sequence <= position)) return;
    if (held.length === 0 && !isOwn(entry)) return deliver(entry);
    if (held.push(entry) === 1) released = releaseHeld();
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
      if (feed.head() - position > client.maxBehind) return beginNow('reset');
    }
    while (position < feed.head()) {
      gone.throwIfAborted();
      const entries = await feed.readBack(position, Math.min(position + CHUNK, feed.head()));
      if (entries.length === 0) throw new Error(`nothing came after ${position}`);
      for (const entry of entries) {
        pass(entry);
        await released;
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
