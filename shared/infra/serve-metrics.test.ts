import { domainEvent } from '../contracts/events';
import { createLogger } from './logger';
import { countEvent, createApiMetrics, createWorkerMetrics } from './metrics';
import { type MetricsListener, serveMetrics } from './serve-metrics';

const logger = createLogger('test', { LOG_LEVEL: 'silent' });
const anyPort = { METRICS_PORT: 0, METRICS_HOST: '127.0.0.1' };

let listener: MetricsListener | undefined;

afterEach(async () => {
  await listener?.close();
  listener = undefined;
});

async function listen(more?: () => Promise<string>): Promise<MetricsListener> {
  listener = await serveMetrics({ config: anyPort, registry: createApiMetrics().registry, logger, more });
  if (!listener) throw new Error('no metrics are served');
  return listener;
}

it('serves nothing unless a port is set', async () => {
  const { registry } = createApiMetrics();
  expect(await serveMetrics({ config: { ...anyPort, METRICS_PORT: undefined }, registry, logger })).toBeUndefined();
});

it("serves ours, the process's and another exporter's in the format of Prometheus", async () => {
  const { url } = await listen(async () => 'temporal_num_pollers 4\n');
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  expect(text).toContain('# TYPE http_request_duration_seconds histogram');
  expect(text).toMatch(/^process_cpu_user_seconds_total /m);
  expect(text).toMatch(/^temporal_num_pollers 4$/m);
});

it('fails the scrape rather than leaving a part out', async () => {
  const { url } = await listen(() => Promise.reject(new Error('away')));
  expect((await fetch(url)).status).toBe(500);
});

it('says to probes that the process is at work', async () => {
  const { url } = await listen(() => Promise.reject(new Error('away')));
  expect((await fetch(new URL('/livez', url))).status).toBe(204);
});

it('serves nothing else', async () => {
  const { url } = await listen();
  expect((await fetch(new URL('/', url))).status).toBe(404);
  expect((await fetch(url, { method: 'POST' })).status).toBe(404);
});

it('says which setting moves it when its port is taken', async () => {
  const { url } = await listen();
  const config = { ...anyPort, METRICS_PORT: Number(new URL(url).port) };
  await expect(serveMetrics({ config, registry: createApiMetrics().registry, logger })).rejects.toThrow('METRICS_PORT');
});

it('counts an expired order as expired and as cancelled, with the reason', async () => {
  const metrics = createWorkerMetrics();
  const data = {
    id: 'o1',
    ticketId: 't1',
    sellerId: 's1',
    buyerId: 'b1',
    price: { amount: 4500, currency: 'usd' },
    status: 'cancelled',
    cancelReason: 'expired',
    expiresAt: '2030-01-01T00:15:00.000Z',
    payment: null,
    version: 2,
  } as const;
  const time = new Date(Date.now() - 2_000).toISOString();
  countEvent(metrics, domainEvent('OrderExpired', data, time));
  countEvent(metrics, domainEvent('OrderCancelled', { ...data, version: 3 }, time));
  const text = await metrics.registry.metrics();
  expect(text).toMatch(/^ticketing_orders_expired_total 1$/m);
  expect(text).toMatch(/^ticketing_orders_cancelled_total\{reason="expired"\} 1$/m);
  expect(text).toMatch(/^ticketing_event_lag_seconds_bucket\{le="1",type="OrderExpired"\} 0$/m);
  expect(text).toMatch(/^ticketing_event_lag_seconds_count\{type="OrderExpired"\} 1$/m);
});
