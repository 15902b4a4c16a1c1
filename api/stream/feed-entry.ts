import { type StreamEvent, streamEventSchema } from '../../shared/contracts/http/stream';

/** One message of the event stream, as readers of GET /api/stream get it. */
export interface FeedEntry {
  sequence: number;
  /** Whom to show it to; null when it is not for browsers. */
  audience: 'everyone' | { userId: string } | null;
  /** The server-sent event, written once for all who get it. */
  text: string;
}

interface Message {
  seq: number;
  subject: string;
  string(): string;
}

/** Reads a message of the stream. Throws when it is for browsers and cannot be understood. */
export function toFeedEntry(message: Message): FeedEntry {
  const { seq: sequence, subject } = message;
  if (!isForBrowsers(subject)) return { sequence, audience: null, text: '' };
  const event = streamEventSchema.parse(JSON.parse(message.string()));
  return { sequence, audience: audienceOf(event), text: serverSentEvent(event.type, sequence, event) };
}

/** A server-sent event: https://html.spec.whatwg.org/multipage/server-sent-events.html. JSON has no line breaks. */
export const serverSentEvent = (name: string, sequence: number, data: object): string =>
  `event: ${name}\nid: ${sequence}\ndata: ${JSON.stringify(data)}\n\n`;

/** By the subject's domain: what other parts publish, now or later, is not ours to judge. */
const isForBrowsers = (subject: string): boolean => /^ticketing\.(tickets|orders|payments)\./.test(subject);

function audienceOf(event: StreamEvent): FeedEntry['audience'] {
  switch (event.type) {
    case 'TicketCreated':
    case 'TicketUpdated':
      return 'everyone';
    default:
      return { userId: event.data.buyerId };
  }
}
