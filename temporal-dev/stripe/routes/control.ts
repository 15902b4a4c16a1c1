import { isIP } from 'node:net';
import express, { type RequestHandler, Router } from 'express';
import { lapseAuthorization } from '../acts/cancel-payment';
import { takeRefundBack } from '../acts/refund-payment';
import { type Emulator, happen } from '../emulator';
import { faultRuleSchema, webhookRuleSchema } from '../faults';
import { readLedger } from '../ledger';

const CONTROLS = [
  '/emulator/faults',
  '/emulator/dead',
  '/emulator/heal',
  '/emulator/settle',
  '/emulator/ledger',
  '/emulator/payment_intents/:id/lapse',
  '/emulator/payment_intents/:id/take-refund-back',
];

/** What Stripe does not have: faults, the ledger, time. For callers on this machine only. */
export function controlRoutes(emulator: Emulator): Router {
  const router = Router();
  router.get('/emulator/health', (_request, response) => {
    response.json({ status: emulator.faults.dead ? 'dead' : 'ok' });
  });
  router.use(CONTROLS, loopbackOnly);
  router.use('/emulator', express.json());

  router.get('/emulator/faults', (_request, response) => {
    response.json(emulator.faults.list());
  });
  router.post('/emulator/faults', (request, response) => {
    emulator.faults.add(faultRuleSchema.parse(request.body));
    response.status(201).json(emulator.faults.list());
  });
  router.post('/emulator/faults/webhooks', (request, response) => {
    emulator.faults.addWebhook(webhookRuleSchema.parse(request.body));
    response.status(201).json(emulator.faults.list());
  });
  router.post('/emulator/dead', (_request, response) => {
    emulator.faults.die();
    response.json(emulator.faults.list());
  });
  router.post('/emulator/heal', (_request, response) => {
    emulator.faults.heal();
    response.json(emulator.faults.list());
  });
  router.post('/emulator/settle', async (_request, response) => {
    await emulator.tasks.settleAll();
    response.status(204).end();
  });
  router.post('/emulator/payment_intents/:id/lapse', async (request, response) => {
    await happen(emulator, request.params.id, lapseAuthorization);
    response.status(204).end();
  });
  router.post('/emulator/payment_intents/:id/take-refund-back', async (request, response) => {
    await happen(emulator, request.params.id, takeRefundBack);
    response.status(204).end();
  });
  router.get('/emulator/ledger', (_request, response) => {
    response.json(readLedger(emulator.store));
  });
  return router;
}

const isLoopback = (address: string): boolean =>
  isIP(address) !== 0 && (address === '::1' || /^(::ffff:)?127\./.test(address));

const loopbackOnly: RequestHandler = (request, response, next) => {
  if (isLoopback(request.socket.remoteAddress ?? '')) next();
  else response.status(403).json({ error: { message: 'The control API answers callers on this machine only.' } });
};
