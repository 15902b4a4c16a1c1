import { isId } from '../../../shared/contracts/ids';
import { addLogFields } from '../../../shared/infra/log-scope';
import type { OrderDocument } from '../../../shared/infra/models/orders';
import type { ApiContext } from '../../context';
import { HttpProblem } from '../../errors';

/** The order with this id, whoever's it is. Version 0 is a draft: it has not happened yet, and may never. */
export async function findOrder({ database }: ApiContext, id: unknown): Promise<OrderDocument | null> {
  if (!isId(id)) return null;
  addLogFields({ orderId: id });
  return database.models.orders.findOne({ _id: id, version: { $gt: 0 } }).lean<OrderDocument>();
}

/** The buyer's own order; 404 for another's, as for one that does not exist. */
export async function findOwnOrder(context: ApiContext, id: unknown, buyerId: string): Promise<OrderDocument> {
  const order = await findOrder(context, id);
  if (order?.buyerId !== buyerId) throw orderNotFound();
  return order;
}

export const orderNotFound = () => new HttpProblem('order-not-found');
