import { type CloudEvent, domainEvent, type EventType } from '../../shared/contracts/events';
import type { Payment } from '../../shared/contracts/payments';
import { type PaymentDocument, toPayment, toPaymentEventData } from '../../shared/infra/models/payments';
import { commitVersion } from '../commit-version';
import type { ActivityDependencies } from '../dependencies';

/** The changes of a payment that the world is told of, and from where each may come. */
const FACTS = {
  captured: { from: ['pending', 'cancelled'], event: 'PaymentCreated' },
  failed: { from: ['pending', 'cancelled'], event: 'PaymentFailed' },
  // A late payment is refunded although its order has closed it, and although nobody recorded the capture.
  refunded: { from: ['pending', 'cancelled', 'failed', 'captured', 'refund-pending'], event: 'PaymentRefunded' },
} as const satisfies Record<string, { from: PaymentDocument['status'][]; event: EventType }>;

type Fact = keyof typeof FACTS;

/** Records one fact about a payment and publishes its event. Key: paymentIntentId + status. Returns the payment. */
export async function recordPayment(
  { models, publish }: ActivityDependencies,
  { paymentIntentId, status }: { paymentIntentId: string; status: Fact },
): Promise<Payment> {
  const from: readonly string[] = FACTS[status].from;
  for (;;) {
    const payment = await models.payments.findById(paymentIntentId).lean<PaymentDocument>();
    if (!payment) throw new Error(`${paymentIntentId} has no record`);
    const isRecorded = payment.changeId === status;
    if (!isRecorded && !from.includes(payment.status)) return toPayment(payment);
    // A payment has no lock: whoever writes next first makes sure that the fact before has been told.
    await tellLastFact({ publish }, payment);
    if (isRecorded) return toPayment(payment);
    const recorded = await commitVersion(models.payments, payment, status, { status });
    if (!recorded) continue;
    await tellLastFact({ publish }, recorded);
    return toPayment(recorded);
  }
}

/** Makes sure that the payment's last fact has been told, before something else is written over it. */
export async function tellLastFact(
  { publish }: Pick<ActivityDependencies, 'publish'>,
  payment: PaymentDocument,
): Promise<void> {
  for (const event of paymentEvents(payment)) await publish(event);
}

/** What a payment's last change tells the world: nothing while nothing worth an event has happened. */
export function paymentEvents(payment: PaymentDocument): CloudEvent[] {
  const fact = (Object.keys(FACTS) as Fact[]).find((name) => name === payment.changeId);
  if (!fact) return [];
  return [domainEvent(FACTS[fact].event, toPaymentEventData(payment), payment.updatedAt.toISOString())];
}
