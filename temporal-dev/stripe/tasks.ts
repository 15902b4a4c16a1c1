import type { Act } from './acts/act';
import { find } from './acts/act';
import { authorizePayment, waitingPaymentMethod } from './acts/authorize-payment';
import { lapseAuthorization } from './acts/cancel-payment';
import { settleRefund } from './acts/refund-payment';
import type { Task } from './state/records';
import type { Store, Transaction } from './state/store';

/**
 * Does later, also after a restart, what Stripe does later: it settles processing payments, pending and failing refunds,
 * and lets authorizations lapse.
 */
export class Tasks {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly store: Store,
    private readonly act: (tx: Transaction) => Act,
    private readonly now: () => number,
  ) {}

  arm(task: Task): void {
    this.timers.set(
      task.id,
      setTimeout(() => this.run(task), Math.max(0, task.dueMs - this.now())),
    );
  }

  /** What was to be done has become void. */
  disarm(id: string): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
  }

  /** Settles at once everything that is still to be settled. Authorizations do not lapse by that. */
  async settleAll(): Promise<void> {
    for (const task of this.store.all('task')) if (task.kind !== 'lapse') this.run(task);
    await this.store.settled();
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private run(task: Task): void {
    this.disarm(task.id);
    this.store.transact((tx) => {
      if (!tx.get('task', task.id)) return;
      tx.remove('task', task.id);
      settle(this.act(tx), task);
    });
  }
}

function settle(act: Act, task: Task): void {
  switch (task.kind) {
    case 'authorize': {
      const intent = find(act.tx, 'payment_intent', task.paymentIntent);
      const paymentMethod = waitingPaymentMethod(act, intent);
      authorizePayment(act, { intent, paymentMethod, authenticated: false });
      return;
    }
    case 'lapse':
      lapseAuthorization(act, find(act.tx, 'payment_intent', task.paymentIntent));
      return;
    case 'settle-refund':
      settleRefund(act, task.refund, task.outcome);
      return;
  }
}
