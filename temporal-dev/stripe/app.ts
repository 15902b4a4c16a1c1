import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import Stripe from 'stripe';
import { ZodError, z } from 'zod';
import type { Emulator } from './emulator';
import { StripeFailure } from './errors';
import { balanceTransactionRoutes } from './routes/balance-transactions';
import { challengeRoutes } from './routes/challenge';
import { chargeRoutes } from './routes/charges';
import { controlRoutes } from './routes/control';
import { customerRoutes } from './routes/customers';
import { eventRoutes } from './routes/events';
import { paymentIntentRoutes } from './routes/payment-intents';
import { paymentMethodRoutes } from './routes/payment-methods';
import { refundRoutes } from './routes/refunds';

/** The HTTP side of the emulator. */
export function createApp(emulator: Emulator): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'extended');
  app.get('/', (_request, response) => {
    response
      .type('text')
      .send(`Stripe emulator for development and tests. It speaks Stripe's API ${Stripe.API_VERSION} under /v1.\n`);
  });
  app.use(controlRoutes(emulator));
  app.use(deadDropsEverything(emulator));
  app.use(express.urlencoded({ extended: true, limit: '1mb' }));
  app.use(challengeRoutes(emulator));
  app.use('/v1', openToBrowsers);
  for (const routes of [
    paymentIntentRoutes,
    chargeRoutes,
    refundRoutes,
    customerRoutes,
    paymentMethodRoutes,
    balanceTransactionRoutes,
    eventRoutes,
  ])
    app.use(routes(emulator));
  app.use(unknownRoute);
  app.use(answerError);
  return app;
}

const deadDropsEverything =
  ({ faults }: Emulator): RequestHandler =>
  (request, _response, next) => {
    if (faults.dead) request.socket.destroy();
    else next();
  };

/** Stripe's API can be called from any origin; the publishable key decides what it answers. */
const openToBrowsers: RequestHandler = (request, response, next) => {
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Headers': 'authorization, content-type, idempotency-key, stripe-version',
    'Access-Control-Allow-Methods': 'GET, POST, DELETE',
    'Access-Control-Expose-Headers': 'Request-Id, Idempotent-Replayed',
  });
  if (request.method === 'OPTIONS') response.status(204).end();
  else next();
};

const unknownRoute: RequestHandler = (request) => {
  throw new StripeFailure(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${request.method}: ${request.path}). The Stripe emulator knows only what an order with cards needs.`,
  });
};

const answerError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  if (error instanceof StripeFailure) response.status(error.status).json({ error: error.body });
  else if (error instanceof ZodError)
    response.status(400).json({ error: { type: 'invalid_request_error', message: z.prettifyError(error) } });
  else if (error instanceof URIError || (error instanceof Error && 'expose' in error && error.expose === true))
    response.status(400).json({ error: { type: 'invalid_request_error', message: error.message } });
  else {
    process.stderr.write(`stripe emulator: ${error instanceof Error ? error.stack : String(error)}\n`);
    response
      .status(500)
      .json({ error: { type: 'api_error', message: 'The Stripe emulator has a defect; see its log.' } });
  }
};
