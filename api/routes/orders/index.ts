import type { Router } from 'express';
import type { ApiContext } from '../../context';
import { compress } from '../../middleware/compress';
import { serve } from '../../openapi/operation';
import { orderOperations } from '../../openapi/orders';
import { cancelOrder } from './cancel-order';
import { createOrder } from './create-order';
import { extendOrder } from './extend-order';
import { getOrder } from './get-order';
import { listOrderEvents } from './list-order-events';
import { listOrders } from './list-orders';
import { refundOrder } from './refund-order';

export const orderRoutes = (context: ApiContext): Router =>
  serve(orderOperations, {
    listOrders: [compress, ...listOrders(context)],
    createOrder: createOrder(context),
    getOrder: getOrder(context),
    listOrderEvents: [compress, ...listOrderEvents(context)],
    cancelOrder: cancelOrder(context),
    extendOrder: extendOrder(context),
    refundOrder: refundOrder(context),
  });
