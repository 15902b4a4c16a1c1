import { createParser } from 'eventsource-parser';
import { until } from './until';

export interface StreamedEvent {
  name: string;
  /** The sequence in the event stream. */
  id: number;
  /** The CloudEvent, or what `ready` and `reset` say. */
  data: { type?: string; subject?: string; sequence?: number; data?: { status?: string; version?: number } };
}

export interface EventStream {
  headers: Headers;
  /** Every event that has come so far. */
  events: StreamedEvent[];
  /** All that has come so far, as it came. */
  text(): string;
  /** Waits for the first event that fits. */
  find(fits: (event: StreamedEvent) => boolean): Promise<StreamedEvent>;
  /** Resolves when the connection has ended, from whichever side. */
  ended: Promise<void>;
  close(): void;
}

interface StreamOptions {
  headers?: Record<string, string>;
  query?: string;
  /** Hears of each event at once. */
  onEvent?: (event: StreamedEvent) => void;
}

/** Opens GET /api/stream of an API. Throws, with the status, when it is refused. */
export async function openEventStream(
  apiUrl: string,
  { headers = {}, query = '', onEvent = () => undefined }: StreamOptions = {},
): Promise<EventStream> {
  const closing = new AbortController();
  const response = await fetch(`${apiUrl}/api/stream${query}`, { headers, signal: closing.signal });
  if (response.status !== 200 || !response.body) throw new Error(`GET /api/stream answered ${response.status}`);
  const { body } = response;
  const events: StreamedEvent[] = [];
  let text = '';
  const parser = createParser({
    onEvent({ event: name = 'message', id, data }) {
      const event = { name, id: Number(id), data: JSON.parse(data) };
      events.push(event);
      onEvent(event);
    },
  });
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      const piece = decoder.decode(chunk, { stream: true });
      text += piece;
      parser.feed(piece);
    }
  };
  return {
    headers: response.headers,
    events,
    text: () => text,
    find: (fits) => until(async () => events.find(fits), 10),
    // A connection that is cut off ends too.
    ended: read().catch(() => undefined),
    close: () => closing.abort(),
  };
}
