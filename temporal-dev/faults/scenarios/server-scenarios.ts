import { pay } from '../market';
import { PARTS } from '../rig';
import { isCaptured, type Scenario } from './stage';

const CAPTURE = '/v1/payment_intents/*/capture';

/** Temporal, the database and the event bus. */
export const SERVER_SCENARIOS = {
  'temporal-killed-while-waiting': {
    title: 'Temporal dies while an order waits: its deadline does not move, and it can be paid',
    async play({ market, rig, order, ends, expect }) {
      const bought = await order();
      await rig.kill('temporal');
      expect((await pay(market, bought))?.status === 201, 'the order could not be paid');
      await ends(bought, 'complete');
      const recorded = await rig.database.models.orders.findById(bought.id);
      expect(recorded?.expiresAt.getTime() === bought.expiresAtMs, 'the deadline has moved');
    },
  },
  'temporal-killed-during-payment': {
    title: 'Temporal dies between the money and the sale: the ticket is sold, charged once',
    async play({ market, rig, order, ledger, ends, expect }) {
      const bought = await order();
      await rig.stripe.arm({ path: CAPTURE, fault: { kind: 'late-answer', ms: 1_000 } });
      const paying = pay(market, bought);
      await ledger(bought.id, isCaptured);
      await rig.kill('temporal');
      expect((await paying)?.status === 201, 'the buyer was not told that it is paid');
      await ends(bought, 'complete');
    },
  },
  'database-killed-during-hold': {
    title: 'the database dies as it takes the lock: what it has acknowledged is still there',
    async play({ market, rig, ticket, order, held, ends }) {
      const ticketId = await ticket();
      const reserving = order(ticketId);
      await held(ticketId);
      await rig.kill('mongodb');
      const bought = await reserving;
      await pay(market, bought);
      await ends(bought, 'complete');
    },
  },
  'database-killed-during-sale': {
    title: 'the database dies when the money is taken: the sale is written as soon as it is back',
    async play({ market, rig, order, ledger, ends, expect }) {
      const bought = await order();
      const paying = pay(market, bought);
      await ledger(bought.id, isCaptured);
      await rig.kill('mongodb');
      expect((await paying)?.status === 201, 'the buyer was not told that it is paid');
      await ends(bought, 'complete');
    },
  },
  'nats-killed-before-publish': {
    title: 'the event bus dies between a write and its event: the event is published when it is back',
    async play({ market, rig, ticket, order, held, ends }) {
      const ticketId = await ticket();
      await rig.pause('nats');
      const reserving = order(ticketId);
      await held(ticketId);
      await rig.kill('nats');
      const bought = await reserving;
      await pay(market, bought);
      await ends(bought, 'complete');
    },
  },
  'everything-killed': {
    title: 'every process dies at once, with one order waiting and one being paid',
    async play({ market, rig, order, ledger, ends }) {
      const waiting = await order();
      const bought = await order();
      await rig.stripe.arm({ path: CAPTURE, fault: { kind: 'late-answer', ms: 1_000 } });
      const paying = pay(market, bought);
      await ledger(bought.id, isCaptured);
      await Promise.all(PARTS.filter((part) => part !== 'other-workers').map((part) => rig.kill(part)));
      await paying;
      await ends(bought, 'complete');
      await ends(waiting, 'expired');
    },
  },
} satisfies Record<string, Scenario>;
