import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { configSchema } from '../shared/infra/config';

/** `npm run docs`: writes what the code already says into `docs/`. */

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

if (require.main === module) void writeFile(join('docs', 'configuration.md'), configurationPage());
