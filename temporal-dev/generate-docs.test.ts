import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from '../shared/infra/config';
import { GENERATED } from './generate-docs';
import { projectRoot } from './stack/project-root';

const written = (file: string) => readFileSync(join(projectRoot(), file), 'utf8');

test.each(Object.entries(GENERATED))('%s says what the code says; `npm run docs` writes it', async (file, text) => {
  expect(written(file)).toBe(await text());
});

test.each(Object.keys(configSchema.shape))('%s is described', (name) => {
  expect(written('docs/configuration.md')).toMatch(new RegExp(`^\\| \`${name}\` \\| \\w.+? \\|`, 'm'));
});
