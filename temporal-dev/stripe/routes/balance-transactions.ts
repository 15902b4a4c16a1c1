import { Router } from 'express';
import { type Act, find, idOf } from '../acts/act';
import type { Emulator } from '../emulator';
import { type Call, endpoint } from '../http/endpoint';
import { listPage, readPage } from '../http/list';

export function balanceTransactionRoutes(emulator: Emulator): Router {
  const router = Router();
  router.get('/v1/balance_transactions', endpoint(emulator, parseList));
  router.get('/v1/balance_transactions/:id', endpoint(emulator, parseRetrieve));
  return router;
}

function parseList({ params }: Call) {
  const page = readPage(params);
  const currency = params.string('currency');
  const source = params.string('source');
  const type = params.string('type');
  return ({ tx }: Act) =>
    listPage(
      '/v1/balance_transactions',
      tx
        .all('balance_transaction')
        .filter((line) => currency === undefined || line.currency === currency)
        .filter((line) => source === undefined || idOf(line.source) === source)
        .filter((line) => type === undefined || line.type === type),
      page,
    );
}

const parseRetrieve =
  ({ id }: Call) =>
  ({ tx }: Act) =>
    find(tx, 'balance_transaction', id);
