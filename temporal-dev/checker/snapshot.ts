import type { Client } from '@temporalio/client';
import type { CloudEvent } from '../../shared/contracts/events';
import { orderWorkflowId } from '../../shared/contracts/orders';
import type { Config } from '../../shared/infra/config';
import type { HoldDocument, OrderSlotDocument } from '../../shared/infra/models/holds';
import type { OrderDocument } from '../../shared/infra/models/orders';
import type { PaymentDocument } from '../../shared/infra/models/payments';
import type { TicketDocument } from '../../shared/infra/models/tickets';
import { connectDatabase } from '../../shared/infra/mongo';
import type { LedgerLine } from '../stripe';
import { readEvents } from '../testing/read-events';

/** Everything that the invariants are judged by, read at one quiet moment. */
export interface Snapshot {
  /** When it was read, in milliseconds since the epoch. */
  nowMs: number;
  tickets: TicketDocument[];
  holds: HoldDocument[];
  orders: OrderDocument[];
  payments: PaymentDocument[];
  slots: OrderSlotDocument[];
  /** In the order of the stream. */
  events: CloudEvent[];
  ledger: LedgerLine[];
  /** The orders whose workflow is open. */
  runningOrderIds: string[];
  /** What a client was answered, if somebody wrote it down. */
  acknowledged: Acknowledgement[];
}

/**
 * `reserved`: POST /api/orders said 201. `paid`: POST /api/payments said 201. `cancelled`: DELETE said 200.
 * `refunded`: POST /api/orders/:id/refund said 200.
 */
export interface Acknowledgement {
  orderId: string;
  fact: 'reserved' | 'paid' | 'cancelled' | 'refunded';
}

/** Reads MongoDB, the event stream, Stripe's ledger and, by id, the order workflows. */
export async function readSnapshot(
  config: Pick<Config, 'MONGO_URL' | 'NATS_URL'>,
  temporal: Client,
  ledger: LedgerLine[],
  acknowledged: Acknowledgement[] = [],
): Promise<Snapshot> {
  const database = await connectDatabase(config.MONGO_URL);
  try {
    const { models } = database;
    const [tickets, holds, orders, payments, slots, events] = await Promise.all([
      models.tickets.find().lean<TicketDocument[]>(),
      models.holds.find().lean<HoldDocument[]>(),
      models.orders.find().lean<OrderDocument[]>(),
      models.payments.find().lean<PaymentDocument[]>(),
      models.orderSlots.find().lean<OrderSlotDocument[]>(),
      readEvents(config.NATS_URL),
    ]);
    const runningOrderIds = await findRunning(
      temporal,
      orders.map(({ _id }) => _id),
    );
    return {
      nowMs: Date.now(),
      tickets,
      holds,
      orders,
      payments,
      slots,
      events,
      ledger,
      runningOrderIds,
      acknowledged,
    };
  } finally {
    await database.close();
  }
}

/** Asked one by one: a list of workflows may lag behind. */
async function findRunning(temporal: Client, orderIds: string[]): Promise<string[]> {
  const running: string[] = [];
  for (const orderId of orderIds) {
    const { status } = await temporal.workflow.getHandle(orderWorkflowId(orderId)).describe();
    if (status.name === 'RUNNING') running.push(orderId);
  }
  return running;
}
