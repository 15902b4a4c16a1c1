import { type Connection, Schema } from 'mongoose';
import type { PaymentEventData } from '../../contracts/events';
import type { Currency } from '../../contracts/money';
import { PAYMENT_STATUSES, type Payment, type PaymentStatus } from '../../contracts/payments';
import { historyField, moneyFields, schemaOptions, type Versioned, versionedFields } from './versioned';

/** One PaymentIntent; `_id` is its id. Version 0 while nothing worth an event has happened. */
export interface PaymentDocument extends Versioned {
  orderId: string;
  buyerId: string;
  amount: number;
  currency: Currency;
  status: PaymentStatus;
}

const paymentSchema = new Schema<PaymentDocument>(
  {
    ...versionedFields,
    ...historyField,
    orderId: { type: String, required: true },
    buyerId: { type: String, required: true },
    ...moneyFields,
    status: { type: String, enum: PAYMENT_STATUSES, required: true },
  },
  { ...schemaOptions, collection: 'payments' },
);
// One PaymentIntent per order, ever.
paymentSchema.index({ orderId: 1 }, { unique: true });
// Recovery looks at what has changed.
paymentSchema.index({ updatedAt: 1, _id: 1 });

export const definePaymentModel = (connection: Connection) =>
  connection.model<PaymentDocument>('Payment', paymentSchema);

export const toPayment = (document: PaymentDocument): Payment => ({
  id: document._id,
  orderId: document.orderId,
  amount: document.amount,
  currency: document.currency,
  status: document.status,
  createdAt: document.createdAt.toISOString(),
});

export const toPaymentEventData = (document: PaymentDocument): PaymentEventData => ({
  ...toPayment(document),
  buyerId: document.buyerId,
  version: document.version,
});
