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
  const slotIdOf = (place: number) => `${buyerId}:${place}`;
  const slotIds = Array.from({ length: maxOpenOrders }, (_, place) => slotIdOf(place));
  // Most buyers have no other order open: any place is free, and needs no look at the others. A retry tries the same one.
  if (await takeOneOf([slotIdOf(Number.parseInt(orderId.slice(-6), 16) % maxOpenOrders)])) return;
  const taken = await models.orderSlots.find({ _id: { $in: slotIds } }).lean<OrderSlotDocument[]>();
  if (taken.some((slot) => slot.orderId === orderId)) return;
  const takenIds = new Set(taken.map((slot) => slot._id));
  if (await takeOneOf(slotIds.filter((slotId) => !takenIds.has(slotId)))) return;
  if (await takeOneOf(await freeLostSlots(models, taken))) return;
  throw permanentFailure(ErrorType.TooManyOpenOrders, `buyer ${buyerId} has ${maxOpenOrders} open orders`);

  async function takeOneOf(freeIds: string[]): Promise<boolean> {
    for (const _id of freeIds) {
      try {
        await models.orderSlots.create([{ _id, orderId }]);
        return true;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        if (await models.orderSlots.exists({ orderId })) return true;
        // Another order of this buyer took the place just now: try the next one.
      }
    }
    return false;
  }
}

/** Gives the order's place back. Does nothing when it has none. */
export async function freeSlot({ orderSlots }: Models, orderId: string): Promise<void> {
  await orderSlots.deleteOne({ orderId });
}

/** Frees places whose order is over: an attempt that woke up late took them and died. Returns which. */
async function freeLostSlots(models: Models, slots: OrderSlotDocument[]): Promise<string[]> {
  const orderIds = slots.map((slot) => slot.orderId);
  const [settled, buried] = await Promise.all([
    models.orders.find({ _id: { $in: orderIds }, status: { $ne: 'awaiting-payment' } }, { _id: 1 }).lean(),
    models.tombstones.find({ _id: { $in: orderIds } }, { _id: 1 }).lean(),
  ]);
  const over = new Set([...settled, ...buried].map(({ _id }) => _id));
  const lost = slots.filter((slot) => over.has(slot.orderId));
  for (const { _id, orderId } of lost) await models.orderSlots.deleteOne({ _id, orderId });
  return lost.map(({ _id }) => _id);
}
