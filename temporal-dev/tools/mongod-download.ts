import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedToolFolder, installOnce } from './cache';
import { MONGOD_VERSION } from './pins';
import { runCommand } from './run-command';
import type { ToolContext, Way } from './tool';
import { cachedProgram } from './wheel';

const DOWNLOAD_SITE = 'https://fastdl.mongodb.org';
/** Without a network this way must fail fast, for the next one takes long itself. */
const PROBE_TIMEOUT_MS = 4_000;

/** MongoDB's official archive, through mongodb-memory-server, which knows the archive for each system and its MD5. */
export function fromMongoDownload(context: ToolContext): Way {
  const folder = cachedToolFolder('mongod', MONGOD_VERSION);
  return {
    attempt: `MongoDB ${MONGOD_VERSION} from ${DOWNLOAD_SITE}`,
    async find() {
      await probe();
      await installOnce(folder, context, async (scratch) => {
        context.say(`downloading MongoDB ${MONGOD_VERSION} (about 100 MB, a minute)`);
        const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
        const downloaded = await MongoBinary.getPath({
          version: MONGOD_VERSION,
          downloadDir: scratch,
          checkMD5: true,
        });
        await mkdir(join(scratch, 'bin'));
        await rename(downloaded, cachedProgram(scratch, 'mongod'));
        await runCommand(cachedProgram(scratch, 'mongod'), ['--version'], { timeoutMs: 20_000 });
      });
      return { title: 'MongoDB', version: MONGOD_VERSION, command: cachedProgram(folder, 'mongod') };
    },
  };
}

async function probe(): Promise<void> {
  // Node's fetch knows no proxy, the downloader does.
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return;
  try {
    await fetch(DOWNLOAD_SITE, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
  } catch {
    throw new Error('not reachable');
  }
}
