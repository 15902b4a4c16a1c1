import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { orderWorkflowId } from '../../shared/contracts/orders';
import { ORDER_STATUS } from '../../shared/contracts/search-attributes';
import { type Marketplace, startMarketplace } from '../testing/start-marketplace';
import { call, listTicket, pay, readOrder, readTicket, reserve } from './steps';

let market: Marketplace;

beforeAll(async () => {
  market = await startMarketplace();
});

afterAll(() => market?.stop());

/** What "reset to the first workflow task" does in the Web UI. Resolves to the new run. */
async function resetToBeginning(orderId: string): Promise<WorkflowHandle> {
  const { temporal } = market.context;
  const workflowId = orderWorkflowId(orderId);
  const handle = temporal.workflow.getHandle(workflowId);
  await handle.result();
  const { events } = await handle.fetchHistory();
  const { runId } = await handle.describe();
  const reset = await temporal.workflowService.resetWorkflowExecution({
    namespace: market.platform.config.TEMPORAL_NAMESPACE,
    workflowExecution: { workflowId, runId },
    workflowTaskFinishEventId: events?.find((event) => event.workflowTaskCompletedEventAttributes)?.eventId,
    requestId: randomUUID(),
    reason: 'test',
  });
  return temporal.workflow.getHandle(workflowId, reset.runId);
}

const netOf = (orderId: string) => market.stripe.ledger().find((line) => line.metadata.orderId === orderId)?.netMinor;

it('a complete order that is reset to its beginning finds itself settled, and changes nothing', async () => {
  const [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
  const { id, ticket } = await reserve(buyer, (await listTicket(seller)).id);
  expect(await pay(buyer, id)).toMatchObject({ status: 201 });
  const readAll = () => Promise.all([readOrder(buyer, id), readTicket(seller, ticket.id)]);
  const before = await readAll();

  const again = await resetToBeginning(id);
  expect(await again.result()).toEqual({ status: 'already-settled' });
  expect((await again.describe()).typedSearchAttributes.get(ORDER_STATUS)).toBe('complete');
  expect(await readAll()).toEqual(before);
  expect(netOf(id)).toBe(4500);
});

it('a cancelled order that is reset while another order holds its ticket finds itself settled, and leaves it alone', async () => {
  const [seller, buyer, next] = await Promise.all([
    market.signUp('seller'),
    market.signUp('buyer'),
    market.signUp('next'),
  ]);
  const { id, ticket } = await reserve(buyer, (await listTicket(seller)).id);
  expect(await call(buyer, 'DELETE', `/api/orders/${id}`)).toMatchObject({ status: 200 });
  const { id: nextId } = await reserve(next, ticket.id);
  const readAll = () => Promise.all([readOrder(buyer, id), readTicket(seller, ticket.id)]);
  const before = await readAll();

  const again = await resetToBeginning(id);
  expect(await again.result()).toEqual({ status: 'already-settled' });
  expect((await again.describe()).typedSearchAttributes.get(ORDER_STATUS)).toBe('cancelled');
  expect(await readAll()).toEqual(before);
  expect(await pay(next, nextId)).toMatchObject({ status: 201 });
  expect([netOf(id), netOf(nextId)]).toEqual([0, 4500]);
});
