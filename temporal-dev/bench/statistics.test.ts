import { median, percentile, ratioOf, spreadOf } from './statistics';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test('a percentile is a sample, by nearest rank, however the samples are ordered', () => {
  expect(percentile(hundred, 50)).toBe(50);
  expect(percentile(hundred, 99)).toBe(99);
  expect(percentile(hundred, 100)).toBe(100);
  expect(percentile([7], 1)).toBe(7);
});

test('the median of an even number lies between the two in the middle', () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

test('there is no percentile and no median of nothing', () => {
  expect(() => percentile([], 50)).toThrow('nothing');
  expect(() => median([])).toThrow('nothing');
});

test('a spread is the middle, the lowest and the highest round', () => {
  expect(spreadOf([3, 1, 2])).toEqual({ value: 2, low: 1, high: 3 });
});

test('a ratio compares each round with its neighbour: a slow minute weighs on both', () => {
  expect(ratioOf([10, 100, 20], [10, 50, 10])).toEqual({ value: 2, low: 1, high: 2 });
  expect(() => ratioOf([1], [1, 2])).toThrow('same number');
});
