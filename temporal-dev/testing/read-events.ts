import { DeliverPolicy } from '@nats-io/jetstream';
import { type CloudEvent, EVENT_STREAM } from '../../shared/contracts/events';
import { connectEventBus } from '../../shared/infra/nats';

/** Every event that the stream holds now, in its order. */
export async function readEvents(natsUrl: string): Promise<CloudEvent[]> {
  const bus = await connectEventBus(natsUrl, 'test');
  try {
    const { state } = await bus.manager.streams.info(EVENT_STREAM);
    const events: CloudEvent[] = [];
    if (state.messages === 0) return events;
    const consumer = await bus.client.consumers.get(EVENT_STREAM, { deliver_policy: DeliverPolicy.All });
    for await (const message of await consumer.consume()) {
      events.push(message.json<CloudEvent>());
      if (message.seq >= state.last_seq) break;
    }
    return events;
  } finally {
    await bus.close();
  }
}
