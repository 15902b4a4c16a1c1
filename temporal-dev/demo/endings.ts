import type { OrderAnswer } from '../../shared/contracts/http/orders';
import type { CancelReason } from '../../shared/contracts/orders';
import { orderWorkflowId } from '../../shared/contracts/orders';
import type { StackUrls } from '../stack/settings';
import { askUntil } from './ask-until';
import {
  getOrder,
  getTicket,
  listTicket,
  meet,
  type Person,
  pay,
  payWithBadCard,
  reserve,
  tryToReserve,
} from './people';
import { showEvents } from './show-events';
import { skipWindow } from './skip-window';
import { expectThat, story } from './story';

const EXPIRY_PATIENCE_MS = 30_000;
const RELEASE_PATIENCE_MS = 10_000;
const CLOCK_SLACK_MS = 60_000;

/** One way for a purchase to end, told from the first sign-up to the last event. Throws StoryError or ApiError. */
export type Ending = (stack: StackUrls) => Promise<void>;

async function meetEverybody(apiUrl: string): Promise<{ seller: Person; buyer: Person; rival: Person }> {
  return {
    seller: await meet(apiUrl, 'Sam', 'who sells'),
    buyer: await meet(apiUrl, 'Bea', 'who buys'),
    rival: await meet(apiUrl, 'Rob', 'who is a moment too late'),
  };
}

async function showTraces(stack: StackUrls, since: Date, buyer: Person, orderId: string): Promise<void> {
  const order = await getOrder(buyer, orderId);
  await showEvents(stack.nats, since, { order, ticket: await getTicket(buyer, order.ticket.id) });
  const page = `/namespaces/default/workflows/${orderWorkflowId(orderId)}`;
  if (stack.temporalUi)
    story.link('The life of this order in the Temporal Web UI:', new URL(page, stack.temporalUi).href);
}

/** Some time ago: the clock of the event stream may be behind ours. */
const aLittleAgo = (): Date => new Date(Date.now() - CLOCK_SLACK_MS);

async function expectBackOnSale(buyer: Person, orderId: string, reason: CancelReason): Promise<OrderAnswer> {
  const order = await getOrder(buyer, orderId);
  expectThat(
    order.status === 'cancelled' && order.cancelReason === reason,
    `The order should be cancelled (${reason}), it is ${order.status} (${order.cancelReason}).`,
  );
  // Undos run newest first: the order is recorded as cancelled a moment before its ticket is released.
  const ticket = await askUntil(
    () => getTicket(buyer, order.ticket.id),
    ({ status }) => status === 'available',
    {
      otherwise: ({ status }) => `The ticket should be on sale again, it is ${status}.`,
      withinMs: RELEASE_PATIENCE_MS,
    },
  );
  story.good(`The order is ${order.status} (${order.cancelReason}); the ticket is ${ticket.status} again.`);
  return order;
}

export const purchase: Ending = async (stack) => {
  const since = aLittleAgo();
  story.title('A ticket is sold once');
  const { seller, buyer, rival } = await meetEverybody(stack.api);
  const ticket = await listTicket(seller, 'The Paper Lanterns: Slow Weather Tour');
  const order = await reserve(buyer, ticket.id);
  await tryToReserve(rival, ticket.id);
  await pay(buyer, order.id);
  await tryToReserve(rival, ticket.id);
  await showTraces(stack, since, buyer, order.id);
};

export const expiry: Ending = async (stack) => {
  const since = aLittleAgo();
  story.title('A buyer does not pay in time');
  const { seller, buyer, rival } = await meetEverybody(stack.api);
  const ticket = await listTicket(seller, 'Ida Norrland Quartet');
  const order = await reserve(buyer, ticket.id);
  await tryToReserve(rival, ticket.id);

  story.note(`${buyer.name} does nothing. Instead of waiting, the Temporal server lets the clock of this one workflow`);
  story.note('skip to its next timer: the window is as long as ever, it only passes faster.');
  const began = performance.now();
  await skipWindow(stack.temporal, orderWorkflowId(order.id));
  await askUntil(
    () => getOrder(buyer, order.id),
    ({ status }) => status !== 'awaiting-payment',
    { otherwise: () => 'The order should have expired by now; it still waits.', withinMs: EXPIRY_PATIENCE_MS },
  );
  story.good(`The payment window ended after ${((performance.now() - began) / 1000).toFixed(1)} s of our time.`);
  await expectBackOnSale(buyer, order.id, 'expired');

  const second = await reserve(rival, ticket.id);
  await pay(rival, second.id);
  await showTraces(stack, since, buyer, order.id);
};

export const decline: Ending = async (stack) => {
  const since = aLittleAgo();
  story.title('A card is declined, another one is not');
  const { seller, buyer, rival } = await meetEverybody(stack.api);
  const ticket = await listTicket(seller, 'Copper Saints');
  const order = await reserve(buyer, ticket.id);
  await payWithBadCard(buyer, order.id, 'pm_card_visa_chargeDeclinedInsufficientFunds');
  const waiting = await getOrder(buyer, order.id);
  expectThat(waiting.status === 'awaiting-payment', `The order should still wait, it is ${waiting.status}.`);
  story.good(`The order is still ${waiting.status}, and the hold stays:`);
  await tryToReserve(rival, ticket.id);
  await pay(buyer, order.id);
  await showTraces(stack, since, buyer, order.id);

  story.title('A stolen card ends the order at once');
  const other = await listTicket(seller, 'Velvet Cartography');
  const doomed = await reserve(rival, other.id);
  await payWithBadCard(rival, doomed.id, 'pm_card_visa_chargeDeclinedStolenCard');
  await expectBackOnSale(rival, doomed.id, 'payment-failed');
  await showTraces(stack, since, rival, doomed.id);
};
