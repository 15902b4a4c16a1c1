import { isGrpcServiceError } from '@temporalio/client';
import { orderWorkflowId } from '../../shared/contracts/orders';
import { refundChanged, refundWorkflowId } from '../../shared/contracts/payments';
import { DOMAINS } from '../../workers/domains';
import { type RunningWorkers, startWorkers } from '../../workers/start-workers';
import { type Marketplace, startMarketplace } from '../testing/start-marketplace';
import { until } from '../testing/until';
import { call, listTicket, pay, readOrder, reserve } from './steps';

/** Two builds side by side, as during a deployment, and what stays and what moves. */

const DEPLOYMENT = 'shop';

// Of Temporal's protocol.
const ROUTING_COMPLETED = 2;
const PINNED = 1;
const AUTO_UPGRADE = 2;

let market: Marketplace;
const others: RunningWorkers[] = [];

beforeAll(async () => {
  market = await startMarketplace({ env: { WORKER_DEPLOYMENT: DEPLOYMENT, WORKER_BUILD_ID: 'one' } });
});

afterAll(async () => {
  await Promise.all(others.map((workers) => workers.stop()));
  await market?.stop();
});

/**
 * What `temporal worker deployment set-current-version` does, for every domain; waits until all queues know it. Without
 * a build id the Workers that have none are given the work, as with `--unversioned`.
 */
async function makeCurrent(buildId?: string): Promise<void> {
  const { workflowService } = market.context.temporal;
  const namespace = market.platform.config.TEMPORAL_NAMESPACE;
  for (const domain of DOMAINS) {
    const deploymentName = `${DEPLOYMENT}-${domain}`;
    await until(async () => {
      try {
        return await workflowService.setWorkerDeploymentCurrentVersion({
          namespace,
          deploymentName,
          buildId: buildId ?? '',
        });
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

async function deploy(buildId?: string): Promise<void> {
  others.push(await startWorkers({ ...market.platform.config, WORKER_BUILD_ID: buildId }, DOMAINS));
  await makeCurrent(buildId);
}

async function versioningOf(workflowId: string) {
  const { raw } = await market.context.temporal.workflow.getHandle(workflowId).describe();
  const { behavior, deploymentVersion } = raw.workflowExecutionInfo?.versioningInfo ?? {};
  return { behavior, deployment: deploymentVersion?.deploymentName, build: deploymentVersion?.buildId };
}

/** The build that ran each of the workflow's tasks; undefined for a Worker without one. */
async function buildsOf(workflowId: string): Promise<(string | undefined)[]> {
  const { events } = await market.context.temporal.workflow.getHandle(workflowId).fetchHistory();
  const tasks = (events ?? []).flatMap((event) => event.workflowTaskCompletedEventAttributes ?? []);
  return tasks.map(({ deploymentVersion }) => deploymentVersion?.buildId ?? undefined);
}

/** Temporal does not know it yet. */
function noneYet(error: unknown): undefined {
  if (!isGrpcServiceError(error)) throw error;
}

it('lets an order end on the build that it began with, and begins new work on the current one', async () => {
  await makeCurrent('one');
  const [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
  const old = await reserve(buyer, (await listTicket(seller)).id);

  await deploy('two');
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
  expect(new Set(await buildsOf(orderWorkflowId(old.id)))).toEqual(new Set(['one']));
  expect(await versioningOf(orderWorkflowId(fresh.id))).toEqual({ ...pinned, build: 'two' });
  expect(new Set(await buildsOf(orderWorkflowId(fresh.id)))).toEqual(new Set(['two']));
});

it('moves a refund that waits for Stripe to whatever is current: another build, or Workers without one', async () => {
  const [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
  const { id } = await reserve(buyer, (await listTicket(seller)).id);
  const { body } = await pay(buyer, id);
  const workflowId = refundWorkflowId(body.id ?? '');
  const refund = market.context.temporal.workflow.getHandle(workflowId);
  const movesTo = async (build: string | undefined) => {
    await refund.signal(refundChanged);
    await until(async () => (await buildsOf(workflowId)).at(-1) === build);
  };

  const away = { kind: 'fail-before', stored: false } as const;
  market.stripe.faults.add({ method: 'POST', path: '/v1/refunds', times: 10_000, fault: away });
  const asked = call(buyer, 'POST', `/api/orders/${id}/refund`);
  await until(() => buildsOf(workflowId).then((builds) => builds.includes('two'), noneYet));
  expect(await versioningOf(workflowId)).toMatchObject({ behavior: AUTO_UPGRADE });
  await makeCurrent('one');
  await movesTo('one');
  await deploy(undefined);
  await movesTo(undefined);
  market.stripe.faults.heal();
  expect(await asked).toMatchObject({ status: 200, body: { payment: { status: 'refunded' } } });
});
