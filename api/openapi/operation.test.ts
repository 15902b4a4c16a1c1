import { commonBeginning } from './operation';

it.each([
  [['/api/orders', '/api/orders/{id}', '/api/orders/{id}/refund'], '/api/orders'],
  [['/api/tickets/{id}'], '/api/tickets/'],
  [['/livez', '/readyz'], '/'],
  [['/api/config', '/api/openapi.json'], '/api/'],
  [[], ''],
])('the paths %j begin with %s', (paths, beginning) => {
  expect(commonBeginning(paths)).toBe(beginning);
});
