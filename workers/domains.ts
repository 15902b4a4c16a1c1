/** One Worker, on the task queue of the same name, per domain. Each can run in a process of its own. */
export const DOMAINS = ['orders', 'tickets', 'payments', 'users'] as const;

export type Domain = (typeof DOMAINS)[number];

export const isDomain = (name: string): name is Domain => (DOMAINS as readonly string[]).includes(name);
