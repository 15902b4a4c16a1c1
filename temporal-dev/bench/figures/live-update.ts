import type { CloudEvent } from '../../../shared/contracts/events';
import { openEventStream } from '../../testing/open-event-stream';
import { compareSides } from '../compare-sides';
import type { Platform } from '../platform';
import type { Measurements } from '../result';
import { inTurns, runLoad } from '../run-load';
import { percentile, spreadOf } from '../statistics';

const ROUNDS = 5;
const EACH = 150;
const WARM_UP = 50;
const READERS = 100;
const SCRATCH = 'BENCH';

/** From the publication of an event to the browser that hears of it, against one round trip to JetStream. */
export async function liveUpdate(platform: Platform): Promise<Measurements> {
  const { rig, bus, listTickets } = platform;
  await bus.manager.streams.add({ name: SCRATCH, subjects: ['bench.>'] });
  let sample: CloudEvent | undefined;

  /** Milliseconds until a reader of the stream has been told, for so many tickets listed one after the other. */
  const tell = async (count: number): Promise<number[]> => {
    const hears = new Map<string, () => void>();
    const stream = await openEventStream(rig.apiUrl, { onEvent: ({ data }) => hears.get(data.subject ?? '')?.() });
    await stream.find(({ name }) => name === 'ready');
    const latencies: number[] = [];
    for (let number = 0; number < count; number++) {
      await listTickets(1, async (event) => {
        sample = event;
        const began = performance.now();
        const heard = new Promise<void>((resolve) => hears.set(event.subject, resolve));
        await bus.publish(event);
        await heard;
        latencies.push(performance.now() - began);
      });
    }
    stream.close();
    return latencies;
  };
  const roundTrips = async (count: number): Promise<number[]> => {
    const body = JSON.stringify(sample);
    return (await runLoad({ count, concurrency: 1 }, () => bus.client.publish('bench.event', body))).latencies;
  };
  await tell(WARM_UP);
  await roundTrips(WARM_UP);
  const found = await inTurns(
    ROUNDS,
    () => tell(EACH),
    () => roundTrips(EACH),
  );
  const crowd = await Promise.all(Array.from({ length: READERS }, () => openEventStream(rig.apiUrl)));
  const inCrowd = await tell(EACH);
  for (const { close } of crowd) close();
  const p99 = (rounds: number[][]) => rounds.map((latencies) => percentile(latencies, 99));
  return {
    ratios: [
      compareSides({
        label: 'live update, p99',
        unit: 'ms',
        ours: { label: 'published → browser told', rounds: p99(found.ours) },
        theirs: { label: 'JetStream round trip', rounds: p99(found.theirs) },
        target: { atMost: 5 },
      }),
    ],
    reported: [
      { label: 'live update, p50', unit: 'ms', ...spreadOf(found.ours.map((latencies) => percentile(latencies, 50))) },
      { label: `live update with ${READERS} readers, p99`, unit: 'ms', ...spreadOf([percentile(inCrowd, 99)]) },
    ],
  };
}
