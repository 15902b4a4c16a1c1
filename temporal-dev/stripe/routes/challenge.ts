import express, { type Request, Router } from 'express';
import { z } from 'zod';
import { find } from '../acts/act';
import { completeChallenge } from '../acts/complete-challenge';
import type { Emulator } from '../emulator';
import { StripeFailure } from '../errors';

const outcomeSchema = z.object({ outcome: z.enum(['success', 'failure']) });

/** The bank's side of 3-D Secure: a page for people, an endpoint for tests and the storefront. */
export function challengeRoutes(emulator: Emulator): Router {
  const router = Router();
  router.use('/emulator', express.json());

  const complete = async (request: Request, id: string) => {
    const { outcome } = outcomeSchema.parse(request.body);
    const intent = emulator.store.transact((tx) =>
      completeChallenge(emulator.act(tx, { request }), find(tx, 'payment_intent', id), outcome),
    );
    await emulator.store.settled();
    return intent;
  };

  router.post('/emulator/payment_intents/:id/3ds', async (request, response) => {
    response.json(await complete(request, request.params.id));
  });

  router.get('/emulator/3ds/:id', (request, response) => {
    const intent = emulator.store.get('payment_intent', request.params.id);
    if (intent?.status !== 'requires_action') response.status(404).type('html').send(page('No payment waits here.'));
    else response.type('html').send(page(`Your bank asks: is this payment yours?${FORM}`));
  });

  router.post('/emulator/3ds/:id', async (request, response) => {
    const { id } = request.params;
    const action = emulator.store.get('payment_intent', id)?.next_action;
    const intent = await complete(request, id).catch((error: unknown) => {
      if (error instanceof StripeFailure) return undefined;
      throw error;
    });
    const returnUrl = action?.redirect_to_url?.return_url;
    if (!intent) response.status(409).type('html').send(page('This payment no longer waits.'));
    else if (!returnUrl) response.type('html').send(page('Thank you. You can close this page.'));
    else response.redirect(303, withIntent(returnUrl, intent.id, intent.client_secret));
  });
  return router;
}

/** Stripe appends these two to the return address. */
function withIntent(returnUrl: string, id: string, secret: string | null): string {
  const url = new URL(returnUrl);
  url.searchParams.set('payment_intent', id);
  url.searchParams.set('payment_intent_client_secret', secret ?? '');
  return url.href;
}

const FORM = `<form method="post">
<button name="outcome" value="success">Complete authentication</button>
<button name="outcome" value="failure">Fail authentication</button>
</form>`;

const page = (content: string) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>3-D Secure (emulated)</title>
<body style="font:1.1rem system-ui;max-width:30rem;margin:4rem auto;padding:0 1rem">
<h1>3-D Secure, emulated</h1><p>${content}</p></body></html>`;
