import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { lapseAuthorization } from './acts/cancel-payment';
import { takeRefundBack } from './acts/refund-payment';
import { createApp } from './app';
import { createActs, type Emulator, happen } from './emulator';
import { Faults } from './faults';
import { IdempotencyKeys } from './http/idempotency';
import { type LedgerLine, readLedger } from './ledger';
import type { Change } from './state/records';
import { Store } from './state/store';
import { Tasks } from './tasks';
import { Webhooks } from './webhooks';

export type { LedgerLine } from './ledger';

/** How long payments stay `processing` and refunds pending before Stripe settles them. */
const SETTLE_MS = 2_000;

export interface StripeEmulatorOptions {
  webhookSecret: string;
  /** Where events are sent; without it they can only be listed. */
  webhookUrl?: string;
  /** The types of events that are sent there, as an endpoint at Stripe names them; without it all. */
  webhookEvents?: readonly string[];
  /** Where state survives a restart; without it everything is forgotten. */
  journalFile?: string;
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
  settleMs?: number;
  /** Where browsers reach the 3-D Secure page, when not under the address that the API is called at. */
  publicUrl?: string;
}

export interface StripeEmulator {
  app: Express;
  /** Listens on 127.0.0.1 unless told otherwise; port 0 takes a free one. Resolves to the address. */
  listen(port: number, host?: string): Promise<string>;
  faults: Faults;
  ledger(): LedgerLine[];
  /** Settles at once what would settle later: processing payments, pending and failing refunds. */
  settle(): Promise<void>;
  /** Lets the authorization of this PaymentIntent lapse now, as Stripe does after seven days. */
  lapse(paymentIntentId: string): Promise<void>;
  /** Lets the bank send this PaymentIntent's refund back, which Stripe had called succeeded. */
  takeRefundBack(paymentIntentId: string): Promise<void>;
  close(): Promise<void>;
}

/** Throws when NODE_ENV is production: nobody pays here. */
export function createStripeEmulator(options: StripeEmulatorOptions): StripeEmulator {
  if (process.env.NODE_ENV === 'production') throw new Error('The Stripe emulator does not run in production.');
  const { now = Date.now, settleMs = SETTLE_MS, webhookUrl, webhookEvents, webhookSecret, publicUrl } = options;

  const store = Store.open(options.journalFile, (changes) => follow(changes));
  const faults = new Faults(() => webhooks?.wake());
  const webhooks = webhookUrl
    ? new Webhooks(store, faults, { url: webhookUrl, secret: webhookSecret, now })
    : undefined;
  const isSent = (type: string) => webhookUrl !== undefined && (webhookEvents?.includes(type) ?? true);
  const act = createActs({ now, settleMs, isSent, publicUrl });
  const tasks = new Tasks(store, (tx) => act(tx, {}), now);
  const emulator: Emulator = { store, faults, tasks, keys: new IdempotencyKeys(store, now), now, act };
  let open = true;

  function follow(changes: Change[]): void {
    if (!open) return;
    for (const [kind, id, value] of changes) {
      if (kind === 'delivery' && value?.attempts === 0) webhooks?.start(value);
      if (kind === 'task') value ? tasks.arm(value) : tasks.disarm(id);
    }
  }
  for (const delivery of store.all('delivery')) webhooks?.start(delivery);
  for (const task of store.all('task')) tasks.arm(task);

  const app = createApp(emulator);
  let server: Server | undefined;
  return {
    app,
    faults,
    ledger: () => readLedger(store),
    settle: () => tasks.settleAll(),
    lapse: (id) => happen(emulator, id, lapseAuthorization),
    takeRefundBack: (id) => happen(emulator, id, takeRefundBack),
    async listen(port, host = '127.0.0.1') {
      const listening = createServer(app);
      // Longer than any client keeps an idle connection, so that it is never the server that closes one under a request.
      listening.keepAliveTimeout = 75_000;
      server = listening;
      await new Promise<void>((resolve, reject) => {
        listening.once('error', reject).listen(port, host, resolve);
      });
      return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    },
    async close() {
      open = false;
      tasks.close();
      await webhooks?.close();
      await closeServer(server);
      await store.close();
    },
  };
}

async function closeServer(server: Server | undefined): Promise<void> {
  if (!server) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
