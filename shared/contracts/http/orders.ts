import { z } from 'zod';
import { isId } from '../ids';
import type { Order } from '../orders';
import type { Page } from './tickets';

export const idSchema = z.string().refine(isId, 'must be an id of 24 hexadecimal digits');

export const createOrderSchema = z.object({ ticketId: idSchema });

/** `paymentMethod` is Stripe's PaymentMethod id. */
export const createPaymentSchema = z.object({
  orderId: idSchema,
  paymentMethod: z.string().regex(/^(pm|card)_\w{1,250}$/, "must be Stripe's PaymentMethod id, such as pm_card_visa"),
});

export type OrderPage = Page<Order>;

/** An order as its buyer is answered: while it waits, with what the browser needs to confirm the payment itself. */
export type OrderAnswer = Omit<Order, 'payment'> & {
  payment: (NonNullable<Order['payment']> & { clientSecret?: string }) | null;
  /** With 202: the cancellation is under way, not yet decided. */
  cancelRequested?: boolean;
};
