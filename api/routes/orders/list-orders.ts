import type { RequestHandler } from 'express';
import { listOrdersQuerySchema, type OrderPage } from '../../../shared/contracts/http/orders';
import { type OrderDocument, toOrder } from '../../../shared/infra/models/orders';
import { answerRead } from '../../answer-read';
import type { ApiContext } from '../../context';
import { requireUser, userIdOf } from '../../middleware/session';
import { byId, readPage, type SortOrder } from '../../pagination';
import { parseQuery } from '../../validation';

const NEWEST_FIRST: SortOrder<OrderDocument> = { name: 'orders newest', keys: [byId(-1)] };

/** GET /api/orders: the buyer's own, newest first. */
export const listOrders = ({ database }: ApiContext): RequestHandler[] => [
  requireUser,
  async (req, res) => {
    const { status, limit, cursor } = parseQuery(listOrdersQuerySchema, req.query);
    const own = { buyerId: userIdOf(res), version: { $gt: 0 }, ...(status && { status }) };
    const page: OrderPage = await readPage(
      database.models.orders,
      { conditions: [own], order: NEWEST_FIRST, limit, cursor },
      toOrder,
    );
    answerRead(res, page);
  },
];
