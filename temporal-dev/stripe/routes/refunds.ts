import { Router } from 'express';
import { type Act, find, idOf } from '../acts/act';
import { refundPayment } from '../acts/refund-payment';
import type { Emulator } from '../emulator';
import { type Call, endpoint } from '../http/endpoint';
import { listPage, readPage } from '../http/list';
import { positive } from '../http/money';
import { mergeMetadata } from '../http/params';

export function refundRoutes(emulator: Emulator): Router {
  const router = Router();
  router.post('/v1/refunds', endpoint(emulator, parseCreate));
  router.get('/v1/refunds', endpoint(emulator, parseList));
  router.get('/v1/refunds/:id', endpoint(emulator, parseRetrieve));
  router.post('/v1/refunds/:id', endpoint(emulator, parseUpdate));
  return router;
}

function parseCreate({ params }: Call) {
  const amount = positive('amount', params.integer('amount'));
  const request = {
    amount,
    charge: params.string('charge'),
    paymentIntent: params.string('payment_intent'),
    reason: params.oneOf('reason', ['duplicate', 'fraudulent', 'requested_by_customer']) ?? null,
    metadata: mergeMetadata({}, params.metadata()),
  };
  return (act: Act) => refundPayment(act, request);
}

function parseList({ params }: Call) {
  const page = readPage(params);
  const charge = params.string('charge');
  const intent = params.string('payment_intent');
  return ({ tx }: Act) =>
    listPage(
      '/v1/refunds',
      tx
        .all('refund')
        .filter((refund) => charge === undefined || idOf(refund.charge) === charge)
        .filter((refund) => intent === undefined || idOf(refund.payment_intent) === intent),
      page,
    );
}

const parseRetrieve =
  ({ id }: Call) =>
  ({ tx }: Act) =>
    find(tx, 'refund', id);

function parseUpdate({ id, params }: Call) {
  const change = params.metadata();
  return ({ tx }: Act) => {
    const refund = find(tx, 'refund', id);
    return tx.put('refund', { ...refund, metadata: mergeMetadata(refund.metadata ?? {}, change) });
  };
}
