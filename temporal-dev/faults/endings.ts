import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { orderWorkflowId } from '../../shared/contracts/orders';
import {
  cancel,
  editTicket,
  extend,
  GOOD_CARD,
  type Market,
  type OpenOrder,
  pay,
  payInBrowser,
  readOrder,
  refund,
  reserve,
} from './market';
import type { Random } from './random';
import type { Rig } from './rig';

/** What a buyer does with a reserved order. */
type Ending = (market: Market, order: OpenOrder, random: Random) => Promise<unknown>;

const BANK_ASKS = 'pm_card_threeDSecure2Required';
const MENDABLE = ['pm_card_chargeDeclinedInsufficientFunds', 'pm_card_chargeDeclinedIncorrectCvc'] as const;
const FINAL = ['pm_card_visa_chargeDeclinedLostCard', 'pm_card_chargeDeclinedFraudulent'] as const;
/** Around the deadline, in ms. */
const TICK = 250;

const untilDeadline = ({ expiresAtMs }: OpenOrder, offsetMs: number) =>
  sleep(Math.max(0, expiresAtMs + offsetMs - Date.now()));

const workflowOf = (rig: Rig, { id }: OpenOrder) => rig.temporal.workflow.getHandle(orderWorkflowId(id));

/** The workflow is over, or Temporal is away: an operator shrugs. */
const byOperator = (act: () => Promise<unknown>) => act().catch(() => undefined);

export const ENDINGS = {
  'pays at once': (market, order) => pay(market, order),
  'pays after a decline': async (market, order, random) => {
    await pay(market, order, random.pick(MENDABLE));
    await pay(market, order);
  },
  'is declined for good': (market, order, random) => pay(market, order, random.pick(FINAL)),
  'is declined three times': async (market, order, random) => {
    for (let attempt = 1; attempt <= 3; attempt++) await pay(market, order, random.pick(MENDABLE));
  },
  'clicks twice': async (market, order) => {
    const key = randomUUID();
    await Promise.all([pay(market, order, GOOD_CARD, key), pay(market, order, GOOD_CARD, key)]);
  },
  'pays in two tabs at once': (market, order) =>
    Promise.all([pay(market, order), pay(market, order, 'pm_card_mastercard')]),
  'pays here and in the browser at once': (market, order) =>
    Promise.all([pay(market, order), payInBrowser(market, order)]),
  'pays and cancels at once': async (market, order, random) => {
    const paying = random.chance(0.5) ? pay(market, order) : payInBrowser(market, order);
    await sleep(random.between(0, 120));
    await Promise.all([paying, cancel(market, order)]);
  },
  'cancels, and another buyer takes the ticket': async (market, order, random) => {
    await sleep(random.between(0, 1_500));
    if ((await cancel(market, order)) !== 200) return;
    const other = await reserve(market, { ...order, buyer: random.pick(market.buyers) });
    if (other && other.id !== order.id) await pay(market, other);
  },
  'pays in the browser': (market, order) => payInBrowser(market, order),
  'pays in the browser at the last moment': async (market, order, random) => {
    await untilDeadline(order, random.between(-2 * TICK, TICK));
    await payInBrowser(market, order);
  },
  'pays at the last moment': async (market, order, random) => {
    await untilDeadline(order, random.between(-TICK, TICK));
    await pay(market, order);
  },
  'pays too late': async (market, order) => {
    const secret = (await readOrder(order))?.payment?.clientSecret;
    await untilDeadline(order, 1_000);
    await Promise.all([pay(market, order), secret && market.rig.stripe.confirmInBrowser(secret, GOOD_CARD)]);
  },
  'asks the bank': async (market, order, random) => {
    const answer = await pay(market, order, BANK_ASKS);
    const { paymentIntentId } = answer?.body ?? {};
    if (answer?.status !== 402 || !paymentIntentId) return;
    await sleep(random.between(0, 2_000));
    await market.rig.stripe.passChallenge(paymentIntentId);
  },
  'extends, then pays': async (market, order, random) => {
    await sleep(random.between(0, 4_000));
    await extend(order);
    if (random.chance(0.7)) await pay(market, order);
  },
  'is met by an edit': (market, order, random) =>
    Promise.all([
      pay(market, order),
      sleep(random.between(0, 100)).then(() => editTicket(order.seller, order.ticketId, 'The Tin Comets, again')),
    ]),
  'cancels when it is paid': async (market, order) => {
    await pay(market, order);
    await cancel(market, order);
  },
  'wants the money back': async (market, order, random) => {
    if ((await pay(market, order))?.status !== 201) return;
    await sleep(random.between(0, 500));
    await refund(market, order, random.chance(0.5) ? order.buyer : order.seller);
  },
  'wants the money back, and so does the seller': async (market, order) => {
    if ((await pay(market, order))?.status !== 201) return;
    await Promise.all([refund(market, order, order.buyer), refund(market, order, order.seller)]);
    // The ticket is back on sale.
    const next = await reserve(market, { ...order, buyer: order.buyer });
    if (next) await pay(market, next);
  },
  'gets a refund that fails at first': async (market, order) => {
    if ((await pay(market, order, 'pm_card_pendingRefund'))?.status === 201) await refund(market, order, order.buyer);
  },
  'an operator cancels the workflow': async ({ rig }, order, random) => {
    await sleep(random.between(0, 1_000));
    await byOperator(() => workflowOf(rig, order).cancel());
  },
  'pays, and an operator terminates the workflow': async (market, order, random) => {
    const paying = random.chance(0.5) ? pay(market, order) : undefined;
    await sleep(random.between(0, 400));
    await byOperator(() => workflowOf(market.rig, order).terminate('a fault run'));
    await paying;
  },
  'walks away': async () => undefined,
} satisfies Record<string, Ending>;

export type EndingName = keyof typeof ENDINGS;

/** How likely each is. */
export const WEIGHTS: Readonly<Record<EndingName, number>> = {
  'pays at once': 20,
  'pays after a decline': 8,
  'is declined for good': 3,
  'is declined three times': 2,
  'clicks twice': 4,
  'pays in two tabs at once': 5,
  'pays here and in the browser at once': 5,
  'pays and cancels at once': 8,
  'cancels, and another buyer takes the ticket': 5,
  'pays in the browser': 8,
  'pays in the browser at the last moment': 4,
  'pays at the last moment': 5,
  'pays too late': 3,
  'asks the bank': 3,
  'extends, then pays': 4,
  'is met by an edit': 4,
  'cancels when it is paid': 2,
  'wants the money back': 5,
  'wants the money back, and so does the seller': 4,
  'gets a refund that fails at first': 2,
  'an operator cancels the workflow': 2,
  'pays, and an operator terminates the workflow': 1,
  'walks away': 5,
};
