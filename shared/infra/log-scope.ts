import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line tells that is written on behalf of one request or one activity. */
export interface LogFields {
  requestId?: string;
  userId?: string;
  orderId?: string;
  workflowId?: string;
  activityType?: string;
}

const scope = new AsyncLocalStorage<LogFields>();

/** Runs `act`, and what it starts, with these fields on every line that is logged meanwhile. */
export const withLogFields = <T>(fields: LogFields, act: () => T): T => scope.run(fields, act);

/** Adds to the fields of the request or activity under way; does nothing outside of one. */
export function addLogFields(fields: LogFields): void {
  Object.assign(scope.getStore() ?? {}, fields);
}

/** The fields of the request or activity under way; empty outside of one. */
export const logFields = (): Readonly<LogFields> => scope.getStore() ?? {};
