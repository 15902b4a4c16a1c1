import { CITIES } from '../../../../temporal-dev/seed/cities';
import { timeZoneOf } from './city-time-zones';

test.each(Object.entries(CITIES))('knows the clocks of %s, a city of the demo catalogue', (city, { timeZone }) => {
  expect(timeZoneOf(city)).toBe(timeZone);
});

test('knows a city however it is written', () => {
  expect(timeZoneOf(' SAO PAULO')).toBe('America/Sao_Paulo');
  expect(timeZoneOf('Zürich')).toBe('Europe/Zurich');
});

test.each(['Atlantis', '', 'constructor'])('does not guess: %p', (city) => {
  expect(timeZoneOf(city)).toBeUndefined();
});
