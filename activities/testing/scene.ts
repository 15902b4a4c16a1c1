import StripeClient from 'stripe';
import type { EventType } from '../../shared/contracts/events';
import type { Money } from '../../shared/contracts/money';
import type { TicketDetails, TicketSnapshot } from '../../shared/contracts/tickets';
import type { Models } from '../../shared/infra/models';
import type { HoldDocument } from '../../shared/infra/models/holds';
import type { TicketDocument } from '../../shared/infra/models/tickets';
import type { ActivityDependencies } from '../dependencies';
import { createTicket } from '../tickets/create-ticket';
import { createRecordingBus, type RecordingBus } from './recording-bus';

let made = 0;
/** An id that nothing else in this test process has. */
export const newId = (): string => (++made).toString(16).padStart(24, '0');

export const PRICE: Money = { amount: 4500, currency: 'usd' };
export const SELLER = 'seller';
export const WINDOW_END = '2030-01-01T00:15:00.000Z';

export const details = (changes: Partial<TicketDetails> = {}): TicketDetails => ({
  title: 'A concert',
  category: 'concert',
  price: PRICE,
  venue: null,
  city: null,
  startsAt: null,
  seat: null,
  description: null,
  pictureId: null,
  ...changes,
});

export const snapshot = (ticketId = newId()): TicketSnapshot => ({
  ...details(),
  id: ticketId,
  sellerId: SELLER,
  version: 1,
});

export interface Scene extends ActivityDependencies {
  bus: RecordingBus;
  /** Workflows that `isWorkflowRunning` finds. */
  running: Set<string>;
}

/** Dependencies with a real database and a recording bus. A test that needs Stripe gives its emulator's client. */
export function createScene(models: Models, stripe = new StripeClient('sk_test_nobody_is_called')): Scene {
  const bus = createRecordingBus();
  const running = new Set<string>();
  return {
    models,
    stripe,
    bus,
    running,
    publish: bus.publish,
    isWorkflowRunning: async (workflowId) => running.has(workflowId),
  };
}

/** The same scene while NATS takes no event of this type. */
export const withNatsAwayFor = (scene: Scene, type: EventType): Scene => ({
  ...scene,
  publish: (event) => (event.type === type ? Promise.reject(new Error('NATS is away')) : scene.publish(event)),
});

/** Lists a ticket. Returns its id. */
export async function listTicket(scene: Scene, changes: Partial<TicketDetails> = {}): Promise<string> {
  const ticketId = newId();
  await createTicket(scene, { ticketId, sellerId: SELLER, details: details(changes) });
  return ticketId;
}

export const lockOf = ({ models }: Scene, ticketId: string) => models.holds.findById(ticketId).lean<HoldDocument>();

export async function ticketOf({ models }: Scene, ticketId: string): Promise<TicketDocument> {
  const ticket = await models.tickets.findById(ticketId).lean<TicketDocument>();
  if (!ticket) throw new Error(`ticket ${ticketId} does not exist`);
  return ticket;
}

const STATUS_UNDER = { order: 'held', sale: 'sold', edit: 'available' } as const;

/** Throws unless lock, projection and published versions of a ticket say the same, and every version was told in order. */
export async function expectConsistent(scene: Scene, ticketId: string): Promise<void> {
  const [ticket, lock] = await Promise.all([ticketOf(scene, ticketId), lockOf(scene, ticketId)]);
  expect(scene.bus.violations).toEqual([]);
  expect({ status: ticket.status, published: scene.bus.of(ticketId).length, edited: lock?.kind === 'edit' }).toEqual({
    status: lock ? STATUS_UNDER[lock.kind] : 'available',
    published: ticket.version,
    edited: false,
  });
}
