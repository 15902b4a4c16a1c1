import { Router } from 'express';
import type Stripe from 'stripe';
import { type Act, find } from '../acts/act';
import type { Emulator } from '../emulator';
import { type Call, endpoint } from '../http/endpoint';
import { listPage, readPage } from '../http/list';
import type { Transaction } from '../state/store';

export function eventRoutes(emulator: Emulator): Router {
  const router = Router();
  router.get('/v1/events', endpoint(emulator, parseList));
  router.get('/v1/events/:id', endpoint(emulator, parseRetrieve));
  return router;
}

function parseList({ params }: Call) {
  const page = readPage(params);
  const type = params.string('type');
  const types = params.strings('types');
  return ({ tx }: Act) => {
    const events = tx
      .all('event')
      .filter((event) => type === undefined || matches(type, event.type))
      .filter((event) => types === undefined || types.includes(event.type));
    const list = listPage('/v1/events', events, page);
    return { ...list, data: list.data.map((event) => withPending(tx, event)) };
  };
}

const parseRetrieve =
  ({ id }: Call) =>
  ({ tx }: Act) =>
    withPending(tx, find(tx, 'event', id));

/** `payment_intent.*` stands for all of them. */
const matches = (wanted: string, type: string): boolean =>
  wanted.endsWith('*') ? type.startsWith(wanted.slice(0, -1)) : type === wanted;

/** An event is stored once; whether it is still to be acknowledged, its delivery knows. */
const withPending = (tx: Transaction, event: Stripe.Event) => ({
  ...event,
  pending_webhooks: tx.get('delivery', event.id) ? 1 : 0,
});
