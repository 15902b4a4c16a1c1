import { condition, proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { BARE_QUEUES, barePaid, bareReserved } from './bare-contract';

interface Nothing {
  doNothing(): Promise<void>;
}

const on = (taskQueue: string) =>
  proxyActivities<Nothing>({ taskQueue, startToCloseTimeout: '10s', heartbeatTimeout: '5s' });

const here = proxyLocalActivities<Nothing>({ startToCloseTimeout: '3s' });
const tickets = on(BARE_QUEUES.tickets);
const payments = on(BARE_QUEUES.payments);

/** The activities of a purchase, in their order and on their queues: what `orderWorkflow` schedules, and nothing else. */
export async function barePurchaseWorkflow(): Promise<void> {
  let isReserved = false;
  let isPaid = false;
  setHandler(bareReserved, () => condition(() => isReserved));
  setHandler(barePaid, () => {
    isPaid = true;
  });
  await tickets.doNothing(); // holdTicket
  await here.doNothing(); // recordOrder
  isReserved = true;
  const preparing = payments.doNothing(); // preparePayment
  await condition(() => isPaid, '15 minutes');
  await preparing;
  await payments.doNothing(); // authorizePayment
  await payments.doNothing(); // capturePayment
  await tickets.doNothing(); // sellTicket
  await here.doNothing(); // completeOrder
}

export async function bareReserveWorkflow(): Promise<void> {
  let isReserved = false;
  setHandler(bareReserved, () => condition(() => isReserved));
  await tickets.doNothing();
  isReserved = true;
}
