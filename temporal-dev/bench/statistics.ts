/** The arithmetic of measuring, in one place. */

/** A figure out of several rounds: the middle one, and the lowest and highest. */
export interface Spread {
  value: number;
  low: number;
  high: number;
}

/** The sample that so many of a hundred do not exceed (nearest rank). Throws when there is none. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (found === undefined) throw new Error('there is nothing to take a percentile of');
  return found;
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  if (middle.length === 0) throw new Error('there is nothing to take a median of');
  return middle.reduce((sum, sample) => sum + sample, 0) / middle.length;
}

export const spreadOf = (rounds: readonly number[]): Spread => ({
  value: median(rounds),
  low: Math.min(...rounds),
  high: Math.max(...rounds),
});

/**
 * Ours ÷ theirs, from rounds that alternated: the median of the ratios of each round with its neighbour, so that what
 * slowed the machine down for a while slowed down both.
 */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): Spread {
  if (ours.length !== theirs.length) throw new Error('both sides need the same number of rounds');
  return spreadOf(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}
