import { PassThrough } from 'node:stream';
import { createTerminal, readable } from './terminal';

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

function recorded(env: NodeJS.ProcessEnv = {}, isTTY = false) {
  const output = Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.WriteStream;
  return { terminal: createTerminal(output, { NO_COLOR: '1', ...env }), shown: () => String(output.read()) };
}

test('a long message of a part is cut, and whole for LOG_LEVEL=debug', () => {
  const message = 'x'.repeat(1_000);
  const cut = recorded();
  cut.terminal.forward('api', message);
  expect(cut.shown()).toBe(`api        │ ${'x'.repeat(299)}…\n`);
  const whole = recorded({ LOG_LEVEL: 'debug' });
  whole.terminal.forward('api', message);
  expect(whole.shown()).toContain(message);
});

test('progress replaces itself in a terminal, and nothing else', () => {
  const { terminal, shown } = recorded({}, true);
  terminal.progress('stack', '1 of 3');
  terminal.progress('stack', '2 of 3');
  terminal.say('api', 'hello');
  terminal.progress('stack', '3 of 3');
  expect(shown()).toBe(
    'stack      │ 1 of 3\n\u001b[1A\u001b[2Kstack      │ 2 of 3\napi        │ hello\nstack      │ 3 of 3\n',
  );
});

test('progress is one line after the other where there is no terminal', () => {
  const { terminal, shown } = recorded();
  terminal.progress('stack', '1 of 3');
  terminal.progress('stack', '2 of 3');
  expect(shown()).toBe('stack      │ 1 of 3\nstack      │ 2 of 3\n');
});
