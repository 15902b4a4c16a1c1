import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { problemSchema } from '../shared/contracts/http/problem';
import { createLogger } from '../shared/infra/logger';
import { answerUnreadable } from './answer-unreadable';

let server: Server;
let respond: RequestListener;
const lines: string[] = [];

beforeAll(async () => {
  server = createServer((req, res) => respond(req, res));
  answerUnreadable(server, createLogger('api', { LOG_LEVEL: 'info' }, { write: (line) => void lines.push(line) }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());
beforeEach(() => {
  respond = (_req, res) => res.end('read');
  lines.length = 0;
});

/** All that comes back until the server hangs up. */
function send(...parts: string[]): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  for (const part of parts) socket.write(part);
  return text(socket);
}

const HOST = 'Host: tickets.example\r\n';
const refusals: [string, string, number, string][] = [
  ['an address that is not encoded', `GET /api/tickets?q=Zürich HTTP/1.1\r\n${HOST}\r\n`, 400, 'request-unreadable'],
  ['no HTTP at all', 'Guten Tag\r\n\r\n', 400, 'request-unreadable'],
  [
    'two lengths',
    `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
    400,
    'request-unreadable',
  ],
  ['too many headers', `GET / HTTP/1.1\r\n${HOST}Cookie: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
];

it.each(refusals)('answers %s with a problem, and hangs up', async (_what, request, status, slug) => {
  const [head = '', body = ''] = (await send(request)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head).toContain('\r\nContent-Type: application/problem+json\r\n');
  expect(head).toContain(`\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`);
  expect(head).toMatch(/\r\nConnection: close$/);
  const problem = problemSchema.parse(JSON.parse(body));
  expect(problem).toMatchObject({ type: `/problems/${slug}`, status, instance: `urn:uuid:${problem.requestId}` });
  expect(head).toContain(`\r\nX-Request-Id: ${problem.requestId}\r\n`);
});

it('finds the refused request in the log, without what it said', async () => {
  const answer = await send(`GET /?token=geheim HTTP/1.1\r\n${HOST}Authorization: Bearer geheim\r\nä: x\r\n\r\n`);
  const { requestId } = JSON.parse(answer.split('\r\n\r\n')[1] ?? '');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ requestId, status: 400 }]);
  expect(lines.join('')).not.toContain('geheim');
});

it('answers the requests before it on the same connection first', async () => {
  const answer = await send(`GET / HTTP/1.1\r\n${HOST}\r\n`, 'GET /ü HTTP/1.1\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1.1 200 OK.*read.*HTTP\/1.1 400 /s);
});

it('does not write into an answer that has begun', async () => {
  respond = (_req, res) => void res.write('begun');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n`);
  const [first] = await once(socket, 'data');
  socket.write('no length\r\n');
  const rest = await text(socket).catch(() => '');
  expect(`${first}${rest}`.match(/HTTP\/1.1/g)).toHaveLength(1);
});
