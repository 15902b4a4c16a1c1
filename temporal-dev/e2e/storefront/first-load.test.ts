import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../stack/project-root';

test('the start page needs no more JavaScript than its budget', async () => {
  const script = join(projectRoot(), 'web', 'scripts', 'measure-first-load.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  expect(stdout).toContain('catalogue-page.tsx  (budget 120 kB)');
});
