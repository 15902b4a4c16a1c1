import { ApiError, newKey, request } from '../../../shared/api/request';

/** Keys of payments whose outcome is not known: sending the same again must not charge twice. */
const undecided = new Map<string, string>();

/** Pays the order with one card. Returns when it is paid, or is still being decided; throws ApiError when it is not. */
export async function payOrder(orderId: string, paymentMethod: string): Promise<void> {
  const attempt = `${orderId} ${paymentMethod}`;
  const idempotencyKey = undecided.get(attempt) ?? newKey();
  undecided.set(attempt, idempotencyKey);
  try {
    await request('POST', '/api/payments', { body: { orderId, paymentMethod }, idempotencyKey });
  } catch (error) {
    // The answer is final, so trying this card again is a new attempt.
    if (error instanceof ApiError && error.status < 500) undecided.delete(attempt);
    throw error;
  }
}
