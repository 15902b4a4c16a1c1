import { defaultPayloadConverter } from '@temporalio/common';
import { Worker } from '@temporalio/worker';
import { orderWorkflowId } from '../../shared/contracts/orders';
import { loadWorkflowBundle } from '../../workers/workflow-bundle';
import { readEvents } from '../testing/read-events';
import { type Marketplace, startMarketplace, type Visitor } from '../testing/start-marketplace';
import { startTraceCollector, type TraceCollector } from '../testing/start-trace-collector';
import { until } from '../testing/until';
import { listTicket, readOrder } from './steps';

let collector: TraceCollector;
let market: Marketplace;
let orderId: string;
let ticketId: string;

const RESERVE_REQUEST = 'reserve-1';
const PAY_REQUEST = 'pay-1';
/** As a caller that traces itself sends it. */
const CALLER_TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = `00-${CALLER_TRACE}-00f067aa0ba902b7-01`;

beforeAll(async () => {
  collector = await startTraceCollector();
  market = await startMarketplace({
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
  });
  const [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
  ticketId = (await listTicket(seller)).id;
  orderId = await purchase(buyer);
});

afterAll(async () => {
  await market?.stop();
  await collector?.stop();
});

async function purchase(buyer: Visitor): Promise<string> {
  const { body } = await buyer.request<{ id: string }>('POST', '/api/orders', {
    body: { ticketId },
    headers: { 'X-Request-Id': RESERVE_REQUEST, traceparent: CALLER },
  });
  await buyer.request('POST', '/api/payments', {
    body: { orderId: body.id, paymentMethod: 'pm_card_visa' },
    headers: { 'X-Request-Id': PAY_REQUEST, traceparent: CALLER },
  });
  expect((await readOrder(buyer, body.id)).status).toBe('complete');
  await market.context.temporal.workflow.getHandle(orderWorkflowId(body.id)).result();
  return body.id;
}

it('records one trace from the requests through workflow and activities to the events', async () => {
  const names = await until(async () => {
    const traced = collector.spans.filter(({ traceId }) => traceId === CALLER_TRACE).map(({ name }) => name);
    return traced.includes('RunWorkflow:orderWorkflow') && traced.includes('POST /api/payments') ? traced : undefined;
  });
  expect(names).toEqual(
    expect.arrayContaining([
      'POST /api/orders',
      'RunWorkflow:orderWorkflow',
      'RunActivity:holdTicket',
      // Of the version before, by the same activity: in case nobody was told of it yet.
      'publish again TicketCreated',
      'publish TicketUpdated',
      'RunActivity:recordOrder',
      'publish OrderCreated',
      'POST /api/payments',
      'RunActivity:capturePayment',
      'RunActivity:sellTicket',
      'RunActivity:completeOrder',
      'publish OrderCompleted',
    ]),
  );
});

it('hangs every span of the purchase below another one of it, or below the caller', async () => {
  await until(async () => {
    const traced = collector.spans.filter(({ traceId }) => traceId === CALLER_TRACE);
    const known = new Set([...traced.map(({ spanId }) => spanId), CALLER.split('-')[2]]);
    return traced.length > 0 && traced.every(({ parentSpanId = '' }) => known.has(parentSpanId));
  });
});

it.each([false, true])('can change between tracing and not while orders run: traced then %s', async (traced) => {
  const [workflowBundle, history] = await Promise.all([
    loadWorkflowBundle({ traced }),
    market.context.temporal.workflow.getHandle(orderWorkflowId(orderId)).fetchHistory(),
  ]);
  const sinks = { exporter: { export: { fn: () => undefined } } };
  await Worker.runReplayHistory({ workflowBundle, sinks }, history);
});

it('tells subscribers in which trace an event was published', async () => {
  const events = await readEvents(market.platform.config.NATS_URL);
  const completed = events.find(({ type, subject }) => type === 'OrderCompleted' && subject === orderId);
  expect(completed?.traceparent).toMatch(new RegExp(`^00-${CALLER_TRACE}-[0-9a-f]{16}-01$`));
});

it('names the request in the workflow that it started and in the message that it sent', async () => {
  const handle = market.context.temporal.workflow.getHandle(orderWorkflowId(orderId));
  expect((await handle.describe()).memo).toEqual({ requestId: RESERVE_REQUEST });
  const { events } = await handle.fetchHistory();
  const signal = events?.find((event) => event.workflowExecutionSignaledEventAttributes);
  const header = signal?.workflowExecutionSignaledEventAttributes?.header?.fields?.requestId;
  expect(header && defaultPayloadConverter.fromPayload(header)).toBe(PAY_REQUEST);
});

it('counts the purchase once, and the time that it took', async () => {
  const counted = await market.workerMetrics.registry.metrics();
  expect(counted).toMatch(/^ticketing_orders_reserved_total 1$/m);
  expect(counted).toMatch(/^ticketing_orders_completed_total 1$/m);
  expect(counted).toMatch(/^ticketing_event_lag_seconds_count\{type="OrderCompleted"\} 1$/m);
  const measured = await market.context.metrics.registry.metrics();
  expect(measured).toMatch(/^ticketing_reserve_duration_seconds_count\{outcome="reserved"\} 1$/m);
  expect(measured).toMatch(
    /^http_request_duration_seconds_count\{method="GET",route="\/api\/orders\/:id",status="2xx"\} 1$/m,
  );
  expect(measured).not.toContain(orderId);
});
