import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { parse } from 'yaml';
import { createLogger } from '../shared/infra/logger';
import { type MetricsListener, serveMetrics } from '../shared/infra/serve-metrics';
import { listTicket, pay, readOrder, reserve } from '../temporal-dev/e2e/steps';
import { type Marketplace, startMarketplace } from '../temporal-dev/testing/start-marketplace';
import { until } from '../temporal-dev/testing/until';
import { DOMAINS } from '../workers/domains';
import { prepareSdkMetrics } from '../workers/sdk-runtime';

/**
 * Alerts and dashboard against what processes really show: a marketplace has one purchase, during which Stripe fails once, and
 * a workflow task that fails, and its two /metrics are read.
 */

interface Rule {
  alert: string;
  expr: string;
  labels: { severity: string };
  annotations: { summary: string; description: string };
}

interface Panel {
  title: string;
  type: string;
  targets?: { expr: string; legendFormat: string }[];
}

const read = (file: string) => readFileSync(join(__dirname, 'k8s', 'components', 'monitoring', file), 'utf8');
const rules: Rule[] = parse(read('alerts.yaml')).spec.groups[0].rules;
const panels: Panel[] = JSON.parse(read('dashboard.json')).panels;
const queries = [
  ...rules.map(({ alert, expr }) => ({ where: `alert ${alert}`, expr })),
  ...panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ where: `panel ${title}`, expr }))),
];

/** Labels that Prometheus, or its operator, adds to everything it reads. */
const ADDED_LABELS = ['instance', 'job', 'pod', 'le'];

interface Query {
  metrics: { name: string; labels: string[] }[];
  grouping: string[];
}

/** Prometheus' own grammar: an ES module. */
const loadGrammar = () => import('@prometheus-io/lezer-promql');
let parser: Awaited<ReturnType<typeof loadGrammar>>['parser'];

/** What a query names, by Prometheus' own grammar. Throws on what that cannot read. */
function readQuery(expr: string): Query {
  const query: Query = { metrics: [], grouping: [] };
  let inGrouping = false;
  parser.parse(expr).iterate({
    enter({ type, from, to }) {
      const text = expr.slice(from, to);
      if (type.isError) throw new Error(`${expr}: not PromQL at ${from}`);
      if (type.name === 'VectorSelector') query.metrics.push({ name: '', labels: [] });
      if (type.name === 'GroupingLabels') inGrouping = true;
      const metric = query.metrics.at(-1);
      if (type.name === 'Identifier' && metric && !metric.name) metric.name = text;
      if (type.name === 'LabelName') (inGrouping ? query.grouping : metric?.labels)?.push(text);
    },
    leave({ type }) {
      if (type.name === 'GroupingLabels') inGrouping = false;
    },
  });
  return query;
}

/** Names of what is shown, with the labels of their samples. */
function readShown(text: string): Map<string, Set<string>> {
  const shown = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, typed, kind] = /^# TYPE (\S+) (\S+)/.exec(line) ?? [];
    const [, sample, labels = ''] = /^([\w:]+)(?:\{(.*)\})? \S+/.exec(line) ?? [];
    const family = typed ? (kind === 'histogram' ? ['_bucket', '_count', '_sum'] : ['']) : [];
    for (const suffix of family) shown.set(`${typed}${suffix}`, new Set());
    if (!sample) continue;
    const names = shown.get(sample) ?? new Set<string>();
    for (const [, label] of labels.matchAll(/(\w+)="/g)) names.add(label!);
    shown.set(sample, names);
  }
  return shown;
}

let market: Marketplace;
const listeners: MetricsListener[] = [];
let shown = new Map<string, Set<string>>();
/** Labels of our own metrics that have no sample yet. */
let declared = new Map<string, string[]>();

async function readNow(): Promise<Map<string, Set<string>>> {
  const texts = await Promise.all(listeners.map(async ({ url }) => (await fetch(url)).text()));
  shown = readShown(texts.join('\n'));
  return shown;
}

beforeAll(async () => {
  ({ parser } = await loadGrammar());
  const config = { METRICS_PORT: 0, METRICS_HOST: '127.0.0.1' };
  const sdkMetrics = await prepareSdkMetrics(config);
  const logging = { filter: makeTelemetryFilterString({ core: 'ERROR' }) };
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    shutdownSignals: [],
    telemetryOptions: { ...sdkMetrics?.telemetryOptions, logging },
  });
  market = await startMarketplace();
  const logger = createLogger('test', { LOG_LEVEL: 'silent' });
  const registries = [market.context.metrics.registry, market.workerMetrics.registry];
  for (const [index, registry] of registries.entries()) {
    const more = index === 1 ? sdkMetrics?.read : undefined;
    const listener = await serveMetrics({ config, registry, logger, more });
    listeners.push(listener!);
  }
  declared = new Map(
    registries.flatMap((registry) =>
      registry
        .getMetricsAsArray()
        .map((metric) => [metric.name, 'labelNames' in metric ? (metric.labelNames as string[]) : []] as const),
    ),
  );

  const [seller, buyer] = await Promise.all([market.signUp('seller'), market.signUp('buyer')]);
  const ticket = await listTicket(seller);
  market.stripe.faults.add({ path: '/v1/payment_intents/*/capture', fault: { kind: 'fail-before' } });
  const order = await reserve(buyer, ticket.id);
  await pay(buyer, order.id);
  expect((await readOrder(buyer, order.id)).status).toBe('complete');
  const { workflow } = market.context.temporal;
  const unknown = await workflow.start('noSuchWorkflow', { taskQueue: 'orders', workflowId: 'unknown' });

  await until(async () => (await readNow()).has('temporal_workflow_task_execution_failed_total'));
  await unknown.terminate();
});

afterAll(async () => {
  for (const listener of listeners) await listener.close();
  await market?.stop();
});

test.each(queries)('$where names metrics and labels that exist', async ({ expr }) => {
  const { metrics, grouping } = readQuery(expr);
  expect(metrics.length).toBeGreaterThan(0);
  const labelsOf = (name: string) => {
    const base = name.replace(/_(bucket|count|sum)$/, '');
    return [...(shown.get(name) ?? []), ...(declared.get(name) ?? declared.get(base) ?? []), ...ADDED_LABELS];
  };
  // The SDK shows what has just happened a moment later; jest's own limit ends a vain wait.
  await until(async () => {
    const now = await readNow();
    return metrics.every(({ name }) => now.has(name));
  });
  const foreign = metrics.flatMap(({ name, labels }) => labels.filter((label) => !labelsOf(name).includes(label)));
  expect(foreign).toEqual([]);
  const known = metrics.flatMap(({ name }) => labelsOf(name));
  expect(grouping.filter((label) => !known.includes(label))).toEqual([]);
});

test('a name that nobody shows, and a text that is no query, are noticed', () => {
  expect(shown.has('ticketing_orders_total')).toBe(false);
  expect(() => readQuery('sum(rate(ticketing_orders_reserved_total[5m])')).toThrow('not PromQL');
});

test('what matters has an alert', () => {
  const alerted = rules.flatMap(({ expr }) => readQuery(expr).metrics.map(({ name }) => name));
  expect(alerted).toEqual(
    expect.arrayContaining([
      'ticketing_reserve_duration_seconds_bucket',
      'ticketing_recovery_findings',
      'ticketing_compensation_retries_total',
      'ticketing_late_payments_total',
      'ticketing_event_lag_seconds_bucket',
      'temporal_activity_schedule_to_start_latency_seconds_bucket',
    ]),
  );
  const queues = /absent\(temporal_num_pollers\{task_queue="(\w+)"\}\)/g;
  const watched = rules.flatMap(({ expr }) => [...expr.matchAll(queues)].map(([, queue]) => queue));
  expect(watched).toEqual([...DOMAINS]);
});

test('whoever gets an alert reads what has happened and what to look at', () => {
  for (const { alert, labels, annotations } of rules) {
    expect([alert, labels.severity]).toEqual([alert, expect.stringMatching(/^(page|warn)$/)]);
    expect(annotations.summary.length).toBeGreaterThan(20);
    expect(annotations.description.length).toBeGreaterThan(20);
  }
});
