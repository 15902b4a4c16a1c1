import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import Stripe from 'stripe';
import type { Act, Bend } from '../acts/act';
import type { Emulator } from '../emulator';
import { invalidParam, StripeFailure, serverError } from '../errors';
import type { Fault } from '../faults';
import { newId } from '../ids';
import type { Transaction } from '../state/store';
import { authenticate, type Caller, secretKeyRequired } from './authenticate';
import { expand } from './expand';
import { fingerprint } from './idempotency';
import { Params } from './params';

/** A request whose parameters are still to be read. */
export interface Call {
  /** The id in the path, empty when there is none. */
  id: string;
  params: Params;
  caller: Caller;
}

/** Executes one request. A returned failure keeps what was written (a declined charge); a thrown one undoes it. */
export type Execute = (act: Act) => object | StripeFailure;

interface Answer {
  status: number;
  body: string;
  requestId: string;
  /** The request whose stored answer this is. */
  replayOf?: string;
}

export interface EndpointOptions {
  /** A browser may call it with the publishable key. */
  browser?: boolean;
}

/** One API call: `parse` reads and checks every parameter, what it returns executes in one transaction. */
export const endpoint =
  (emulator: Emulator, parse: (call: Call) => Execute, options: EndpointOptions = {}): RequestHandler =>
  async (request, response) => {
    const fault = emulator.faults.take(request.method, request.path);
    if (fault?.kind === 'hang') await sleep(fault.ms);
    if (fault?.kind === 'hang' || fault?.kind === 'drop-before') return cut(request);

    const key = request.method === 'POST' ? request.get('idempotency-key') : undefined;
    const requestId = newId('req');
    try {
      const answer = await produce(emulator, () => readRequest(request, parse, options), {
        request,
        requestId,
        key,
        fault,
      });
      if (fault?.kind === 'late-answer') await sleep(fault.ms);
      if (fault?.kind === 'drop-after') return cut(request);
      send(response, fault?.kind === 'fail-before' ? failed(serverError(fault.status), requestId) : answer, key);
    } finally {
      if (key) emulator.keys.release(key, requestId);
    }
  };

/** The answer, durable; the key stays locked until it has been sent. */
async function produce(emulator: Emulator, read: () => (act: Act) => Result, origin: Origin): Promise<Answer> {
  const { request, requestId, key, fault } = origin;
  try {
    const execute = read();
    const { path, body } = request;
    const stored = key ? emulator.keys.claim({ key, path, body, requestId }) : undefined;
    if (fault?.kind === 'latency') await sleep(fault.ms);
    const answer = stored
      ? { status: stored.status, body: stored.body, requestId, replayOf: stored.requestId }
      : run(emulator, execute, origin);
    await emulator.store.settled();
    return answer;
  } catch (error) {
    if (error instanceof StripeFailure) return failed(error, requestId);
    throw error;
  }
}

function readRequest(request: Request, parse: (call: Call) => Execute, options: EndpointOptions): (act: Act) => Result {
  const caller = authenticate(request.get('authorization'));
  if (caller === 'publishable' && !options.browser) throw secretKeyRequired();
  const version = request.get('stripe-version');
  if (version && version !== Stripe.API_VERSION)
    throw invalidParam('', `Invalid Stripe API version: ${version}. The emulator speaks ${Stripe.API_VERSION} only.`);
  const params = new Params(request.method === 'POST' ? (request.body ?? {}) : request.query);
  const { id = '' } = request.params;
  const execute = parse({ id: String(id), params, caller });
  const paths = params.strings('expand') ?? [];
  params.finish();
  return (act) => {
    const result = execute(act);
    return result instanceof StripeFailure ? result : { body: JSON.stringify(expand(act.tx, result, paths)) };
  };
}

type Result = StripeFailure | { body: string };

interface Origin {
  request: Request;
  requestId: string;
  key: string | undefined;
  fault: Fault | undefined;
}

/** Executes and stores the answer under the key in the same transaction: after a crash both are there or neither. */
function run(emulator: Emulator, execute: (act: Act) => Result, { request, requestId, key, fault }: Origin): Answer {
  const store = (tx: Transaction, answer: Answer): Answer => {
    if (!key) return answer;
    const print = fingerprint(request.body);
    tx.put('idempotent', { id: key, path: request.path, fingerprint: print, createdMs: emulator.now(), ...answer });
    return answer;
  };
  if (fault?.kind === 'fail-before') {
    const answer = failed(serverError(fault.status), requestId);
    return fault.stored && fault.status !== 429 ? emulator.store.transact((tx) => store(tx, answer)) : answer;
  }
  try {
    return emulator.store.transact((tx) => {
      const result = execute(emulator.act(tx, { request, requestId, key, bend: bendOf(fault) }));
      if (fault?.kind === 'fail-after') return store(tx, failed(serverError(fault.status), requestId));
      return store(
        tx,
        result instanceof StripeFailure ? failed(result, requestId) : { status: 200, body: result.body, requestId },
      );
    });
  } catch (error) {
    if (!(error instanceof StripeFailure) || !error.executed) throw error;
    return emulator.store.transact((tx) => store(tx, failed(error, requestId)));
  }
}

function bendOf(fault: Fault | undefined): Bend {
  if (fault?.kind === 'processing') return { processing: true };
  return fault?.kind === 'refund' ? { refund: fault.outcome } : {};
}

const failed = (failure: StripeFailure, requestId: string): Answer => ({
  status: failure.status,
  body: JSON.stringify({ error: failure.body }),
  requestId,
});

function send(response: Response, { status, body, requestId, replayOf }: Answer, key: string | undefined): void {
  response.set({ 'Request-Id': requestId, 'Stripe-Version': Stripe.API_VERSION });
  if (key) response.set('Idempotency-Key', key);
  if (replayOf) response.set({ 'Idempotent-Replayed': 'true', 'Original-Request': replayOf });
  response.status(status).type('json').send(body);
}

/** What a client sees when the network goes away. */
const cut = (request: Request): void => {
  request.socket.destroy();
};
