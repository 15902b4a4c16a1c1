import { invalidParam } from '../errors';
import type { Kind } from '../state/records';
import type { Transaction } from '../state/store';

const MAX_DEPTH = 4;

/** Which table an expandable member's id points into. */
const EXPANDABLE: Record<string, Kind> = {
  balance_transaction: 'balance_transaction',
  charge: 'charge',
  customer: 'customer',
  failure_balance_transaction: 'balance_transaction',
  latest_charge: 'charge',
  payment_intent: 'payment_intent',
  payment_method: 'payment_method',
};

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A copy of `object` with the ids at these paths ("latest_charge.balance_transaction", "data.customer") replaced. */
export function expand(tx: Transaction, object: object, paths: string[]): unknown {
  const copy: unknown = structuredClone(object);
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > MAX_DEPTH)
      throw invalidParam('expand', `You cannot expand more than ${MAX_DEPTH} levels of a property.`);
    expandSteps(tx, copy, steps, path);
  }
  return copy;
}

function expandSteps(tx: Transaction, target: unknown, steps: string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined || target === null) return;
  if (Array.isArray(target)) {
    for (const item of target) expandSteps(tx, item, steps, path);
    return;
  }
  if (!isObject(target) || !Object.hasOwn(target, step)) throw cannotExpand(path);
  const kind = EXPANDABLE[step];
  const value = target[step];
  if (typeof value === 'string') {
    if (!kind) throw cannotExpand(path);
    target[step] = structuredClone(tx.get(kind, value) ?? value);
  } else if (!kind && !(step === 'data' && Array.isArray(value))) throw cannotExpand(path);
  expandSteps(tx, target[step], rest, path);
}

const cannotExpand = (path: string) =>
  invalidParam('expand', `This property cannot be expanded (${path}).`, 'property_cannot_be_expanded');
