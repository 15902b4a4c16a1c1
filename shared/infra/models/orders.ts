import { type Connection, Schema } from 'mongoose';
import type { OrderEventData } from '../../contracts/events';
import type { Money } from '../../contracts/money';
import {
  CANCEL_REASONS,
  type CancelReason,
  ORDER_STATUSES,
  type Order,
  type OrderPayment,
  type OrderStatus,
} from '../../contracts/orders';
import type { TicketSnapshot } from '../../contracts/tickets';
import { historyField, moneyFields, schemaOptions, type Versioned, versionedFields } from './versioned';

export interface OrderDocument extends Versioned {
  ticket: TicketSnapshot;
  ticketId: string;
  sellerId: string;
  buyerId: string;
  price: Money;
  status: OrderStatus;
  cancelReason: CancelReason | null;
  expiresAt: Date;
  payment: OrderPayment | null;
  ticketCode: string | null;
}

const orderSchema = new Schema<OrderDocument>(
  {
    ...versionedFields,
    ...historyField,
    ticket: { type: Schema.Types.Mixed, required: true },
    ticketId: { type: String, required: true },
    sellerId: { type: String, required: true },
    buyerId: { type: String, required: true },
    price: { type: moneyFields, required: true },
    status: { type: String, enum: ORDER_STATUSES, required: true },
    cancelReason: { type: String, enum: [...CANCEL_REASONS, null], default: null },
    expiresAt: { type: Date, required: true },
    payment: { type: Schema.Types.Mixed, default: null },
    ticketCode: { type: String, default: null },
  },
  { ...schemaOptions, collection: 'orders' },
);
orderSchema.index({ buyerId: 1, _id: -1 });
orderSchema.index({ ticketId: 1, _id: -1 });
// Recovery looks at orders that wait, at refunds that were begun, and at what has changed.
orderSchema.index({ status: 1, createdAt: 1, _id: 1 });
orderSchema.index({ 'payment.status': 1, updatedAt: 1, _id: 1 });
orderSchema.index({ updatedAt: 1, _id: 1 });

export const defineOrderModel = (connection: Connection) => connection.model<OrderDocument>('Order', orderSchema);

export const toOrder = (document: OrderDocument): Order => ({
  id: document._id,
  // Absent in what was stored before there were pictures.
  ticket: { ...document.ticket, pictureId: document.ticket.pictureId ?? null },
  buyerId: document.buyerId,
  price: { amount: document.price.amount, currency: document.price.currency },
  status: document.status,
  cancelReason: document.cancelReason,
  expiresAt: document.expiresAt.toISOString(),
  payment: document.payment,
  ticketCode: document.ticketCode,
  version: document.version,
  createdAt: document.createdAt.toISOString(),
  updatedAt: document.updatedAt.toISOString(),
});

export const toOrderEventData = (document: OrderDocument): OrderEventData => ({
  id: document._id,
  ticketId: document.ticketId,
  sellerId: document.sellerId,
  buyerId: document.buyerId,
  price: { amount: document.price.amount, currency: document.price.currency },
  status: document.status,
  cancelReason: document.cancelReason,
  expiresAt: document.expiresAt.toISOString(),
  payment: document.payment,
  version: document.version,
});
