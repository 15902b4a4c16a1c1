import { formatCountdown, secondsLeft, spokenMark } from './countdown';

const deadline = '2030-01-01T12:15:00Z';
const at = (time: string) => Date.parse(`2030-01-01T${time}Z`);

test('counts down to the deadline', () => {
  expect(secondsLeft(deadline, at('12:00:00'))).toBe(900);
  expect(secondsLeft(deadline, at('12:14:59'))).toBe(1);
});

test('promises no second that is not there whole', () => {
  expect(secondsLeft(deadline, at('11:59:59.100'))).toBe(900);
  expect(secondsLeft(deadline, at('12:14:58.100'))).toBe(1);
});

test('shows nothing below zero', () => {
  expect(secondsLeft(deadline, at('12:14:59.100'))).toBe(0);
  expect(secondsLeft(deadline, at('12:15:00'))).toBe(0);
  expect(secondsLeft(deadline, at('13:00:00'))).toBe(0);
});

test('writes minutes and seconds, and hours when there are any', () => {
  expect(formatCountdown(847)).toBe('14:07');
  expect(formatCountdown(9)).toBe('00:09');
  expect(formatCountdown(3729)).toBe('1:02:09');
});

test('is said aloud at a few marks only', () => {
  const said = Array.from({ length: 901 }, (_, elapsed) => spokenMark(900 - elapsed));
  expect([...new Set(said)]).toEqual([null, 600, 300, 120, 60, 30, 0]);
  expect(spokenMark(301)).toBe(600);
  expect(spokenMark(300)).toBe(300);
});
