import { isGrpcServiceError } from '@temporalio/client';
import { orderWorkflowId } from '../../shared/contracts/orders';
import { DOMAINS } from '../../workers/domains';
import { type RunningWorkers, startWorkers } from '../../workers/start-workers';
import { type Marketplace, startMarketplace } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { listTicket, pay, readOrder, reserve } from './steps';

/** Two builds side by side, as during a deployment. */

const DEPLOYMENT = 'shop';

// Of Temporal's protocol.
const ROUTING_COMPLETED = 2;
const PINNED = 1;

let market: Marketplace;
let buildTwo: RunningWorkers | undefined;

beforeAll(async () => {
  market = await startMarketplace({ env: { WORKER_DEPLOYMENT: DEPLOYMENT, WORKER_BUILD_ID: 'one' } });
}, 120_000);

afterAll(async () => {
  await buildTwo?.stop();
  await market?.stop();
}, 60_000);

/** What `temporal worker deployment set-current-version` does, for every domain; waits until all queues know it. */
async function makeCurrent(buildId: string): Promise<void> {
  const { workflowService } = market.context.temporal;
  const namespace = market.platform.config.TEMPORAL_NAMESPACE;
  for (const domain of DOMAINS) {
    const deploymentName = `${DEPLOYMENT}-${domain}`;
    await until(async () => {
      try {
        return await workflowService.setWorkerDeploymentCurrentVersion({ namespace, deploymentName, buildId });
      } catch (error) {
        // The Worker has not been heard of yet.
        if (isGrpcServiceError(error)) return undefined;
        throw error;
      }
    }, 200);
    await until(async () => {
      const described = await workflowService.describeWorkerDeployment({ namespace, deploymentName });
      return described.workerDeploymentInfo?.routingConfigUpdateState === ROUTING_COMPLETED;
    });
  }
}

async function versioningOf(workflowId: string) {
  const { raw } = await market.context.temporal.workflow.getHandle(workflowId).describe();
  const { behavior, deploymentVersion } = raw.workflowExecutionInfo?.versioningInfo ?? {};
  return { behavior, deployment: deploymentVersion?.deploymentName, build: deploymentVersion?.buildId };
}

/** The builds that ran the workflow's tasks. */
async function buildsOf(workflowId: string): Promise<Set<string | null | undefined>> {
  const { events } = await market.context.temporal.workflow.getHandle(workflowId).fetchHistory();
  const tasks = (events ?? []).flatMap((event) => event.workflowTaskCompletedEventAttributes ?? []);
  return new Set(tasks.map(({ deploymentVersion }) => deploymentVersion?.buildId));
}

it('lets an order end on the build that it began with, and begins new work on the current one', async () => {
  await makeCurrent('one');
  const [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
  const old = await reserve(buyer, (await listTicket(seller)).id);

  buildTwo = await startWorkers({ ...market.platform.config, WORKER_BUILD_ID: 'two' }, DOMAINS);
  await makeCurrent('two');
  const fresh = await reserve(buyer, (await listTicket(seller)).id);
  for (const order of [old, fresh]) {
    expect(await pay(buyer, order.id)).toMatchObject({ status: 201 });
    expect(await market.context.temporal.workflow.getHandle(orderWorkflowId(order.id)).result()).toEqual({
      status: 'complete',
    });
    expect(await readOrder(buyer, order.id)).toMatchObject({ status: 'complete' });
  }

  const pinned = { behavior: PINNED, deployment: `${DEPLOYMENT}-orders` };
  expect(await versioningOf(orderWorkflowId(old.id))).toEqual({ ...pinned, build: 'one' });
  expect(await buildsOf(orderWorkflowId(old.id))).toEqual(new Set(['one']));
  expect(await versioningOf(orderWorkflowId(fresh.id))).toEqual({ ...pinned, build: 'two' });
  expect(await buildsOf(orderWorkflowId(fresh.id))).toEqual(new Set(['two']));
}, 120_000);
