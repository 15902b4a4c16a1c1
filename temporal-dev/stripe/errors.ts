import type Stripe from 'stripe';

/** The `error` member of Stripe's answers (https://docs.stripe.com/api/errors). */
export interface FailureBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  doc_url?: string;
  decline_code?: string;
  advice_code?: string;
  network_decline_code?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
}

/** An answer other than 200. */
export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    readonly body: FailureBody,
    /** False for refusals before execution, which Stripe does not store under the idempotency key. */
    readonly executed = true,
  ) {
    super(body.message);
  }
}

export const docUrl = (code: string): string => `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;

/** 400 for a parameter. It never reaches execution. */
export const invalidParam = (param: string, message: string, code?: string): StripeFailure =>
  new StripeFailure(
    400,
    { type: 'invalid_request_error', message, param, ...(code && { code, doc_url: docUrl(code) }) },
    false,
  );

/** 400 for a request that the object's state does not allow. */
export const refused = (message: string, details: Partial<FailureBody> = {}): StripeFailure =>
  new StripeFailure(400, {
    type: 'invalid_request_error',
    message,
    ...(details.code && { doc_url: docUrl(details.code) }),
    ...details,
  });

export const unexpectedState = (message: string, intent: Stripe.PaymentIntent): StripeFailure =>
  refused(message, { code: 'payment_intent_unexpected_state', payment_intent: intent });

/** `status` is 404 for the object that the path names, 400 for one that a parameter names. */
export const missing = (noun: string, id: string, param: string, status = 404): StripeFailure =>
  new StripeFailure(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    doc_url: docUrl('resource_missing'),
    message: `No such ${noun}: '${id}'`,
    param,
  });

export const serverError = (status: number): StripeFailure =>
  status === 429
    ? new StripeFailure(
        429,
        {
          type: 'invalid_request_error',
          code: 'rate_limit',
          doc_url: docUrl('rate_limit'),
          message:
            'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
        },
        false,
      )
    : new StripeFailure(status, {
        type: 'api_error',
        message: 'An unknown error occurred. (The Stripe emulator was told to fail this request.)',
      });
