import { randomUUID } from 'node:crypto';
import { orderWorkflowId } from '../../shared/contracts/orders';
import { ORDER_STATUS } from '../../shared/contracts/search-attributes';
import { type Marketplace, startMarketplace } from '../testing/start-marketplace';
import { listTicket, pay, readOrder, readTicket, reserve } from './steps';

let market: Marketplace;

beforeAll(async () => {
  market = await startMarketplace();
}, 120_000);

afterAll(() => market?.stop(), 60_000);

it('a complete order that is reset to its beginning finds itself settled, and changes nothing', async () => {
  const { temporal } = market.context;
  const [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
  const { id, ticket } = await reserve(buyer, (await listTicket(seller)).id);
  expect(await pay(buyer, id)).toMatchObject({ status: 201 });
  const workflowId = orderWorkflowId(id);
  const handle = temporal.workflow.getHandle(workflowId);
  await handle.result();
  const before = await Promise.all([readOrder(buyer, id), readTicket(seller, ticket.id)]);

  const { events } = await handle.fetchHistory();
  const { runId } = await handle.describe();
  const reset = await temporal.workflowService.resetWorkflowExecution({
    namespace: market.platform.config.TEMPORAL_NAMESPACE,
    workflowExecution: { workflowId, runId },
    workflowTaskFinishEventId: events?.find((event) => event.workflowTaskCompletedEventAttributes)?.eventId,
    requestId: randomUUID(),
    reason: 'test',
  });

  const again = temporal.workflow.getHandle(workflowId, reset.runId);
  expect(await again.result()).toEqual({ status: 'already-settled' });
  expect((await again.describe()).typedSearchAttributes.get(ORDER_STATUS)).toBe('complete');
  expect(await Promise.all([readOrder(buyer, id), readTicket(seller, ticket.id)])).toEqual(before);
  expect(market.stripe.ledger().find((line) => line.metadata.orderId === id)).toMatchObject({ netMinor: 4500 });
}, 60_000);
