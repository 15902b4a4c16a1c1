import { Router } from 'express';
import type { ApiContext } from '../../context';
import { createPayment } from './create-payment';

export const paymentRoutes = (context: ApiContext): Router => Router().post('/', createPayment(context));
