import { DeliverPolicy } from '@nats-io/jetstream';
import { type CloudEvent, EVENT_STREAM } from '../../shared/contracts/events';
import type { OrderAnswer } from '../../shared/contracts/http/orders';
import { connectEventBus } from '../../shared/infra/nats';
import { expectThat, story } from './story';

const SUBJECTS = ['ticketing.tickets.>', 'ticketing.orders.>', 'ticketing.payments.>'];
const PATIENCE_MS = 15_000;

interface Aggregates {
  order: OrderAnswer;
  ticket: { id: string; version: number };
}

function concerns({ data, subject }: CloudEvent, { order, ticket }: Aggregates): boolean {
  return subject === order.id || subject === ticket.id || ('orderId' in data && data.orderId === order.id);
}

/** What an event says, in a few words. */
function describe({ data }: CloudEvent): string {
  const status = 'status' in data ? data.status : '';
  const reason = 'cancelReason' in data && data.cancelReason ? ` (${data.cancelReason})` : '';
  return `version ${data.version}, ${status}${reason}`;
}

/**
 * Shows the events of one order and its ticket as the stream stores them, up to the versions that the API shows now.
 * Throws StoryError when they do not come.
 */
export async function showEvents(natsUrl: string, since: Date, aggregates: Aggregates): Promise<void> {
  const { order, ticket } = aggregates;
  story.title(`Events of order ${order.id}, read from the JetStream stream ${EVENT_STREAM}`);
  const awaited = new Map([
    [order.id, order.version],
    [ticket.id, ticket.version],
    ...(order.payment && ['captured', 'failed'].includes(order.payment.status) ? [[order.payment.id, 1] as const] : []),
  ]);
  const bus = await connectEventBus(natsUrl, 'demo');
  try {
    const consumer = await bus.client.consumers.get(EVENT_STREAM, {
      filter_subjects: SUBJECTS,
      deliver_policy: DeliverPolicy.StartTime,
      opt_start_time: since.toISOString(),
    });
    const messages = await consumer.consume();
    const timer = setTimeout(() => messages.stop(), PATIENCE_MS);
    for await (const message of messages) {
      const event = message.json<CloudEvent>();
      if (!concerns(event, aggregates)) continue;
      story.good(`#${String(message.seq).padEnd(5)} ${message.subject.padEnd(33)} ${describe(event)}`);
      if (event.data.version >= (awaited.get(event.subject) ?? Number.POSITIVE_INFINITY)) awaited.delete(event.subject);
      if (awaited.size === 0) break;
    }
    clearTimeout(timer);
    expectThat(awaited.size === 0, `Not every event came within ${PATIENCE_MS / 1000} s.`);
  } finally {
    await bus.close();
  }
}
