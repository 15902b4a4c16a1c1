import { ErrorType } from '../../shared/contracts/errors';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';

export interface ExtendHoldInput {
  ticketId: string;
  orderId: string;
  /** RFC 3339: the new end of the payment window. */
  expiresAt: string;
}

/**
 * Moves the end of an order's hold, never back. Key: the instant itself. Throws HoldLost, for good, when the hold is not
 * the order's.
 */
export async function extendHold({ models }: ActivityDependencies, input: ExtendHoldInput): Promise<void> {
  const { ticketId, orderId, expiresAt } = input;
  const { matchedCount } = await models.holds.updateOne(
    { _id: ticketId, ownerId: orderId, kind: 'order' },
    { $max: { expiresAt: new Date(expiresAt) } },
  );
  if (matchedCount === 0)
    throw permanentFailure(ErrorType.HoldLost, `ticket ${ticketId} is not held by order ${orderId}`);
}
