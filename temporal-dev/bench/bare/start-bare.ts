import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Client, WithStartWorkflowOperation, type Workflow } from '@temporalio/client';
import type { SearchAttributePair } from '@temporalio/common';
import { newId } from '../../../api/new-id';
import { BUYER_ID, ORDER_STATUS, SELLER_ID, TICKET_ID } from '../../../shared/contracts/search-attributes';
import { launch } from '../../servers/launch';
import { projectRoot } from '../../stack/project-root';
import { BARE_PURCHASE, BARE_QUEUES, BARE_RESERVE, barePaid, bareReserved } from './bare-contract';

export interface Bare {
  /** Update-with-start and one activity, until the update has answered. */
  reserve(): Promise<void>;
  /**
   * As `reserve`, with the activities that an order runs meanwhile, its search attributes and the timer of its payment. The
   * workflow goes on to wait.
   */
  reserveToPay(): Promise<void>;
  /** Update-with-start, one signal, until the workflow has ended. */
  purchase(): Promise<void>;
  /** Of the process of its workers. */
  pid: number;
  stop(): Promise<void>;
}

/** Starts the process of the bare workflows beside the platform's own, on the same Temporal server. */
export async function startBare(temporal: Client, address: string): Promise<Bare> {
  const worker = await launch({
    name: 'bare-worker',
    command: process.execPath,
    args: [join(projectRoot(), 'dist', 'temporal-dev', 'bench', 'bare', 'bare-worker.js')],
    env: { TEMPORAL_ADDRESS: address },
    readyWithinMs: 60_000,
    stopWithinMs: 30_000,
  });
  const start = async (workflow: string, typedSearchAttributes: SearchAttributePair[] = []) => {
    const startWorkflowOperation = new WithStartWorkflowOperation<Workflow>(workflow, {
      workflowId: `bare-${randomUUID()}`,
      taskQueue: BARE_QUEUES.orders,
      args: [],
      workflowIdConflictPolicy: 'USE_EXISTING',
      typedSearchAttributes,
    });
    await temporal.workflow.executeUpdateWithStart(bareReserved, { startWorkflowOperation });
    return startWorkflowOperation.workflowHandle();
  };
  return {
    async reserve() {
      await start(BARE_RESERVE);
    },
    async reserveToPay() {
      await start(BARE_PURCHASE, [
        { key: TICKET_ID, value: newId() },
        { key: BUYER_ID, value: newId() },
        { key: SELLER_ID, value: newId() },
        { key: ORDER_STATUS, value: 'awaiting-payment' },
      ]);
    },
    async purchase() {
      const handle = await start(BARE_PURCHASE);
      await handle.signal(barePaid);
      await handle.result();
    },
    pid: worker.pid,
    stop: () => worker.stop(),
  };
}
