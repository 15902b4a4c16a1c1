import { formatDate, formatEventDate } from './format-date';

const INSTANT = '2030-07-13T10:30:00Z';

test.each([
  ['Tokyo', 'Sat, Jul 13, 2030, 19:30 GMT+9'],
  ['New York', 'Sat, Jul 13, 2030, 06:30 EDT'],
  ['Auckland', 'Sat, Jul 13, 2030, 22:30 GMT+12'],
])('tells an event on the clocks of %s', (city, text) => {
  expect(formatEventDate(INSTANT, city)).toBe(text);
});

test.each(['Atlantis', null])("tells an event in an unknown city, %p, on the visitor's own clock", (city) => {
  expect(formatEventDate(INSTANT, city)).toBe(formatDate(INSTANT));
  expect(formatDate(INSTANT)).toMatch(/^\w{3}, Jul 1[234], 2030, \d\d:\d\d \S+/);
});
