import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WEBHOOK_EVENTS } from '../shared/infra/stripe';
import { projectRoot } from './stack/project-root';

const root = projectRoot();

const DOCUMENTS = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** What paths begin from; docs/storefront.md speaks of the storefront's own. */
const FOLDERS = ['.', 'web/src'];

/** `workflows/order/order-workflow.ts`, but not what has a gap to fill in, as in `activities/<domain>/`. */
const PATHS = /`((?:shared|workflows|activities|workers|api|web|temporal-dev|deploy|docs)\/[\w./-]*)`/g;
/** The file of a link within the project, relative to the document. */
const LINKS = /\]\((?![a-z]+:|#|\/)([^)#\s]+)(?:#[^)]*)?\)/g;

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, path = '']) => path);

it.each(DOCUMENTS)('%s names only files that there are', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const named = [...found(text, PATHS), ...found(text, LINKS).map((path) => join(dirname(document), path))];
  const exists = (path: string) => FOLDERS.some((folder) => existsSync(join(root, folder, path)));
  expect(named.filter((path) => !exists(path))).toEqual([]);
});

it.each(WEBHOOK_EVENTS)('docs/deploy.md registers the webhook endpoint for %s', (type) => {
  expect(readFileSync(join(root, 'docs', 'deploy.md'), 'utf8')).toContain(`\`${type}\``);
});
