import express from 'express';
import request from 'supertest';
import { createLogger } from '../../shared/infra/logger';
import { requestLog } from './request-log';

interface Line {
  level: number;
  req: { method: string; url: string };
  res: { statusCode: number };
}

const INFO = 30;
const ERROR = 50;

async function logOf(path: string): Promise<Line[]> {
  const lines: Line[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const app = express()
    .use(requestLog(createLogger('api', { LOG_LEVEL: 'info' }, destination)))
    .get('/status/:status', (req, res) => void res.sendStatus(Number(req.params.status)))
    .get('/livez', (_req, res) => void res.sendStatus(200));
  await request(app).get(path);
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

  it('leaves probes out', async () => {
    expect(await logOf('/livez')).toEqual([]);
  });
});
