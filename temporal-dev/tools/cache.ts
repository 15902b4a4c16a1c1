import { access, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimFile, releaseFile } from '../stack/claim-file';
import type { ToolContext } from './tool';

const LOCK_POLL_MS = 300;

/** Where tools live: outside the work tree, so that clones share them. `TICKETING_CACHE` moves it. */
export function cachedToolFolder(name: string, version: string, env: NodeJS.ProcessEnv = process.env): string {
  const root = env.TICKETING_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ticketing');
  return join(resolve(root), 'tools', `${name}-${version}`);
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * Fills `folder` once. `install` writes into a scratch folder beside it, which takes the final name only when `install`
 * is done: what carries the name is complete. Other processes that want the same wait for the first.
 */
export async function installOnce(
  folder: string,
  context: ToolContext,
  install: (scratch: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const lock = `${folder}.lock`;
  for (
    let told = false;
    !(await claimFile(lock)).mine;
    await sleep(LOCK_POLL_MS, undefined, { signal: context.signal })
  ) {
    if (!told) context.say('another process is installing it, waiting for that');
    told = true;
  }
  try {
    if (await exists(folder)) return;
    await removeLeftOvers(folder);
    const scratch = await mkdtemp(`${folder}.part-`);
    try {
      await install(scratch);
      await rename(scratch, folder);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  } finally {
    await releaseFile(lock);
  }
}

/** Scratch folders of installations that were killed; we hold the lock, so nobody writes to them. */
async function removeLeftOvers(folder: string): Promise<void> {
  const parent = dirname(folder);
  const prefix = `${folder}.part-`;
  const paths = (await readdir(parent)).map((name) => join(parent, name)).filter((path) => path.startsWith(prefix));
  await Promise.all(paths.map((path) => rm(path, { recursive: true, force: true })));
}
