import type { Ratio, Target, Unit } from './result';
import { ratioOf, spreadOf } from './statistics';

/** One side of a comparison: its name and what each round gave. */
interface Side {
  label: string;
  rounds: readonly number[];
}

export const compareSides = ({
  label,
  unit,
  ours,
  theirs,
  target,
}: {
  label: string;
  unit: Unit;
  ours: Side;
  theirs: Side;
  target: Target;
}): Ratio => ({
  label,
  ...ratioOf(ours.rounds, theirs.rounds),
  ours: { label: ours.label, unit, ...spreadOf(ours.rounds) },
  theirs: { label: theirs.label, unit, ...spreadOf(theirs.rounds) },
  target,
});
