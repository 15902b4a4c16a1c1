import type { Acknowledgement } from '../checker/snapshot';

/** What a run writes down about itself, for its report and for the checker. */
export interface RunRecord {
  /** How many faults of each kind were injected. */
  faults: Map<string, number>;
  /** How many buyers did what. */
  endings: Map<string, number>;
  /** How often each call was answered with each status; 'none' when nobody answered. */
  answers: Map<string, Map<number | 'none', number>>;
  /** How often a client lost its patience. */
  gaveUp: Map<string, number>;
  /** What clients were told. */
  acknowledged: Acknowledgement[];
  /** Answers that the API does not document, and promises that were broken at once. */
  complaints: string[];
}

export const openRecord = (): RunRecord => ({
  faults: new Map(),
  endings: new Map(),
  answers: new Map(),
  gaveUp: new Map(),
  acknowledged: [],
  complaints: [],
});

export const count = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};
