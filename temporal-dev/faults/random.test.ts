import { seededRandom } from './random';

const draw = (seed: number, label: string) => {
  const random = seededRandom(seed, label);
  return Array.from({ length: 200 }, () => random.next());
};

it('makes the same choices again under the same seed and label', () => {
  expect(draw(7, 'purchase 1')).toEqual(draw(7, 'purchase 1'));
});

it('makes other choices under another seed, or another label', () => {
  expect(draw(7, 'purchase 1')).not.toEqual(draw(8, 'purchase 1'));
  expect(draw(7, 'purchase 1')).not.toEqual(draw(7, 'purchase 2'));
});

it('spreads its numbers evenly from 0 up to 1', () => {
  const buckets = [0, 0, 0, 0];
  const random = seededRandom(1, 'spread');
  for (let index = 0; index < 4_000; index++) {
    const bucket = Math.floor(random.next() * 4);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  for (const size of buckets) expect(Math.abs(size - 1_000)).toBeLessThan(150);
});

it('draws whole numbers from both ends and what lies between', () => {
  const random = seededRandom(1, 'between');
  const drawn = new Set(Array.from({ length: 300 }, () => random.between(-1, 2)));
  expect([...drawn].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
});

it('never chooses what has no weight, and mostly what has the most', () => {
  const random = seededRandom(3, 'weights');
  const chosen = Array.from({ length: 500 }, () => random.weighted({ never: 0, seldom: 1, often: 9 }));
  expect(chosen).not.toContain('never');
  expect(chosen).toContain('seldom');
  expect(chosen.filter((name) => name === 'often').length).toBeGreaterThan(400);
});
