import { Router } from 'express';
import type { ApiContext } from '../../context';
import { cancelOrder } from './cancel-order';
import { createOrder } from './create-order';
import { extendOrder } from './extend-order';
import { getOrder } from './get-order';
import { listOrders } from './list-orders';
import { refundOrder } from './refund-order';

export const orderRoutes = (context: ApiContext): Router =>
  Router()
    .get('/', listOrders(context))
    .post('/', createOrder(context))
    .get('/:id', getOrder(context))
    .delete('/:id', cancelOrder(context))
    .post('/:id/extend', extendOrder(context))
    .post('/:id/refund', refundOrder(context));
