import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from '../shared/infra/config';
import { GENERATED } from './generate-docs';
import { projectRoot } from './stack/project-root';

/** The client's types are made by a compiler in a process of its own, which takes its time on a busy machine. */
const PATIENCE_MS = 120_000;

const written = (file: string) => readFileSync(join(projectRoot(), file), 'utf8');

test.each(Object.entries(GENERATED))(
  '%s says what the code says; `npm run docs` writes it',
  async (file, text) => {
    expect(written(file)).toBe(await text());
  },
  PATIENCE_MS,
);

test.each(Object.keys(configSchema.shape))('%s is described', (name) => {
  expect(written('docs/configuration.md')).toMatch(new RegExp(`^\\| \`${name}\` \\| \\w.+? \\|`, 'm'));
});
