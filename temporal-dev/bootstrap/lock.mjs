import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { project, say } from './project.mjs';

const POLL_MS = 200;

/** Runs `work` while no other process sets up this clone. A lock whose holder is gone counts as free. */
export async function alone(work) {
  const id = createHash('sha256').update(project).digest('hex').slice(0, 16);
  // Outside the clone, because `npm ci` empties node_modules and dist may not exist.
  const lock = join(tmpdir(), `ticketing-set-up-${id}.lock`);
  for (let waited = false; !(await take(lock)); waited = true) {
    if (!waited) say('Waiting for another run that is setting up this clone ...');
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock) {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
  if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
  return false;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
