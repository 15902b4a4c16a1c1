import { invalidRequest } from './errors';

/** Far deeper than any valid body; a bomb of brackets goes a thousand times deeper. */
const MAX_DEPTH = 20;

/** Names that reach into prototypes. */
const PROTOTYPE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a member or parameter is named like a database operator or a prototype: no schema of ours has such. */
export const isForbiddenName = (name: string): boolean => name.startsWith('$') || PROTOTYPE_NAMES.has(name);

/** Refuses parsed JSON with forbidden names anywhere, or nested too deeply. Throws 400. */
export function refuseOddJson(body: unknown): void {
  const pending = [{ value: body, path: [] as string[] }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= MAX_DEPTH)
      throw invalidRequest([{ message: `must not be nested more than ${MAX_DEPTH} levels deep` }]);
    for (const [name, member] of Object.entries(value)) {
      const field = [...path, name];
      if (isForbiddenName(name)) throw invalidRequest([{ field: field.join('.'), message: 'is not allowed' }]);
      pending.push({ value: member, path: field });
    }
  }
}
