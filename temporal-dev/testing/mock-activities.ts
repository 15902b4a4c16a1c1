import { Context } from '@temporalio/activity';
import { permanentFailure } from '../../activities/failures';
import type { OrderActivities } from '../../activities/orders';
import type { RecordOrderInput } from '../../activities/orders/record-order';
import type { PaymentActivities } from '../../activities/payments';
import type { RecoveryActivities } from '../../activities/recovery';
import type { TicketActivities } from '../../activities/tickets';
import type { UserActivities } from '../../activities/users';
import type { ErrorType } from '../../shared/contracts/errors';
import type { Order } from '../../shared/contracts/orders';
import type { Payment } from '../../shared/contracts/payments';
import type { TicketSnapshot } from '../../shared/contracts/tickets';

export type Activities = OrderActivities & PaymentActivities & RecoveryActivities & TicketActivities & UserActivities;
export type ActivityName = keyof Activities;

/** One call of an activity, as it began. */
export interface Call {
  name: ActivityName;
  input: unknown;
}

export const SNAPSHOT: TicketSnapshot = {
  id: 't1',
  sellerId: 's1',
  version: 2,
  title: 'The Tin Comets',
  category: 'concert',
  price: { amount: 4500, currency: 'usd' },
  venue: null,
  city: null,
  startsAt: null,
  seat: null,
  description: null,
  pictureId: null,
};

const NOW = '2026-11-01T12:00:00.000Z';
const TICKET = { ...SNAPSHOT, status: 'available' as const, createdAt: NOW, updatedAt: NOW };
const USER = { id: 'u1', email: 'ada@example.com', name: 'Ada', version: 1, createdAt: NOW, updatedAt: NOW };

export const intentOf = (orderId: string): string => `pi_${orderId}`;

export const paymentOf = (orderId: string): Payment => ({
  id: intentOf(orderId),
  orderId,
  amount: 4500,
  currency: 'usd',
  status: 'captured',
  createdAt: NOW,
});

export const recordedOrder = ({ orderId, buyerId, ticket, expiresAt }: RecordOrderInput): Order => ({
  id: orderId,
  ticket,
  buyerId,
  price: ticket.price,
  status: 'awaiting-payment',
  cancelReason: null,
  expiresAt,
  payment: null,
  ticketCode: null,
  version: 1,
  createdAt: NOW,
  updatedAt: NOW,
});

const PLACE = { at: NOW, id: '' };
const WALK = { news: PLACE, round: PLACE };

const done = async (): Promise<void> => undefined;

/** What every activity answers when all goes well and, at the end of the window, nothing has been paid. */
const WHEN_ALL_GOES_WELL: Activities = {
  recordOrder: async (input) => recordedOrder(input),
  extendOrder: done,
  completeOrder: done,
  cancelOrder: done,
  recordRefund: done,
  findLostOwners: async () => ({ lost: [], next: { locks: PLACE, waiting: PLACE } }),
  findLostRefunds: async () => ({ refunds: [], next: PLACE }),
  findBrokenOrders: async () => ({ orderIds: [], next: { orders: WALK, payments: WALK, sales: WALK } }),
  findLaggingTickets: async () => ({ ticketIds: [], next: WALK }),
  findLostSignUps: async () => ({ signUps: [], next: WALK }),
  retellChanges: async () => ({ told: 0, next: { tickets: PLACE, users: PLACE, orders: PLACE, payments: PLACE } }),
  inspectOrder: async () => ({ isWorkflowRunning: false, record: null, paymentIntentId: null, heldTicketId: null }),
  createTicket: async () => TICKET,
  editTicket: async () => TICKET,
  freeEditLock: done,
  holdTicket: async () => SNAPSHOT,
  releaseTicket: done,
  extendHold: done,
  sellTicket: done,
  withdrawSale: done,
  mendTicketStatus: done,
  createProfile: async () => USER,
  updateProfile: async () => USER,
  preparePayment: async ({ orderId }) => ({ paymentIntentId: intentOf(orderId) }),
  authorizePayment: async () => ({ status: 'authorized' }),
  checkAuthorization: async () => ({ authorized: true }),
  capturePayment: async ({ orderId }) => paymentOf(orderId),
  closePayment: async () => ({ status: 'canceled' }),
  refundPayment: async () => ({ status: 'succeeded', failedAttempts: 0 }),
  reopenRefund: async () => ({ takenBack: false }),
  recordPaymentFailed: async () => ({ ...paymentOf('o1'), status: 'failed' }),
  recordPaymentRefunded: async () => ({ ...paymentOf('o1'), status: 'refunded' }),
};

export interface MockActivities {
  activities: Activities;
  /** From now on the activities of this workflow give these answers. Returns their calls, which grow. */
  answer(workflowId: string, answers: Partial<Activities>): Call[];
}

/** Activities without a database or Stripe: each workflow gets the answers that its test has set. */
export function mockActivities(): MockActivities {
  const worlds = new Map<string, { answers: Activities; calls: Call[] }>();
  const names = Object.keys(WHEN_ALL_GOES_WELL) as ActivityName[];
  const activities = names.map((name) => [
    name,
    async (input: never) => {
      const { workflowId } = Context.current().info.workflowExecution ?? {};
      const world = worlds.get(workflowId ?? '');
      if (!world) throw new Error(`No test has set the answers of ${workflowId}`);
      world.calls.push({ name, input });
      return world.answers[name](input);
    },
  ]);
  return {
    activities: Object.fromEntries(activities),
    answer(workflowId, answers) {
      const calls: Call[] = [];
      worlds.set(workflowId, { answers: { ...WHEN_ALL_GOES_WELL, ...answers }, calls });
      return calls;
    },
  };
}

/** An answer that never comes. It lasts until the worker stops. */
export const never = (): Promise<never> => Context.current().cancelled;

/** The first answer to the first call, and so on; the last one stays. */
export function inTurn<Input, Answer>(...answers: Array<(input: Input) => Promise<Answer>>) {
  let call = 0;
  return (input: Input): Promise<Answer> => {
    const answer = answers[Math.min(call++, answers.length - 1)];
    if (!answer) throw new Error('inTurn needs an answer');
    return answer(input);
  };
}

/** An outage: the caller is to try again. */
export const outage = async (): Promise<never> => {
  throw new Error('out of service');
};

/** A permanent answer of this type. */
export const refusal = (type: ErrorType) => async (): Promise<never> => {
  throw permanentFailure(type, 'says the test');
};

/** An answer that waits until the test gives it, or the worker stops. */
export function gate<Answer>() {
  let open: (answer: Answer) => void = () => undefined;
  const opened = new Promise<Answer>((resolve) => {
    open = resolve;
  });
  return { answer: () => Promise.race([opened, never()]), open };
}
