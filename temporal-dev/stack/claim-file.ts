import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { identifyProcess } from './process-identity';

/** Who holds a file; files may say more. */
export interface Holder {
  pid: number;
  identity: string;
}

/** After taking over a dead holder's file, how long a rival that did the same has to overwrite it. */
const TAKE_OVER_MS = 150;

/** This process as a holder. */
export async function ownHolder(): Promise<Holder> {
  return { pid: process.pid, identity: (await identifyProcess(process.pid)) ?? '' };
}

/**
 * Makes this process the one holder of `file`, or says who is. The file of a holder that no longer runs is taken over;
 * what it said comes back as `previous`.
 */
export async function claimFile<T extends Holder>(
  file: string,
): Promise<{ mine: true; previous?: T } | { mine: false; holder: T }> {
  const scratch = `${file}.${process.pid}-${randomUUID()}`;
  await writeFile(scratch, JSON.stringify(await ownHolder()));
  try {
    // Unlike a write, a link brings name and content in one step: nobody reads half a file.
    await link(scratch, file);
    return { mine: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(scratch);
  }
  const holder = await readHolder<T>(file);
  if (holder && (await isRunning(holder))) return { mine: false, holder };

  // So does a rename; when two processes take over, the later one stands.
  await writeJson(file, await ownHolder());
  await sleep(TAKE_OVER_MS);
  const winner = await readHolder<T>(file);
  if (winner && winner.pid !== process.pid) return { mine: false, holder: winner };
  return { mine: true, previous: holder };
}

/** Gives a claimed file back. Does nothing when it is another's by now. */
export async function releaseFile(file: string): Promise<void> {
  if ((await readHolder(file))?.pid === process.pid) await rm(file, { force: true });
}

/** The process that wrote the file still runs: same pid, same start, same command line. */
export const isRunning = async ({ pid, identity }: Holder): Promise<boolean> =>
  (await identifyProcess(pid)) === identity;

/** Undefined when there is no file, or only the beginning of one that was being written when its writer died. */
export async function readHolder<T extends Holder>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR'].includes(code)) return undefined;
    throw error;
  }
}

/** Replaces a file in one step. */
export async function writeJson(file: string, value: unknown): Promise<void> {
  const scratch = `${file}.${process.pid}-${randomUUID()}`;
  await writeFile(scratch, JSON.stringify(value, undefined, 2));
  await rename(scratch, file);
}
