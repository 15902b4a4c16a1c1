import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { claimFile, type Holder, isRunning, ownHolder, readHolder, releaseFile, writeJson } from './claim-file';
import { makeFolder } from './make-folder';
import { identifyProcess } from './process-identity';
import type { StackUrls } from './settings';

/** What `<DATA_DIR>/run.json` says about the stack that runs on that folder. */
export interface RunRecord extends Holder {
  startedAt: string;
  ready: boolean;
  urls: StackUrls;
  /** How programs beside the stack reach its servers, once it is ready. */
  env?: Record<string, string>;
  /** By the name of the part. */
  children: Record<string, Holder>;
}

export interface RunFile {
  /** Notes that a part runs under this pid, or no more. */
  setChild(name: string, pid: number | undefined): Promise<void>;
  setReady(urls: StackUrls, env: Record<string, string>): Promise<void>;
  release(): Promise<void>;
}

const END_WITHIN_MS = 8_000;
const POLL_MS = 50;

const runFilePath = (dataDir: string) => join(dataDir, 'run.json');

/** The running stack on `dataDir`, undefined when none runs. */
export async function readRun(dataDir: string): Promise<RunRecord | undefined> {
  const record = await readHolder<RunRecord>(runFilePath(dataDir));
  return record && (await isRunning(record)) ? record : undefined;
}

/**
 * Makes this process the one stack on `dataDir`, and ends what a killed one left behind. Throws a sentence when
 * another stack runs, or the folder cannot be used.
 */
export async function claimRun(dataDir: string, urls: StackUrls, say: (line: string) => void): Promise<RunFile> {
  const file = runFilePath(dataDir);
  const claim = await claimFolder(dataDir);
  if (!claim.mine) {
    const { pid, urls } = claim.holder;
    throw new Error(`The platform runs already on ${dataDir} (pid ${pid})${urls ? `, at ${urls.api}` : ''}.`);
  }
  if (claim.previous?.children) await endLeftOvers(claim.previous.children, say);

  const record: RunRecord = {
    ...(await ownHolder()),
    startedAt: new Date().toISOString(),
    ready: false,
    urls,
    children: {},
  };
  // Writes queue up, so that an older state never replaces a newer one.
  let written = writeJson(file, record);
  const save = () => {
    written = written.then(() => writeJson(file, record));
    return written;
  };
  await written;
  return {
    async setChild(name, pid) {
      const identity = pid && (await identifyProcess(pid));
      if (identity) record.children[name] = { pid, identity };
      else delete record.children[name];
      await save();
    },
    async setReady(urls, env) {
      Object.assign(record, { ready: true, urls, env });
      await save();
    },
    async release() {
      await written;
      await releaseFile(file);
    },
  };
}

async function claimFolder(dataDir: string) {
  try {
    await makeFolder(dataDir);
    return await claimFile<RunRecord>(runFilePath(dataDir));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code) throw error;
    throw new Error(
      `DATA_DIR: no data can be kept in ${dataDir} (${code}); name a folder that can be made and written.`,
    );
  }
}

/** Ends processes by pid where start time and command line are the recorded ones; the last started goes first. */
async function endLeftOvers(children: Record<string, Holder>, say: (line: string) => void): Promise<void> {
  for (const [name, child] of Object.entries(children).reverse()) {
    if (!(await isRunning(child))) continue;
    say(`ending ${name} (pid ${child.pid}), which a stack that was killed has left behind`);
    process.kill(child.pid, 'SIGTERM');
    const deadline = Date.now() + END_WITHIN_MS;
    while (Date.now() < deadline && (await isRunning(child))) await sleep(POLL_MS);
    if (!(await isRunning(child))) continue;
    process.kill(child.pid, 'SIGKILL');
    while (await isRunning(child)) await sleep(POLL_MS);
  }
}
