import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { alone } from './lock.mjs';
import { project, runShown, say } from './project.mjs';

/** Makes the clone ready to run: node modules as package-lock.json says, then compiled code. Does nothing when it is. */
export async function setUp() {
  if ((await areModulesInstalled()) && (await isBuilt())) return;
  await alone(async () => {
    if (!(await areModulesInstalled())) await installModules();
    await build();
  });
}

/**
 * Installs what package-lock.json says and leaves that file as it is. Not `npm ci`: that refuses a lock file that was
 * written where a registry lacks some other platform's optional package.
 */
async function installModules() {
  say('Installing node modules (about a minute the first time) ...');
  const code = await runShown('npm', ['install', '--no-save', '--no-audit', '--no-fund']);
  if (code !== 0)
    throw new Error('npm install failed (see above): check the network and the npm registry, then try again.');
}

/** npm writes node_modules/.package-lock.json last: an install that was cut off has none. */
async function areModulesInstalled() {
  const [wanted, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(readPackages),
  );
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || (installed[name] ? installed[name].version === version : optional),
  );
}

async function readPackages(file) {
  try {
    return JSON.parse(await readFile(join(project, file), 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT' && file.startsWith('node_modules/')) return {};
    throw error;
  }
}
