import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { configSchema } from '../shared/infra/config';
import { createApiMetrics, createWorkerMetrics } from '../shared/infra/metrics';
import { clientTypes } from './docs/client-types';
import { postmanCollection, postmanEnvironment } from './docs/postman-collection';
import { problemsPage } from './docs/problems-page';
import { projectRoot } from './stack/project-root';

/** `npm run docs`: writes what the code already says into `docs/` and into the typed client. */

interface Setting {
  description?: string;
  default?: string | number;
  enum?: string[];
  minimum?: number;
  maximum?: number;
}

const INTRODUCTION = `# Configuration

Every process reads its settings from the environment, once, when it starts; one that is wrong ends it with the
setting's name. An empty variable counts as not set. Durations are written \`500ms\`, \`10s\`, \`15m\`, \`7d\`.

With \`NODE_ENV=production\` the development defaults of \`JWT_KEY\`, \`STRIPE_KEY\` and \`STRIPE_WEBHOOK_SECRET\` are refused.

This file is generated from \`shared/infra/config.ts\`: change the description there, then \`npm run docs\`.
`;

function values({ enum: choices, minimum, maximum }: Setting): string {
  if (choices) return choices.map((choice) => `\`${choice}\``).join(', ');
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  return '';
}

/** The text of `docs/configuration.md`. */
export function configurationPage(): string {
  const { properties = {} } = z.toJSONSchema(configSchema, { io: 'input' });
  const rows = Object.entries(properties).map(([name, property]) => {
    const setting = property as Setting;
    const preset = setting.default === undefined ? '' : `\`${setting.default}\``;
    return `| \`${name}\` | ${setting.description ?? ''} | ${preset} | ${values(setting)} |`;
  });
  return [INTRODUCTION, '| Setting | Meaning | Default | Values |', '|---|---|---|---|', ...rows, ''].join('\n');
}

const METRICS_INTRODUCTION = `# Metrics

Prometheus reads them at \`GET /metrics\`, on a listener of its own that \`METRICS_PORT\` turns on; the public port never shows
them. With \`npm start\` they are at <http://127.0.0.1:9464/metrics> (API) and <http://127.0.0.1:9465/metrics> (workers); with
\`docker-compose.yml\` on port 9464 of every container of ours, inside its network.
[What to watch, and how the business is counted](operations.md#metrics).

Both also show those of the Node process (\`process_…\`, \`nodejs_…\`), and workers those of
[Temporal's SDK](https://docs.temporal.io/references/sdk-metrics) (\`temporal_…\`).

This file is generated from \`shared/infra/metrics.ts\`: change the help there, then \`npm run docs\`.
`;

/** prom-client keeps a metric's labels without saying so in its types. */
type Metric = ReturnType<Registry['getMetricsAsArray']>[number] & { labelNames?: string[] };

const metricRows = (registry: Registry): string[] =>
  registry.getMetricsAsArray().map((metric: Metric) => {
    const labels = (metric.labelNames ?? []).map((label) => `\`${label}\``).join(', ');
    return `| \`${metric.name}\` | ${metric.type} | ${labels} | ${metric.help} |`;
  });

/** The text of `docs/metrics.md`. */
export function metricsPage(): string {
  const table = (title: string, registry: Registry) => [
    `## ${title}`,
    '',
    '| Metric | Type | Labels | Meaning |',
    '|---|---|---|---|',
    ...metricRows(registry),
    '',
  ];
  return [
    METRICS_INTRODUCTION,
    ...table('API', createApiMetrics().registry),
    ...table('Workers', createWorkerMetrics().registry),
  ].join('\n');
}

/** Every generated file, and what makes its text. */
export const GENERATED: Record<string, () => string | Promise<string>> = {
  'docs/configuration.md': configurationPage,
  'docs/metrics.md': metricsPage,
  'docs/problems.md': problemsPage,
  'docs/postman/collection.json': postmanCollection,
  'docs/postman/environment.json': postmanEnvironment,
  'shared/contracts/client/api-types.ts': clientTypes,
};

/** Writes what is not as it should be, and says which files that were. */
async function writeStale(): Promise<void> {
  const written: string[] = [];
  for (const [file, makeText] of Object.entries(GENERATED)) {
    const path = join(projectRoot(), file);
    const [text, present] = [await makeText(), existsSync(path) ? await readFile(path, 'utf8') : undefined];
    if (text === present) continue;
    await writeFile(path, text);
    written.push(file);
  }
  const lines = written.length > 0 ? written.map((file) => `wrote ${file}`) : ['everything is up to date'];
  process.stdout.write(`${lines.join('\n')}\n`);
}

if (require.main === module) void writeStale();
