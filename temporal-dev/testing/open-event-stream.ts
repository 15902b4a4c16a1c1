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

/** Opens GET /api/stream of an API. Throws, with the status, when it is refused. */
export async function openEventStream(
  apiUrl: string,
  { headers = {}, query = '' }: { headers?: Record<string, string>; query?: string } = {},
): Promise<EventStream> {
  const closing = new AbortController();
  const response = await fetch(`${apiUrl}/api/stream${query}`, { headers, signal: closing.signal });
  if (response.status !== 200 || !response.body) throw new Error(`GET /api/stream answered ${response.status}`);
  const { body } = response;
  const events: StreamedEvent[] = [];
  let text = '';
  const parser = createParser({
    onEvent: ({ event = 'message', id, data }) => events.push({ name: event, id: Number(id), data: JSON.parse(data) }),
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
