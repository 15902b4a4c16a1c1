import { readable } from './terminal';

test.each([
  ['plain text stays', 'listening', 'listening'],
  ['text that only begins like JSON stays', '{ half', '{ half'],
  ['a log line shows its message', '{"level":30,"time":1,"name":"api","msg":"ready"}', 'ready'],
  ['a warning says that it is one, with its details', '{"level":40,"msg":"slow","ms":12}', 'warning: slow ms=12'],
  [
    'a request takes one short line',
    '{"level":30,"msg":"request completed","req":{"method":"GET","url":"/api/tickets"},"res":{"statusCode":200},"responseTime":3.4}',
    'GET /api/tickets 200 (3 ms)',
  ],
])('%s', (_, line, shown) => {
  expect(readable(line)).toBe(shown);
});
