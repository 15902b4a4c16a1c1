import { Router } from 'express';
import { type Act, find, idOf } from '../acts/act';
import type { Emulator } from '../emulator';
import { type Call, endpoint } from '../http/endpoint';
import { listPage, readPage } from '../http/list';

export function chargeRoutes(emulator: Emulator): Router {
  const router = Router();
  router.get('/v1/charges', endpoint(emulator, parseList));
  router.get('/v1/charges/:id', endpoint(emulator, parseRetrieve));
  return router;
}

function parseList({ params }: Call) {
  const page = readPage(params);
  const intent = params.string('payment_intent');
  const customer = params.string('customer');
  return ({ tx }: Act) =>
    listPage(
      '/v1/charges',
      tx
        .all('charge')
        .filter((charge) => intent === undefined || idOf(charge.payment_intent) === intent)
        .filter((charge) => customer === undefined || idOf(charge.customer) === customer),
      page,
    );
}

const parseRetrieve =
  ({ id }: Call) =>
  ({ tx }: Act) =>
    find(tx, 'charge', id);
