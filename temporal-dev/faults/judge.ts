import { findViolations, type Violation } from '../checker/invariants';
import { readSnapshot, type Snapshot } from '../checker/snapshot';
import type { RunRecord } from './record';
import type { Rig } from './rig';

export interface Verdict {
  snapshot: Snapshot;
  violations: Violation[];
}

/** Reads everything and asks the checker. */
export async function judge(rig: Rig, { acknowledged }: RunRecord): Promise<Verdict> {
  const urls = { MONGO_URL: rig.mongoUrl, NATS_URL: rig.natsUrl };
  const snapshot = await readSnapshot(urls, rig.temporal, await rig.stripe.ledger(), acknowledged);
  return { snapshot, violations: findViolations(snapshot) };
}
