import {
  ApplicationFailure,
  type Client,
  ServiceError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { RetryState } from '@temporalio/common';
import type { ErrorType } from '../../shared/contracts/errors';

/** One thing that the API asked of Temporal. */
interface Call {
  kind: 'start' | 'update' | 'signal' | 'cancel' | 'describe';
  workflowId: string;
  /** The workflow's type, or the message's name. */
  name: string;
  input?: unknown;
  taskQueue?: string;
}

export type Answer = (call: Call) => unknown;

/**
 * Temporal as far as the API uses it: `answers` maps a workflow's type or a message's name to its answer; what has no
 * entry is a workflow that does not exist. `calls` is what was asked.
 */
export class FakeTemporal {
  calls: Call[] = [];
  answers: Record<string, Answer> = {};

  readonly client = {
    withDeadline: <T>(_deadline: number, call: () => Promise<T>) => call(),
    workflowService: { getSystemInfo: async () => this.ask({ kind: 'update', workflowId: '', name: 'getSystemInfo' }) },
    workflow: {
      start: async (name: string, options: StartOptions) => {
        const call: Call = { kind: 'start', name, ...pick(options) };
        this.calls.push(call);
        return { ...this.handle(options.workflowId), result: async () => this.answer(call) };
      },
      executeUpdateWithStart: async ({ name }: { name: string }, { startWorkflowOperation }: WithStart) =>
        this.ask({ kind: 'update', name, ...pick(startWorkflowOperation.options) }),
      getHandle: (workflowId: string) => this.handle(workflowId),
    },
  } as unknown as Client;

  private handle(workflowId: string) {
    const update = async ({ name }: { name: string }, options?: { args?: unknown[] }) =>
      this.ask({ kind: 'update', workflowId, name, input: options?.args?.[0] });
    return {
      executeUpdate: update,
      startUpdate: async (...message: Parameters<typeof update>) => {
        const result = await update(...message);
        return { result: async () => result };
      },
      signal: async ({ name }: { name: string }, input: unknown) =>
        this.ask({ kind: 'signal', workflowId, name, input }),
      describe: async () => ({ status: { name: await this.ask({ kind: 'describe', workflowId, name: 'describe' }) } }),
      cancel: async () => this.ask({ kind: 'cancel', workflowId, name: 'cancel' }),
    };
  }

  private async ask(call: Call): Promise<unknown> {
    this.calls.push(call);
    return this.answer(call);
  }

  private answer(call: Call): unknown {
    const answer = this.answers[call.name];
    if (!answer) throw new WorkflowNotFoundError('workflow not found', call.workflowId, undefined);
    return answer(call);
  }
}

interface StartOptions {
  workflowId: string;
  taskQueue: string;
  args: unknown[];
}

interface WithStart {
  startWorkflowOperation: { options: StartOptions };
}

const pick = ({ workflowId, taskQueue, args }: StartOptions) => ({ workflowId, taskQueue, input: args[0] });

/** An answer: the update is refused with this type. */
export const refuseUpdate =
  (type: ErrorType, ...details: unknown[]): Answer =>
  () => {
    throw new WorkflowUpdateFailedError('Workflow Update failed', failure(type, details));
  };

/** An answer: the workflow fails with this type. */
export const failWorkflow =
  (type: ErrorType): Answer =>
  () => {
    throw new WorkflowFailedError('Workflow execution failed', failure(type, []), RetryState.NON_RETRYABLE_FAILURE);
  };

const failure = (type: ErrorType, details: unknown[]) =>
  ApplicationFailure.create({ type, message: `${type}: ids that clients need not see`, nonRetryable: true, details });

/** An answer: Temporal is away. */
export const beAway: Answer = () => {
  throw new ServiceError('14 UNAVAILABLE', { cause: new Error('connection refused') });
};
