import { orderWorkflowId } from '../../../shared/contracts/orders';
import { countHistory, type HistoryCounts } from '../count-history';
import type { Platform } from '../platform';
import type { Measured, Measurements } from '../result';
import { spreadOf } from '../statistics';

const EACH = 5;

/** What Temporal keeps and counts of a purchase that is completed, of one that expires, and of a refusal in a race. */
export async function cost(platform: Platform): Promise<Measurements> {
  const { listTickets, signIn, reserve, pay, skipWindow, rig, call } = platform;
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
      const buyers = await Promise.all(Array.from({ length: 4 }, () => signIn()));
      await Promise.all(buyers.map((by) => call('POST', '/api/orders', { by, body: { ticketId } })));
      const query = `TicketId = "${ticketId}" AND OrderStatus = "refused"`;
      const refused: string[] = [];
      for await (const { workflowId } of rig.temporal.workflow.list({ query })) refused.push(workflowId);
      return refused;
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
