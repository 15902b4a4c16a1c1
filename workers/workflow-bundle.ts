import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundle } from '@temporalio/worker';

/** What the bundle is made of; a change to any of it makes another name. */
const SOURCE_FOLDERS = ['workflows', 'shared/contracts'];

/**
 * The bundle of every workflow, built once and kept beside the compiled code under a name made of its content:
 * bundling takes seconds, and a worker should start in less. A `traced` one carries OpenTelemetry's interceptors,
 * a `versioned` one says what becomes of each workflow at a deployment.
 */
export async function loadWorkflowBundle({ traced = false, versioned = false } = {}): Promise<WorkflowBundle> {
  const root = path.resolve(__dirname, '..');
  const folder = path.join(root, 'workflow-bundles');
  const variant = `${traced ? '-traced' : ''}${versioned ? '-versioned' : ''}`;
  const codePath = path.join(folder, `${await contentHash(root)}${variant}.js`);
  if (existsSync(codePath)) return { code: await readFile(codePath, 'utf8') };
  const bundle = await bundleWorkflowCode({
    workflowsPath: require.resolve(versioned ? '../workflows/versioned' : '../workflows'),
    workflowInterceptorModules: traced
      ? [require.resolve('@temporalio/interceptors-opentelemetry/lib/workflow-interceptors')]
      : [],
    logger: new DefaultLogger('WARN'),
  });
  await mkdir(folder, { recursive: true });
  // Written whole or not at all: several workers may start at once.
  const draft = `${codePath}.${process.pid}`;
  await writeFile(draft, bundle.code);
  await rename(draft, codePath);
  return bundle;
}

async function contentHash(root: string): Promise<string> {
  const hash = createHash('sha256');
  // The OpenTelemetry interceptors have the same version.
  const { version } = require('@temporalio/worker/package.json') as { version: string };
  hash.update(version);
  for (const folder of SOURCE_FOLDERS) {
    const files = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true });
    const code = files.filter((file) => file.isFile() && /\.[jt]s$/.test(file.name) && !file.name.includes('.test.'));
    for (const file of code.map((entry) => path.join(entry.parentPath, entry.name)).sort()) {
      hash.update(path.relative(root, file));
      hash.update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
