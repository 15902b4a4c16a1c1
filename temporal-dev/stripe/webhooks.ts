import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import type { Faults, WebhookFault } from './faults';
import type { Delivery } from './state/records';
import type { Store } from './state/store';

const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 30_000;
const GIVE_UP_AFTER_MS = 3 * 24 * 3600_000;
const ATTEMPT_TIMEOUT_MS = 15_000;
const MAX_AT_ONCE = 16;
/** How long a reordered event waits for another one to overtake it. */
const REORDER_PATIENCE_MS = 1_000;

export interface WebhookSettings {
  url: string;
  secret: string;
  now(): number;
}

/**
 * Sends every event that has a delivery, signed, until the endpoint answers 2xx. Events in flight at the same time may
 * overtake each other.
 */
export class Webhooks {
  private readonly closing = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private readonly waitingForSlot: (() => void)[] = [];
  private slots = MAX_AT_ONCE;
  /** Aborted to end a pause early. */
  private retryNow = new AbortController();
  private readonly overtaken = new Set<() => void>();

  constructor(
    private readonly store: Store,
    private readonly faults: Faults,
    private readonly settings: WebhookSettings,
  ) {}

  /** Delivers one event in the background. */
  start(delivery: Delivery): void {
    const run: Promise<void> = this.deliver(delivery)
      .catch((error: unknown) => {
        if (!this.closing.signal.aborted) throw error;
      })
      .finally(() => this.running.delete(run));
    this.running.add(run);
  }

  /** Tries everything that waits for a retry at once. */
  wake(): void {
    this.retryNow.abort();
    this.retryNow = new AbortController();
  }

  async close(): Promise<void> {
    this.closing.abort();
    this.wake();
    for (const release of this.overtaken) release();
    await Promise.allSettled(this.running);
  }

  private async deliver({ id, createdMs, attempts: earlier }: Delivery): Promise<void> {
    const event = this.store.get('event', id);
    if (!event) return;
    const fault = earlier === 0 ? this.faults.takeWebhook(event.type) : undefined;
    await this.bendFirstAttempt(fault);
    let lost = fault?.kind === 'drop-first';
    for (let attempts = earlier + 1; !this.closing.signal.aborted; attempts += 1) {
      if (!lost && (await this.post(event))) {
        if (fault?.kind === 'duplicate') await this.post(event);
        this.finish(id);
        return;
      }
      lost = false;
      if (this.settings.now() - createdMs > GIVE_UP_AFTER_MS) return this.finish(id);
      this.store.transact((tx) => tx.put('delivery', { id, createdMs, attempts }));
      await pause(Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), MAX_RETRY_MS), this.early());
    }
  }

  private finish(id: string): void {
    this.store.transact((tx) => tx.remove('delivery', id));
    for (const release of this.overtaken) release();
  }

  private async bendFirstAttempt(fault: WebhookFault | undefined): Promise<void> {
    if (fault?.kind === 'delay') await pause(fault.ms, this.early());
    if (fault?.kind !== 'reorder') return;
    const patience = new AbortController();
    const release = () => patience.abort();
    this.overtaken.add(release);
    await pause(REORDER_PATIENCE_MS, AbortSignal.any([patience.signal, this.early()]));
    this.overtaken.delete(release);
  }

  /** True when the endpoint has acknowledged the event. */
  private async post(event: Stripe.Event): Promise<boolean> {
    if (this.faults.dead) return false;
    const { url, secret, now } = this.settings;
    const payload = JSON.stringify(event, null, 2);
    const timestamp = Math.floor(now() / 1000);
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
    await this.takeSlot();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signature,
          'user-agent': 'Stripe/1.0 (emulator)',
        },
        body: payload,
        redirect: 'manual',
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)]),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      // Nobody there, or silent: like any answer that is not 2xx, this is tried again.
      return false;
    } finally {
      this.freeSlot();
    }
  }

  /** What ends a pause before its time: a wake-up, or the end. */
  private early(): AbortSignal {
    return AbortSignal.any([this.closing.signal, this.retryNow.signal]);
  }

  private async takeSlot(): Promise<void> {
    if (this.slots > 0) this.slots -= 1;
    else await new Promise<void>((resolve) => this.waitingForSlot.push(resolve));
  }

  private freeSlot(): void {
    const next = this.waitingForSlot.shift();
    if (next) next();
    else this.slots += 1;
  }
}

/** Waits, or less when the signal ends the pause early. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
