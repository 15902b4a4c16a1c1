import type { CollectedSpan } from '../testing/start-trace-collector';

/** Where the time of one purchase went, in milliseconds. */
export interface Breakdown {
  /** From a request to its answer, both requests together. */
  'both requests': number;
  /** In the API itself: what is neither database nor waiting for Temporal. */
  API: number;
  "the API's reads and writes": number;
  /** What the API waits for Temporal, without the activities that run meanwhile: tasks, matching, workflow code. */
  Temporal: number;
  /** Inside the activities that the buyer waits for. */
  'activities: MongoDB': number;
  'activities: Stripe': number;
  'activities: publishing events': number;
  'activities: the rest': number;
}

/** What nobody waits for: it is made while the buyer reads the checkout. */
const MEANWHILE = 'RunActivity:preparePayment';

const MS = 1e6;

/** Takes the spans of one purchase apart. Spans of one kind that overlap count once. */
export function breakDown(spans: readonly CollectedSpan[]): Breakdown {
  const below = ({ spanId }: CollectedSpan): CollectedSpan[] =>
    spans.filter(({ parentSpanId }) => parentSpanId === spanId).flatMap((child) => [child, ...below(child)]);
  const named = (list: readonly CollectedSpan[], pattern: RegExp) => list.filter(({ name }) => pattern.test(name));

  const requests = named(spans, /^POST \/api\/(orders|payments)$/);
  const activities = named(spans, /^RunActivity:/).filter(({ name }) => name !== MEANWHILE);
  const inActivities = activities.flatMap(below);
  const ownReads = named(spans, /^mongodb /).filter(({ service }) => service.endsWith('api'));
  const asked = named(spans, /^(Start|Signal|Update|Query)/).filter(({ service }) => service.endsWith('api'));

  const total = covered(requests);
  const reads = covered(ownReads, requests);
  const waiting = covered(asked, requests);
  const acting = covered(activities, requests);
  const mongo = covered(named(inActivities, /^mongodb /), requests);
  const stripe = covered(named(inActivities, /^stripe /), requests);
  const publishing = covered(named(inActivities, /^publish /), requests);
  return {
    'both requests': total,
    API: total - reads - waiting,
    "the API's reads and writes": reads,
    Temporal: waiting - acting,
    'activities: MongoDB': mongo,
    'activities: Stripe': stripe,
    'activities: publishing events': publishing,
    'activities: the rest': acting - mongo - stripe - publishing,
  };
}

type Interval = [from: number, to: number];

const intervalOf = ({ startTimeUnixNano, endTimeUnixNano }: CollectedSpan): Interval => [
  Number(BigInt(startTimeUnixNano) / 1000n) / (MS / 1000),
  Number(BigInt(endTimeUnixNano) / 1000n) / (MS / 1000),
];

/** Milliseconds during which at least one of the spans was open, and one of `within` too. */
function covered(spans: readonly CollectedSpan[], within = spans): number {
  return merge(spans.map(intervalOf)).reduce(
    (sum, [from, to]) =>
      sum +
      merge(within.map(intervalOf)).reduce(
        (inside, [begin, end]) => inside + Math.max(0, Math.min(to, end) - Math.max(from, begin)),
        0,
      ),
    0,
  );
}

function merge(intervals: Interval[]): Interval[] {
  const merged: Interval[] = [];
  for (const [from, to] of intervals.sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
