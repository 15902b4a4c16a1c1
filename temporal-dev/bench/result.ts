import type { Spread } from './statistics';

/** What a run of the benchmarks has found; written as JSON, so that two runs can be compared. */
export interface BenchResult {
  /** RFC 3339. */
  at: string;
  /** What was measured: the commit, and whether files differed from it. */
  commit: string;
  isDirty: boolean;
  isFull: boolean;
  seconds: number;
  machine: { cpu: string; cores: number; memoryGb: number; system: string; loadBefore: number };
  versions: Record<string, string>;
  figures: FigureResult[];
}

export interface FigureResult extends Measurements {
  name: string;
  title: string;
  seconds: number;
  /** What the invariant checker found after the load. With a violation no number counts. */
  violations: string[];
}

export interface Measurements {
  ratios: Ratio[];
  /** What has no target. */
  reported: Measured[];
}

export type Unit = 'ms' | 'per s' | 'kB' | 'number' | '×';

export interface Measured extends Spread {
  label: string;
  unit: Unit;
}

/** Ours against a limit or a peer that was measured beside it. */
export interface Ratio extends Spread {
  label: string;
  ours: Measured;
  theirs: Measured;
  target: Target;
}

export type Target = { atMost: number } | { atLeast: number } | { exactly: number };

export function isMet({ value, target }: Pick<Ratio, 'value' | 'target'>): boolean {
  if ('atMost' in target) return value <= target.atMost;
  if ('atLeast' in target) return value >= target.atLeast;
  return value === target.exactly;
}
