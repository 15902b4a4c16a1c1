import type { ActivityDependencies } from '../dependencies';
import { type AuthorizePaymentInput, authorizePayment } from './authorize-payment';
import { type CapturePaymentInput, capturePayment } from './capture-payment';
import { checkAuthorization } from './check-authorization';
import { type ClosePaymentInput, closePayment } from './close-payment';
import { type PreparePaymentInput, preparePayment } from './prepare-payment';
import { recordPayment } from './record-payment';
import { type RefundPaymentInput, refundPayment } from './refund-payment';
import { reopenRefund } from './reopen-refund';

/** The activities of the payments domain, on task queue `payments`. */
export const createPaymentActivities = (dependencies: ActivityDependencies) => ({
  preparePayment: (input: PreparePaymentInput) => preparePayment(dependencies, input),
  authorizePayment: (input: AuthorizePaymentInput) => authorizePayment(dependencies, input),
  checkAuthorization: (input: { paymentIntentId: string }) => checkAuthorization(dependencies, input),
  capturePayment: (input: CapturePaymentInput) => capturePayment(dependencies, input),
  closePayment: (input: ClosePaymentInput) => closePayment(dependencies, input),
  refundPayment: (input: RefundPaymentInput) => refundPayment(dependencies, input),
  reopenRefund: (input: { paymentIntentId: string }) => reopenRefund(dependencies, input),
  recordPaymentFailed: ({ paymentIntentId }: { paymentIntentId: string }) =>
    recordPayment(dependencies, { paymentIntentId, status: 'failed' }),
  recordPaymentRefunded: ({ paymentIntentId }: { paymentIntentId: string }) =>
    recordPayment(dependencies, { paymentIntentId, status: 'refunded' }),
});

export type PaymentActivities = ReturnType<typeof createPaymentActivities>;
