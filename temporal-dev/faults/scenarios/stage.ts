import { setTimeout as sleep } from 'node:timers/promises';
import type { CancelReason, OrderStatus } from '../../../shared/contracts/orders';
import type { HoldDocument } from '../../../shared/infra/models/holds';
import type { LedgerLine } from '../../stripe';
import type { Person } from '../client';
import { listTicket, type Market, type OpenOrder, readOrder, reserve } from '../market';
import type { Rig } from '../rig';

/** One thing that goes wrong at one moment, and what must come of it. */
export interface Scenario {
  /** What the reader learns from the list. */
  title: string;
  /** Throws ScenarioFailure when it ends otherwise. */
  play(stage: Stage): Promise<void>;
}

export class ScenarioFailure extends Error {}

/** Where a scenario plays: people, the parts of the stack, and what is watched behind the front door. */
export interface Stage {
  market: Market;
  rig: Rig;
  seller: Person;
  buyer: Person;
  rival: Person;
  ticket(): Promise<string>;
  /** The buyer's purchase of a new ticket, or of that one. */
  order(ticketId?: string): Promise<OpenOrder>;
  /** Resolves at the moment in which the ticket is held. */
  held(ticketId: string): Promise<HoldDocument>;
  /** Resolves when the order's payment at Stripe is as asked. */
  ledger(orderId: string, isReached: (line: LedgerLine) => boolean): Promise<LedgerLine>;
  /** Waits for the order's end and compares it. */
  ends(order: OpenOrder, ...endings: (OrderStatus | CancelReason)[]): Promise<void>;
  expect(fact: boolean, what: string): void;
}

/** Longer than recovery takes. */
const PATIENCE_MS = 240_000;

export function openStage(market: Market): Stage {
  const { rig, sellers, buyers } = market;
  const [seller] = sellers;
  const [buyer, rival = buyer] = buyers;

  const ticket = async () => (await listTicket(seller)) ?? fail('the ticket was not listed');
  return {
    market,
    rig,
    seller,
    buyer,
    rival,
    ticket,
    async order(wanted) {
      const ticketId = wanted ?? (await ticket());
      // A purchase that came to nothing in time has yet to give the ticket back.
      return watch(500, 'the ticket to be reserved', () => reserve(market, { buyer, seller, ticketId }));
    },
    held: (ticketId) =>
      watch(2, 'the ticket to be held', async () => {
        const hold = await rig.database.models.holds.findById(ticketId).lean<HoldDocument>();
        return hold ?? undefined;
      }),
    ledger: (orderId, isReached) =>
      watch(10, 'Stripe', async () =>
        (await rig.stripe.ledger()).find((line) => line.metadata.orderId === orderId && isReached(line)),
      ),
    async ends(order, ...endings) {
      const ended = await watch(250, `order ${order.id} to end`, async () => {
        const shown = await readOrder(order);
        return shown && shown.status !== 'awaiting-payment' ? shown : undefined;
      });
      const ending = String(ended.cancelReason ?? ended.status);
      if (!endings.some((wanted) => wanted === ending)) fail(`order ${order.id} ended as ${ending}`);
    },
    expect(fact, what) {
      if (!fact) fail(what);
    },
  };
}

function fail(what: string): never {
  throw new ScenarioFailure(what);
}

async function watch<T>(everyMs: number, what: string, look: () => Promise<T | undefined>): Promise<T> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(everyMs)) {
    const seen = await look();
    if (seen !== undefined) return seen;
  }
  return fail(`waited in vain for ${what}`);
}

export const isCaptured = ({ captures }: LedgerLine): boolean => captures > 0;
export const isAuthorized = ({ authorizedMinor, captures }: LedgerLine): boolean => authorizedMinor > 0 || captures > 0;
