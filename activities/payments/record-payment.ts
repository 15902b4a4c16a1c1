import { domainEvent, type EventType } from '../../shared/contracts/events';
import type { Payment } from '../../shared/contracts/payments';
import { type PaymentDocument, toPayment, toPaymentEventData } from '../../shared/infra/models/payments';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';

/** The changes of a payment that the world is told of, and from where each may come. */
const FACTS = {
  captured: { from: ['pending', 'cancelled'], event: 'PaymentCreated' },
  failed: { from: ['pending', 'cancelled'], event: 'PaymentFailed' },
  refunded: { from: ['captured', 'refund-pending'], event: 'PaymentRefunded' },
} as const satisfies Record<string, { from: PaymentDocument['status'][]; event: EventType }>;

type Fact = keyof typeof FACTS;

/** Records one fact about a payment and publishes its event. Key: paymentIntentId + status. Returns the payment. */
export async function recordPayment(
  { models, publish }: ActivityDependencies,
  { paymentIntentId, status }: { paymentIntentId: string; status: Fact },
): Promise<Payment> {
  const { from, event } = FACTS[status];
  for (;;) {
    const payment = await models.payments.findById(paymentIntentId).lean<PaymentDocument>();
    if (!payment) throw new Error(`${paymentIntentId} has no record`);
    const isRecorded = payment.changeId === status;
    if (!isRecorded && !(from as readonly string[]).includes(payment.status)) return toPayment(payment);
    const recorded = isRecorded ? payment : await commitVersion(models.payments, payment, status, { status });
    if (!recorded) continue;
    await publish(domainEvent(event, toPaymentEventData(recorded), recorded.updatedAt.toISOString()));
    return toPayment(recorded);
  }
}
