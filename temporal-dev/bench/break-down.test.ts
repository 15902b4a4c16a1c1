import type { CollectedSpan } from '../testing/start-trace-collector';
import { breakDown } from './break-down';

const EPOCH_MS = 1_800_000_000_000;

const span = (
  name: string,
  [from, to]: [number, number],
  { id = name, parent, service = 'ticketing-workers' }: { id?: string; parent?: string; service?: string } = {},
): CollectedSpan => ({
  name,
  traceId: 't',
  spanId: id,
  parentSpanId: parent,
  service,
  startTimeUnixNano: `${(EPOCH_MS + from) * 1e6}`,
  endTimeUnixNano: `${(EPOCH_MS + to) * 1e6}`,
});

const api = { service: 'ticketing-api' };

it('tells where the time of a purchase went, and counts nothing twice', () => {
  const found = breakDown([
    span('POST /api/orders', [0, 60], api),
    span('mongodb find', [2, 7], { ...api, id: 'read' }),
    span('UpdateWithStartWorkflow:orderWorkflow', [10, 55], api),
    span('RunActivity:holdTicket', [20, 40], { id: 'hold' }),
    span('mongodb insert', [21, 29], { id: 'insert', parent: 'hold' }),
    // Two reads at once take the time of one.
    span('mongodb find', [30, 34], { id: 'one', parent: 'hold' }),
    span('mongodb find', [31, 34], { id: 'other', parent: 'hold' }),
    span('publish TicketUpdated', [35, 38], { parent: 'hold' }),
    // Made after the answer.
    span('RunActivity:preparePayment', [56, 70], { id: 'prepare' }),
    span('POST /api/payments', [100, 130], api),
    span('SignalWorkflow', [102, 106], api),
    span('UpdateWorkflow', [106, 128], api),
    span('RunActivity:authorizePayment', [110, 120], { id: 'authorize' }),
    span('stripe POST /v1/payment_intents/:id/confirm', [111, 119], { parent: 'authorize' }),
  ]);
  expect(found).toEqual({
    'both requests': 90,
    API: 90 - 5 - 71,
    "the API's reads and writes": 5,
    Temporal: 71 - 30,
    'activities: MongoDB': 12,
    'activities: Stripe': 8,
    'activities: publishing events': 3,
    'activities: the rest': 30 - 23,
  });
});
