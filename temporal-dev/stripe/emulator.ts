import type { Request } from 'express';
import type Stripe from 'stripe';
import { type Act, type Bend, find } from './acts/act';
import type { Faults } from './faults';
import type { IdempotencyKeys } from './http/idempotency';
import type { Store, Transaction } from './state/store';
import type { Tasks } from './tasks';

/** What every route works with. */
export interface Emulator {
  store: Store;
  faults: Faults;
  keys: IdempotencyKeys;
  tasks: Tasks;
  /** Milliseconds since 1970. */
  now(): number;
  act(tx: Transaction, origin: ActOrigin): Act;
}

export interface ActOrigin {
  request?: Request;
  requestId?: string;
  key?: string;
  bend?: Bend;
}

export interface ActSettings {
  now(): number;
  settleMs: number;
  /** Whether the webhook endpoint is told of events of this type. */
  isSent(type: string): boolean;
  /** Where browsers reach the emulator; by default where the request has reached it. */
  publicUrl?: string;
}

export const createActs =
  ({ now, settleMs, isSent, publicUrl }: ActSettings): Emulator['act'] =>
  (tx, { request, requestId, key, bend }) => ({
    tx,
    nowMs: now(),
    settleMs,
    bend: bend ?? {},
    isSent,
    request: { id: requestId ?? null, idempotency_key: key ?? null },
    challengeUrl: (paymentIntentId) => {
      const base = publicUrl ?? (request ? `${request.protocol}://${request.host}` : '');
      return `${base}/emulator/3ds/${paymentIntentId}`;
    },
  });

/** Something happens to a PaymentIntent that no request asked for. Resolves when it cannot be lost any more. */
export async function happen(
  { store, act }: Emulator,
  paymentIntentId: string,
  what: (act: Act, intent: Stripe.PaymentIntent) => unknown,
): Promise<void> {
  store.transact((tx) => what(act(tx, {}), find(tx, 'payment_intent', paymentIntentId)));
  await store.settled();
}
