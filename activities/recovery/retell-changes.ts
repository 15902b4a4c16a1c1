import type { Model } from 'mongoose';
import type { CloudEvent } from '../../shared/contracts/events';
import type { UserDocument } from '../../shared/infra/models/accounts';
import type { OrderDocument } from '../../shared/infra/models/orders';
import type { PaymentDocument } from '../../shared/infra/models/payments';
import type { TicketDocument } from '../../shared/infra/models/tickets';
import type { Versioned } from '../../shared/infra/models/versioned';
import type { ActivityDependencies } from '../dependencies';
import { orderEvents } from '../orders/change-order';
import { paymentEvents } from '../payments/record-payment';
import { ticketCreated, ticketUpdated } from '../tickets/write-ticket';
import { userEvent } from '../users/update-profile';
import { type Place, readNews } from './walk';

export interface NewsPlaces {
  tickets: Place;
  users: Place;
  orders: Place;
  payments: Place;
}

/**
 * Publishes the last version again of what has changed and left no trace if its event was lost: the workflow that wrote
 * it may have been ended between the write and the event. Where a lock, a place or a begun refund stays until the event
 * is out, recovery finds that instead, and this does nothing. JetStream drops what it has.
 */
export async function retellChanges(
  { models, publish }: ActivityDependencies,
  { olderThanMs, from }: { olderThanMs: number; from?: NewsPlaces },
): Promise<{ told: number; next: NewsPlaces }> {
  const before = new Date(Date.now() - olderThanMs);
  let told = 0;
  async function retell<D extends Versioned>(
    model: Model<D>,
    after: Place | undefined,
    changes: object,
    eventsOf: (document: D) => CloudEvent[],
  ): Promise<Place> {
    const { documents, next } = await readNews<D>({ model, by: 'updatedAt', filter: changes, before }, after);
    for (const event of documents.flatMap(eventsOf)) {
      await publish(event);
      told++;
    }
    return next;
  }
  return {
    next: {
      tickets: await retell<TicketDocument>(
        models.tickets,
        from?.tickets,
        { changeId: /^(create$|mend:)/ },
        (ticket) => [ticket.version === 1 ? ticketCreated(ticket) : ticketUpdated(ticket)],
      ),
      users: await retell<UserDocument>(models.users, from?.users, {}, (user) => [userEvent(user)]),
      orders: await retell<OrderDocument>(models.orders, from?.orders, { changeId: 'refund:refunded' }, orderEvents),
      payments: await retell<PaymentDocument>(
        models.payments,
        from?.payments,
        { changeId: { $in: ['failed', 'refunded'] } },
        paymentEvents,
      ),
    },
    told,
  };
}
