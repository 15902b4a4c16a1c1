import type { Router } from 'express';
import type { ApiContext } from '../../context';
import { serve } from '../../openapi/operation';
import { paymentOperations } from '../../openapi/payments';
import { createPayment } from './create-payment';

export const paymentRoutes = (context: ApiContext): Router =>
  serve(paymentOperations, { createPayment: createPayment(context) });
