import { type Consumer, DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import { EVENT_STREAM } from '../../shared/contracts/events';
import type { EventBus } from '../../shared/infra/nats';

const READ_PATIENCE_MS = 2_000;

/** A consumer of the process's own, whose messages come in order and begin after a sequence. */
export const consumeAfter = ({ client }: EventBus, sequence: number): Promise<Consumer> =>
  client.consumers.get(EVENT_STREAM, { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: sequence + 1 });

/** Reads the messages after one sequence up to another, as far as they come in time. Throws when NATS is away. */
export async function readBack(bus: EventBus, after: number, upTo: number): Promise<JsMsg[]> {
  const consumer = await consumeAfter(bus, after);
  const found: JsMsg[] = [];
  const messages = await consumer.fetch({ max_messages: upTo - after, expires: READ_PATIENCE_MS });
  // The pull itself has no end when the connection is lost in its middle.
  const timer = setTimeout(() => messages.stop(), READ_PATIENCE_MS);
  try {
    for await (const message of messages) {
      found.push(message);
      if (message.seq >= upTo) break;
    }
  } finally {
    clearTimeout(timer);
    // The server drops an idle consumer in any case, only later.
    void consumer.delete().catch(() => false);
  }
  return found;
}
