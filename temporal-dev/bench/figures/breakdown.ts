import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Breakdown, breakDown } from '../break-down';
import type { Platform } from '../platform';
import type { Measurements } from '../result';
import { spreadOf } from '../statistics';

const PURCHASES = 30;
const WARM_UP = 15;
/** Spans are sent in batches; the workflow's own comes last. */
const LOOK_EVERY_MS = 500;
const PATIENCE_MS = 30_000;
const LAST_SPAN = 'RunWorkflow:orderWorkflow';

/** Where the time of one purchase goes, one buyer at a time, from the traces of a platform that records them. */
export async function breakdown({ signIn, listTickets, reserve, pay, spans }: Platform): Promise<Measurements> {
  const traceIds: string[] = [];
  for (const ticketId of await listTickets(WARM_UP + PURCHASES)) {
    const buyer = await signIn();
    const traceId = randomBytes(16).toString('hex');
    const headers = { traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
    await pay(buyer, await reserve(buyer, ticketId, headers), headers);
    traceIds.push(traceId);
  }
  const measured = traceIds.slice(WARM_UP);
  const spansOf = (traceId: string) => spans.filter((span) => span.traceId === traceId);
  const isThere = (traceId: string) => spansOf(traceId).some(({ name }) => name === LAST_SPAN);
  for (const until = Date.now() + PATIENCE_MS; !measured.every(isThere) && Date.now() < until; )
    await sleep(LOOK_EVERY_MS);
  // An exporter drops spans when it is late: a purchase of which some are missing tells nothing.
  const found = measured.map((traceId) => breakDown(spansOf(traceId))).filter((one) => one['both requests'] > 0);
  const parts = Object.keys(found[0] ?? {}) as (keyof Breakdown)[];
  return {
    ratios: [],
    reported: parts.map((part) => ({
      label: `one purchase: ${part}`,
      unit: 'ms',
      ...spreadOf(found.map((one) => one[part])),
    })),
  };
}
