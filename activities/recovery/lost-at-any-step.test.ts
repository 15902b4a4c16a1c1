import { startEmulator, type TestEmulator } from '../../temporal-dev/stripe/test-emulator';
import { startTestDatabase, type TestDatabase } from '../../temporal-dev/testing/start-test-database';
import type { ActivityDependencies } from '../dependencies';
import { cancelOrder } from '../orders/cancel-order';
import { completeOrder } from '../orders/complete-order';
import { recordOrder } from '../orders/record-order';
import { recordRefund } from '../orders/update-order';
import { authorizePayment } from '../payments/authorize-payment';
import { capturePayment } from '../payments/capture-payment';
import { closePayment } from '../payments/close-payment';
import { preparePayment } from '../payments/prepare-payment';
import { recordPayment } from '../payments/record-payment';
import { refundPayment } from '../payments/refund-payment';
import { crashEverywhere } from '../testing/crash-points';
import { createScene, expectConsistent, listTicket, newId, PRICE, type Scene, WINDOW_END } from '../testing/scene';
import { holdTicket } from '../tickets/hold-ticket';
import { releaseTicket } from '../tickets/release-ticket';
import { sellTicket } from '../tickets/sell-ticket';
import { withdrawSale } from '../tickets/withdraw-sale';
import { findBrokenOrders } from './find-broken-orders';
import { findLostOwners } from './find-lost-owners';
import { findLostRefunds } from './find-lost-refunds';
import { retellChanges } from './retell-changes';

/** The workflow of an order may be terminated between any two steps of its activities. */

let database: TestDatabase;
let emulator: TestEmulator;
let scene: Scene;
beforeEach(async () => {
  [database, emulator] = await Promise.all([startTestDatabase(), startEmulator({ settleMs: 0 })]);
  scene = createScene(database.models, emulator.stripe);
});
afterEach(() => Promise.all([database.close(), emulator.close()]));

/** Nothing is too young. */
const NOW = { olderThanMs: -60_000 };

interface Purchase {
  orderId: string;
  ticketId: string;
  buyerId: string;
  /** Set at the second call: what recovery's looks found after the workflow was lost. */
  found?: Set<string>;
  isLost?: boolean;
}
type Story = (dependencies: ActivityDependencies, order: Purchase) => Promise<void>;

const newPurchase = async (): Promise<Purchase> => ({
  orderId: newId(),
  ticketId: await listTicket(scene),
  buyerId: newId(),
});

const reserve: Story = async (dependencies, { orderId, ticketId, buyerId }) => {
  const ticket = await holdTicket(dependencies, { orderId, ticketId, buyerId, expiresAt: WINDOW_END });
  await recordOrder(dependencies, { orderId, buyerId, ticket, expiresAt: WINDOW_END, maxOpenOrders: 1 });
};
const prepare = (dependencies: ActivityDependencies, order: Purchase) =>
  preparePayment(dependencies, { ...order, title: 'A concert', price: PRICE, firstAskedMs: Date.now() });

const buy: Story = async (dependencies, order) => {
  const { orderId, ticketId } = order;
  await reserve(dependencies, order);
  const { paymentIntentId } = await prepare(dependencies, order);
  const attempt = { orderId, paymentIntentId, attemptId: newId(), paymentMethod: 'pm_card_visa' };
  await authorizePayment(dependencies, attempt);
  const payment = await capturePayment(dependencies, { orderId, paymentIntentId });
  await sellTicket(dependencies, { orderId, ticketId, paymentIntentId });
  await completeOrder(dependencies, { orderId, payment });
};

const failToPay: Story = async (dependencies, order) => {
  const { orderId, ticketId } = order;
  await reserve(dependencies, order);
  const { paymentIntentId } = await prepare(dependencies, order);
  await closePayment(dependencies, { paymentIntentId, voidAuthorized: true });
  await recordPayment(dependencies, { paymentIntentId, status: 'failed' });
  await cancelOrder(dependencies, { orderId, cancelReason: 'payment-failed' });
  await releaseTicket(dependencies, { ticketId, orderId });
};

const refund: Story = async (dependencies, { orderId, ticketId }) => {
  const payment = await dependencies.models.payments.findOne({ orderId }).lean();
  const paymentIntentId = payment?._id ?? '';
  await recordRefund(dependencies, { orderId, paymentStatus: 'refund-pending' });
  await refundPayment(dependencies, { paymentIntentId });
  await withdrawSale(dependencies, { ticketId, orderId, backOnSale: true });
  await recordPayment(dependencies, { paymentIntentId, status: 'refunded' });
  await recordRefund(dependencies, { orderId, paymentStatus: 'refunded' });
};

/** Every order that one look of recovery would hand on. It also publishes what nobody may have been told. */
async function lookAround(): Promise<Set<string>> {
  await retellChanges(scene, NOW);
  const [owners, broken, refunds] = await Promise.all([
    findLostOwners(scene, NOW),
    findBrokenOrders(scene, { ...NOW, again: [] }),
    findLostRefunds(scene, NOW),
  ]);
  const lost = owners.lost.map(({ ownerId }) => ownerId);
  return new Set([...lost, ...broken.orderIds, ...refunds.refunds.map(({ orderId }) => orderId)]);
}

/** Nothing is left of the order that anybody would have to do, or to tell. */
async function expectFinished({ orderId, ticketId }: Purchase): Promise<void> {
  const { orders, payments, orderSlots } = scene.models;
  const order = await orders.findById(orderId).lean();
  const payment = await payments.findOne({ orderId }).lean();
  expect(scene.bus.of(orderId)).toHaveLength(order?.version ?? 0);
  expect(scene.bus.of(payment?._id ?? '')).toHaveLength(payment?.version ?? 0);
  expect(await orderSlots.findOne({ orderId }).lean()).toBeNull();
  await expectConsistent(scene, ticketId);
}

it.each<[string, Story | null, Story, number]>([
  ['a purchase', null, buy, 20],
  ['an order that is not paid', null, failToPay, 20],
  ['a refund', buy, refund, 10],
])(
  '%s that loses its workflow at any step is found, or has nothing left to do',
  async (_, before, story, steps) => {
    const crashes = await crashEverywhere(scene, {
      // Nobody comes back to a step: to be lost after one is to be lost before the next.
      when: ['before'],
      async world() {
        const purchase = await newPurchase();
        if (before) await before(scene, purchase);
        return purchase;
      },
      async act(dependencies, purchase) {
        if (purchase.isLost) {
          purchase.found = await lookAround();
          return;
        }
        purchase.isLost = true;
        await story(dependencies, purchase);
      },
      async check(purchase) {
        if (!purchase.found?.has(purchase.orderId)) await expectFinished(purchase);
      },
    });
    expect(crashes.length).toBeGreaterThan(steps);
  },
  120_000,
);

it('an order whose workflow runs is not found, whatever it has written so far', async () => {
  const [waiting, sold] = [await newPurchase(), await newPurchase()];
  await reserve(scene, waiting);
  await buy(scene, sold);
  await scene.models.holds.deleteOne({ _id: sold.ticketId });
  expect(await lookAround()).toEqual(new Set([waiting.orderId, sold.orderId]));
  for (const { orderId } of [waiting, sold]) scene.running.add(`order-${orderId}`);
  expect(await lookAround()).toEqual(new Set());
});
