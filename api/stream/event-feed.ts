import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import { EVENT_STREAM } from '../../shared/contracts/events';
import type { Logger } from '../../shared/infra/logger';
import { connectEventBus, type EventBus, type EventBusOptions } from '../../shared/infra/nats';
import { type FeedEntry, toFeedEntry } from './feed-entry';
import { consumeAfter, readBack } from './read-back';

export interface FeedListener {
  /** The next message of the stream, without gaps. */
  take(entry: FeedEntry): void;
  /** Nothing more comes: the process ends, or what followed is lost. Whoever asks again hears how it goes on. */
  end(): void;
}

/** The event stream as this process reads it: once, for all who listen. */
export interface EventFeed {
  /** Resolves when NATS has been reached for the first time. */
  started: Promise<void>;
  /** The sequence of the last message that listeners got. Throws before the feed has started. */
  head(): number;
  /** Returns what ends the subscription. */
  subscribe(listener: FeedListener): () => void;
  /** Reads the messages after one sequence up to another from the stream itself. Throws when NATS is away. */
  readBack(after: number, upTo: number): Promise<FeedEntry[]>;
  /** What the stream itself keeps; its last message may be known to other processes only. Throws when NATS is away. */
  kept(): Promise<{ firstSequence: number; lastSequence: number }>;
  /** Throws when NATS does not answer. */
  ping(): Promise<void>;
  /** Ends every subscription and the connection. */
  close(): Promise<void>;
}

const RETRY_PAUSE_MS = 500;
/** How long one pull waits for news: so late, at most, a lost consumer is noticed. */
const PULL_MS = 5_000;

/** Reads the stream from now on, and connects in the background, again and again, until NATS is there. */
export function openEventFeed(natsUrl: string, logger: Logger, options?: EventBusOptions): EventFeed {
  const listeners = new Set<FeedListener>();
  const closing = new AbortController();
  const start = new EventEmitter();
  const started = once(start, 'done').then(() => undefined);
  let bus: EventBus | undefined;
  let head: number | undefined;
  let live: ConsumerMessages | undefined;
  let unreadable = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const endAll = () => {
    for (const { end } of [...listeners]) end();
  };

  const toEntry = (message: JsMsg): FeedEntry => {
    try {
      return toFeedEntry(message);
    } catch (error) {
      // Complained of once, however many readers come back to it.
      if (message.seq > unreadable) logger.warn({ err: error, sequence: message.seq }, 'skipped an unreadable event');
      unreadable = Math.max(unreadable, message.seq);
      return { sequence: message.seq, audience: null, text: '' };
    }
  };

  /** Hands out what comes, until the consumer is lost. */
  async function follow(connected: EventBus): Promise<void> {
    const { state } = await connected.manager.streams.info(EVENT_STREAM);
    // The stream was made anew while we were away, or has dropped what we have not read.
    if (head !== undefined && (state.last_seq < head || state.first_seq > head + 1)) {
      head = state.last_seq;
      endAll();
    }
    head ??= state.last_seq;
    const consumer = await consumeAfter(connected, head);
    live = await consumer.consume({ max_messages: 500, expires: PULL_MS, abort_on_missing_resource: true });
    if (closing.signal.aborted) live.stop();
    logger.info({ sequence: head }, 'reading the event stream');
    start.emit('done');
    for await (const message of live) {
      const entry = toEntry(message);
      head = entry.sequence;
      for (const { take } of [...listeners]) take(entry);
    }
  }

  async function run(): Promise<void> {
    let isAway = false;
    while (!closing.signal.aborted) {
      try {
        if (!bus || bus.connection.isClosed()) bus = await connectEventBus(natsUrl, 'api', options);
        isAway = false;
        await follow(bus);
      } catch (error) {
        if (!isAway && !closing.signal.aborted) logger.warn({ err: error }, 'the event stream cannot be read now');
        isAway = true;
      }
      await delay(RETRY_PAUSE_MS, undefined, { signal: closing.signal }).catch(() => undefined);
    }
    await bus?.connection.close();
  }

  const reachedBus = (): EventBus => {
    if (!bus) throw new Error('NATS has not been reached yet');
    return bus;
  };

  void run();
  return {
    started,
    head() {
      if (head === undefined) throw new Error('the feed has not started');
      return head;
    },
    subscribe(listener) {
      if (closing.signal.aborted) listener.end();
      else listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    readBack(after, upTo) {
      // One at a time: when everybody comes back at once, each gets a piece in turn.
      const messages = turn.then(() => readBack(reachedBus(), after, upTo));
      turn = messages.catch(() => undefined);
      return messages.then((found) => found.map(toEntry));
    },
    async kept() {
      const { state } = await reachedBus().manager.streams.info(EVENT_STREAM);
      return { firstSequence: state.first_seq, lastSequence: state.last_seq };
    },
    async ping() {
      await reachedBus().connection.rtt();
    },
    async close() {
      closing.abort();
      endAll();
      live?.stop();
      await bus?.connection.close();
    },
  };
}
