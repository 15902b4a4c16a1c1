import { ErrorType } from '../../shared/contracts/errors';
import type { Models } from '../../shared/infra/models';
import type { OrderSlotDocument } from '../../shared/infra/models/holds';
import { isDuplicateKey } from '../../shared/infra/mongo';
import { permanentFailure } from '../failures';

/**
 * Takes one of the buyer's places for open orders; an order that has one already keeps it.
 * Throws TooManyOpenOrders, for good. Undone by freeSlot.
 */
export async function takeSlot(
  models: Models,
  { orderId, buyerId, maxOpenOrders }: { orderId: string; buyerId: string; maxOpenOrders: number },
): Promise<void> {
  const slotIds = Array.from({ length: maxOpenOrders }, (_, place) => `${buyerId}:${place}`);
  if (await models.orderSlots.exists({ orderId })) return;
  const taken = await models.orderSlots.find({ _id: { $in: slotIds } }).lean<OrderSlotDocument[]>();
  const takenIds = new Set(taken.map((slot) => slot._id));
  for (const _id of slotIds.filter((slotId) => !takenIds.has(slotId))) {
    try {
      await models.orderSlots.create([{ _id, orderId }]);
      return;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      if (await models.orderSlots.exists({ orderId })) return;
      // Another order of this buyer took the place just now: try the next one.
    }
  }
  throw permanentFailure(ErrorType.TooManyOpenOrders, `buyer ${buyerId} has ${maxOpenOrders} open orders`);
}

/** Gives the order's place back. Does nothing when it has none. */
export async function freeSlot({ orderSlots }: Models, orderId: string): Promise<void> {
  await orderSlots.deleteOne({ orderId });
}
