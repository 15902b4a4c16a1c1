import type { RequestHandler } from 'express';
import type { OrderPage } from '../../../shared/contracts/http/orders';
import { pageQuerySchema } from '../../../shared/contracts/http/tickets';
import { type OrderDocument, toOrder } from '../../../shared/infra/models/orders';
import type { ApiContext } from '../../context';
import { requireUser, userIdOf } from '../../middleware/session';
import { parseCursor, toPage } from '../../pagination';
import { parseQuery } from '../../validation';

/** GET /api/orders: the buyer's own, newest first. */
export const listOrders = ({ database }: ApiContext): RequestHandler[] => [
  requireUser,
  async (req, res) => {
    const { limit, cursor } = parseQuery(pageQuerySchema, req.query);
    const seen = parseCursor(cursor);
    const documents = await database.models.orders
      .find({ buyerId: userIdOf(res), version: { $gt: 0 }, ...(seen && { _id: { $lt: seen } }) })
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<OrderDocument[]>();
    const page: OrderPage = toPage(documents, limit, toOrder);
    res.json(page);
  },
];
