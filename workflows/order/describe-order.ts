import { setCurrentDetails } from '@temporalio/workflow';
import type { OrderDesk } from './order-desk';

/** Says in a sentence, in the Web UI, where the order stands and until when. */
export function describeOrder(desk: OrderDesk): void {
  setCurrentDetails(sentence(desk));
}

export function sentence(desk: OrderDesk): string {
  const until = new Date(desk.deadlineMs).toISOString();
  const refusal = `Refused: ${desk.refusal?.message ?? 'the ticket could not be reserved'}.`;
  // What was refused is complete or cancelled only if an earlier run of the workflow has settled it.
  if (desk.refusal && (desk.stage === 'complete' || desk.stage === 'cancelled'))
    return `The order was ${desk.stage} before this run of its workflow began; nothing was changed.`;
  switch (desk.stage) {
    case 'reserving':
      return desk.refusal ? `${refusal} What was begun is being undone.` : 'Reserving the ticket.';
    case 'awaiting-payment': {
      const declines =
        desk.attemptsMade > 0 ? ` ${desk.attemptsMade} of ${desk.input.paymentAttempts} attempts were declined.` : '';
      const extended = desk.extensionsMade > 0 ? ' The buyer extended the window.' : '';
      return `The ticket is held; waiting for the buyer's payment until ${until}.${declines}${extended}`;
    }
    case 'paying':
      return 'A payment is being made; the ticket stays held until Stripe answers.';
    case 'closing':
      return `The order is ending (${desk.cancelReason}); the ticket stays held until Stripe confirms that nothing was paid.`;
    case 'complete':
      return 'Paid; the ticket is sold.';
    case 'cancelled':
      return `Cancelled (${desk.cancelReason})${desk.finalDecline ? `: ${desk.finalDecline.decline.code}` : ''}; the ticket is back on sale.`;
    case 'refused':
      return refusal;
  }
}
