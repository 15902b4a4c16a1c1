import { createHash } from 'node:crypto';
import { docUrl, StripeFailure } from '../errors';
import type { IdempotentAnswer } from '../state/records';
import type { Store } from '../state/store';

/** Stripe may forget a key once it is 24 hours old. */
const KEY_LIFETIME_MS = 24 * 3600_000;
const MAX_KEY_LENGTH = 255;

export interface KeyedRequest {
  key: string;
  path: string;
  body: unknown;
  /** Who holds the lock. */
  requestId: string;
}

/** The answers that are kept per idempotency key, and the keys whose request is still being executed. */
export class IdempotencyKeys {
  private readonly inFlight = new Map<string, string>();

  constructor(
    private readonly store: Store,
    private readonly now: () => number,
  ) {}

  /** The answer to replay, or undefined when the request is to be executed: then the key is locked until `release`. */
  claim({ key, path, body, requestId }: KeyedRequest): IdempotentAnswer | undefined {
    if (key.length > MAX_KEY_LENGTH)
      throw refuse(`Idempotency keys can have up to ${MAX_KEY_LENGTH} characters; this one has ${key.length}.`);
    this.prune();
    if (this.inFlight.has(key)) throw inUse(key);
    const known = this.store.get('idempotent', key);
    if (!known) {
      this.inFlight.set(key, requestId);
      return undefined;
    }
    if (known.path !== path)
      throw refuse(
        `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${path}' vs '${known.path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
      );
    if (known.fingerprint !== fingerprint(body))
      throw refuse(
        `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      );
    return known;
  }

  /** Unlocks the key if this request holds it. */
  release(key: string, requestId: string): void {
    if (this.inFlight.get(key) === requestId) this.inFlight.delete(key);
  }

  /** Keys lie in the order of their first use, so the old ones come first. */
  private prune(): void {
    const limit = this.now() - KEY_LIFETIME_MS;
    const old: string[] = [];
    for (const answer of this.store.values('idempotent')) {
      if (answer.createdMs > limit) break;
      old.push(answer.id);
    }
    this.store.transact((tx) => {
      for (const key of old) tx.remove('idempotent', key);
    });
  }
}

/** Parameters compare by content, whatever their order. */
export const fingerprint = (body: unknown): string => createHash('sha256').update(canonical(body)).digest('hex');

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

const refuse = (message: string) => new StripeFailure(400, { type: 'idempotency_error', message }, false);

const inUse = (key: string) =>
  new StripeFailure(
    409,
    {
      type: 'invalid_request_error',
      code: 'idempotency_key_in_use',
      doc_url: docUrl('idempotency_key_in_use'),
      message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    },
    false,
  );
