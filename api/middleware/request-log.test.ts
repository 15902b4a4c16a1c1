import express from 'express';
import request from 'supertest';
import { addLogFields } from '../../shared/infra/log-scope';
import { createLogger } from '../../shared/infra/logger';
import { requestLog } from './request-log';

interface Line {
  level: number;
  req: { method: string; url: string };
  res: { statusCode: number };
  requestId: string;
}

const INFO = 30;
const ERROR = 50;

async function logOf(path: string, requestId = 'r1'): Promise<Line[]> {
  const lines: Line[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const app = express()
    .use(requestLog(createLogger('api', { LOG_LEVEL: 'info' }, destination)))
    .get('/status/:status', (req, res) => void res.sendStatus(Number(req.params.status)))
    .get('/livez', (_req, res) => void res.sendStatus(200))
    .get('/orders/:id', async (req, res) => {
      await Promise.resolve();
      addLogFields({ userId: 'u1', orderId: req.params.id });
      req.log.info('on the way');
      res.sendStatus(200);
    });
  await request(app).get(path).set('X-Request-Id', requestId);
  return lines;
}

describe('the access log', () => {
  it.each([
    [200, INFO],
    [302, INFO],
    [404, INFO],
    [503, ERROR],
  ])('tells an answer of %i at level %i', async (statusCode, level) => {
    expect(await logOf(`/status/${statusCode}`)).toMatchObject([
      { level, req: { method: 'GET' }, res: { statusCode } },
    ]);
  });

  it('cuts a long address', async () => {
    const [line] = await logOf(`/status/200?q=${'x'.repeat(1_000)}`);
    expect(line?.req.url).toMatch(/^\/status\/200\?q=x+$/);
    expect(line?.req.url).toHaveLength(200);
  });

  it('names the request on every line, and its user and order as soon as they are known', async () => {
    const known = { requestId: 'r1', userId: 'u1', orderId: 'o1' };
    expect(await logOf('/orders/o1')).toMatchObject([
      { msg: 'on the way', ...known },
      { msg: 'request completed', ...known },
    ]);
  });

  it.each(['with spaces', 'a'.repeat(65), '"}{"', 'ä'])('does not take over an id such as %j', async (id) => {
    const [line] = await logOf('/status/200', encodeURI(id));
    expect(line?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves probes out', async () => {
    expect(await logOf('/livez')).toEqual([]);
  });
});
