export interface Load {
  /** Milliseconds of each act, in the order in which they ended. */
  latencies: number[];
  perSecond: number;
}

/** Does something so many times, so many at once: each of them begins the next as soon as it has ended one. */
export async function runLoad(
  { count, concurrency }: { count: number; concurrency: number },
  act: (number: number) => Promise<unknown>,
): Promise<Load> {
  const latencies: number[] = [];
  let begun = 0;
  const began = performance.now();
  const lane = async () => {
    while (begun < count) {
      const number = begun++;
      const actBegan = performance.now();
      await act(number);
      latencies.push(performance.now() - actBegan);
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, lane));
  return { latencies, perSecond: (count * 1000) / (performance.now() - began) };
}

/** Ours and theirs in turns, so that both meet the machine in the same mood. */
export async function inTurns<Ours, Theirs>(
  rounds: number,
  ours: (round: number) => Promise<Ours>,
  theirs: (round: number) => Promise<Theirs>,
): Promise<{ ours: Ours[]; theirs: Theirs[] }> {
  const found = { ours: [] as Ours[], theirs: [] as Theirs[] };
  for (let round = 0; round < rounds; round++) {
    found.ours.push(await ours(round));
    found.theirs.push(await theirs(round));
  }
  return found;
}
