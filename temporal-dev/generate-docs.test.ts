import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchema } from '../shared/infra/config';
import { configurationPage } from './generate-docs';

const written = readFileSync(join(__dirname, '..', 'docs', 'configuration.md'), 'utf8');

test('docs/configuration.md says what the schema says; `npm run docs` writes it', () => {
  expect(written).toBe(configurationPage());
});

test.each(Object.keys(configSchema.shape))('%s is described', (name) => {
  expect(written).toMatch(new RegExp(`^\\| \`${name}\` \\| \\w.+? \\|`, 'm'));
});
