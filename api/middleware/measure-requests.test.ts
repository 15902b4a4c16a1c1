import express from 'express';
import request from 'supertest';
import { createApiMetrics } from '../../shared/infra/metrics';
import { measureRequests } from './measure-requests';

/** What is counted for one request, without its times. */
async function counted(method: 'get' | 'post' | 'propfind', path: string): Promise<string[]> {
  const metrics = createApiMetrics();
  const app = express()
    .use(measureRequests(metrics))
    .get('/api/orders/:id', (_req, res) => void res.json({}))
    .post('/api/orders/:id', (_req, _res, next) => next(new Error('broken')))
    .use((_req, res) => void res.sendStatus(404))
    .use(((_error, _req, res, _next) => void res.sendStatus(500)) satisfies express.ErrorRequestHandler);
  await request(app)[method](path);
  const text = await metrics.registry.getSingleMetricAsString('http_request_duration_seconds');
  return text.split('\n').filter((line) => line.includes('_count{'));
}

const line = (method: string, route: string, status: string) =>
  `http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"} 1`;

it('counts a request under the template of its route, never under its path', async () => {
  expect(await counted('get', '/api/orders/665f1c2e9b1d8e0012345678')).toEqual([line('GET', '/api/orders/:id', '2xx')]);
});

it('counts what broke under its route too', async () => {
  expect(await counted('post', '/api/orders/1')).toEqual([line('POST', '/api/orders/:id', '5xx')]);
});

it('gives made-up paths and methods no labels of their own', async () => {
  expect(await counted('get', '/made/up')).toEqual([line('GET', 'other', '4xx')]);
  expect(await counted('propfind', '/made/up')).toEqual([line('other', 'other', '4xx')]);
});
