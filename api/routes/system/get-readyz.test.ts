import express from 'express';
import request from 'supertest';
import { createLogger } from '../../../shared/infra/logger';
import type { ApiContext } from '../../context';
import { createFakeFeed } from '../../testing/fake-feed';
import { FakeTemporal } from '../../testing/fake-temporal';
import { getReadyz } from './get-readyz';

const never = new Promise<never>(() => undefined);

/** An API whose MongoDB answers as `ping` says, on addresses that nobody must be told. */
function createProbe(ping: () => Promise<unknown>) {
  const lines: string[] = [];
  const temporal = new FakeTemporal();
  temporal.answers.getSystemInfo = () => ({});
  const database = { connection: { db: { admin: () => ({ ping }) } } } as unknown as ApiContext['database'];
  const logger = createLogger('api', { LOG_LEVEL: 'warn' }, { write: (line) => void lines.push(line) });
  const context = { database, temporal: temporal.client, feed: createFakeFeed(), logger } as unknown as ApiContext;
  const handler = getReadyz(context);
  return { handler, app: express().get('/readyz', handler), lines };
}

it('answers although a dependency is silent', async () => {
  const { app } = createProbe(() => never);
  const { status, body } = await request(app).get('/readyz');
  expect(status).toBe(503);
  expect(body).toEqual({ status: 'not-ready', dependencies: { mongodb: 'down', temporal: 'up', nats: 'up' } });
});

it('says which dependency is away, and keeps the reason for the log, without its password', async () => {
  const { app, lines } = createProbe(() => Promise.reject(new Error('mongodb://user:pass-word@db: refused')));
  const { text } = await request(app).get('/readyz');
  expect(text).not.toContain('mongodb://');
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['mongodb is away']);
  expect(lines.join('')).toContain('mongodb://[redacted]@db: refused');
});

it('asks a dependency once for all who ask at the same time, and again for who asks later', async () => {
  let asked = 0;
  const { handler } = createProbe(async () => {
    asked++;
  });
  const ask = () =>
    new Promise<unknown>((resolve) => {
      const res = { status: () => res, json: resolve } as unknown as express.Response;
      void handler({} as express.Request, res, () => undefined);
    });
  expect(await Promise.all([ask(), ask(), ask()])).toMatchObject([{ status: 'ready' }, {}, {}]);
  expect(asked).toBe(1);
  await ask();
  expect(asked).toBe(2);
});
