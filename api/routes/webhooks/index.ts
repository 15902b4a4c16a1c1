import express, { type Router } from 'express';
import type { ApiContext } from '../../context';
import { serve } from '../../openapi/operation';
import { webhookOperations } from '../../openapi/system';
import { receiveStripeEvent } from './receive-stripe-event';

/** Stripe's largest events have some tens of kilobytes. */
const MAX_EVENT = '1mb';

/** The signature covers the raw bytes. */
export const webhookRoutes = (context: ApiContext): Router =>
  serve(webhookOperations, {
    receiveStripeEvent: [express.raw({ type: () => true, limit: MAX_EVENT }), receiveStripeEvent(context)],
  });
