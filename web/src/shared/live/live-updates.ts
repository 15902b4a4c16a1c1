import {
  type CloudEvent,
  type EventType,
  ORDER_EVENTS,
  PAYMENT_EVENTS,
  TICKET_EVENTS,
} from '../../../../shared/contracts/events';

type Told = (typeof TICKET_EVENTS | typeof ORDER_EVENTS | typeof PAYMENT_EVENTS)[number];

/** An event of GET /api/stream. */
export type LiveEvent = { [Type in Told]: CloudEvent<Type> }[Told];

export interface LiveListener {
  /** May be told again, and late: compare `data.version` with what is shown. */
  onEvent(event: LiveEvent): void;
  /** What was loaded may have missed something: load it anew. */
  onGap(): void;
}

export interface LiveUpdates {
  /** Returns what ends the subscription. The connection is there as long as anybody listens. */
  subscribe(listener: LiveListener): () => void;
  /** Somebody signed in or out: the stream shows each user something else. */
  restart(): void;
  /** Nobody looks at the page. (A browser grants six connections to all its tabs together.) */
  pause(): void;
  resume(): void;
}

/** The part of the browser's EventSource that is used here. */
export type Source = Pick<EventSource, 'addEventListener' | 'close' | 'readyState'>;

const STREAM_PATH = '/api/stream';
const CLOSED = 2;
const RETRY_MS = 2_000;
const MAX_RETRY_MS = 30_000;
/** Between two pages nobody listens for a moment. */
const LINGER_MS = 1_000;
/** Told again to who begins to listen: what happened while a page was on its way. */
const REMEMBERED = 50;

/**
 * One connection for the whole page, which resumes where it was: after a lost connection by the browser itself, and
 * after a refusal, a pause or a restart with the last event's id.
 */
export function createLiveUpdates(open: (url: string) => Source): LiveUpdates {
  const listeners = new Set<LiveListener>();
  let recent: LiveEvent[] = [];
  let source: Source | undefined;
  let lastEventId = '';
  let failures = 0;
  let isPaused = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const disconnect = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };

  const connect = () => {
    disconnect();
    if (isPaused || listeners.size === 0) return;
    const opened = open(lastEventId ? `${STREAM_PATH}?lastEventId=${lastEventId}` : STREAM_PATH);
    source = opened;
    const hear = (name: EventType | 'ready' | 'reset', act: (data: string) => void) =>
      opened.addEventListener(name, (message: MessageEvent<string>) => {
        if (source !== opened) return;
        lastEventId = message.lastEventId;
        act(message.data);
      });
    for (const name of [...TICKET_EVENTS, ...ORDER_EVENTS, ...PAYMENT_EVENTS])
      hear(name, (data) => {
        const event: LiveEvent = JSON.parse(data);
        recent = [...recent.slice(1 - REMEMBERED), event];
        for (const listener of [...listeners]) listener.onEvent(event);
      });
    // The stream begins here: what was loaded before it did is older.
    for (const name of ['ready', 'reset'] as const)
      hear(name, () => {
        for (const listener of [...listeners]) listener.onGap();
      });
    opened.addEventListener('open', () => {
      failures = 0;
    });
    opened.addEventListener('error', () => {
      // Otherwise the browser tries again by itself.
      if (source !== opened || opened.readyState !== CLOSED) return;
      timer = setTimeout(connect, Math.min(RETRY_MS * 2 ** failures++, MAX_RETRY_MS));
    });
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      for (const event of recent) listener.onEvent(event);
      clearTimeout(timer);
      if (!source || source.readyState === CLOSED) connect();
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) timer = setTimeout(disconnect, LINGER_MS);
      };
    },
    restart() {
      recent = [];
      connect();
    },
    pause() {
      isPaused = true;
      disconnect();
    },
    resume() {
      if (!isPaused) return;
      isPaused = false;
      connect();
    },
  };
}
