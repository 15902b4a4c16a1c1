import { WorkflowUpdateFailedError } from '@temporalio/client';
import { newId } from '../../../api/new-id';
import { reserveOrder } from '../../../api/routes/orders/reserve-order';
import { orderWorkflowId } from '../../../shared/contracts/orders';
import { readConfig } from '../../../shared/infra/config';
import { createApiMetrics } from '../../../shared/infra/metrics';
import type { TicketDocument } from '../../../shared/infra/models/tickets';
import { countHistory, type HistoryCounts } from '../count-history';
import type { Platform } from '../platform';
import type { Measured, Measurements } from '../result';
import { spreadOf } from '../statistics';

const EACH = 5;

/** What Temporal keeps and counts of a purchase that is completed, of one that expires, and of a refusal in a race. */
export async function cost(platform: Platform): Promise<Measurements> {
  const { listTickets, signIn, reserve, pay, skipWindow, rig } = platform;
  const endings: Record<string, (ticketId: string) => Promise<string[]>> = {
    'completed purchase': async (ticketId) => {
      const buyer = await signIn();
      const orderId = await reserve(buyer, ticketId);
      await pay(buyer, orderId);
      return [orderWorkflowId(orderId)];
    },
    'expired purchase': async (ticketId) => {
      const orderId = await reserve(await signIn(), ticketId);
      await skipWindow(orderId);
      return [orderWorkflowId(orderId)];
    },
    'refusal in a race': async (ticketId) => {
      await reserve(await signIn(), ticketId);
      return [await reserveInVain(platform, ticketId)];
    },
  };
  const reported: Measured[] = [];
  for (const [label, act] of Object.entries(endings)) {
    const found: HistoryCounts[] = [];
    for (const ticketId of await listTickets(EACH))
      for (const workflowId of await act(ticketId)) {
        await rig.temporal.workflow.getHandle(workflowId).result();
        found.push(await countHistory(rig.temporal, workflowId));
      }
    if (found.length === 0) continue;
    const count = (what: string, pick: (counts: HistoryCounts) => number): Measured => ({
      label: `${what} per ${label}`,
      unit: 'number',
      ...spreadOf(found.map(pick)),
    });
    reported.push(
      count('history events', ({ events }) => events),
      count('Temporal actions', ({ actions }) => actions),
      count('workflow tasks', ({ workflowTasks }) => workflowTasks),
    );
  }
  return { ratios: [], reported };
}

/** As an API process does that has looked at the ticket just before another buyer got it. Resolves to the workflow's id. */
async function reserveInVain({ rig }: Platform, ticketId: string): Promise<string> {
  const ticket = await rig.database.models.tickets.findById(ticketId).lean<TicketDocument>();
  if (!ticket) throw new Error(`ticket ${ticketId} is not there`);
  const context = { temporal: rig.temporal, config: readConfig({}), metrics: createApiMetrics() };
  const orderId = newId();
  const refusal = await reserveOrder(context, { orderId, buyerId: newId(), ticket }).catch((error: unknown) => error);
  if (!(refusal instanceof WorkflowUpdateFailedError)) throw new Error(`ticket ${ticketId} was not refused`);
  return orderWorkflowId(orderId);
}
