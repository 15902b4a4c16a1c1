import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { hashFiles, project, runShown, say } from './project.mjs';

const STAMPS = join(project, 'dist', '.built.json');

/** What is built, from which files, by which program. Types are not checked here: that is `npm run check`. */
const TARGETS = {
  node: {
    says: 'Compiling TypeScript ...',
    product: join(project, 'dist', 'shared'),
    folders: () => tsconfig().then(({ include }) => include),
    files: ['tsconfig.json'],
    program: ['node_modules/typescript/bin/tsc', '-p', '.', '--noCheck'],
    tidy: removeOrphans,
  },
  web: {
    says: 'Building the storefront ...',
    product: join(project, 'web', 'dist', 'index.html'),
    folders: async () => ['web', 'shared/contracts'],
    files: ['package-lock.json'],
    // The default loader of its configuration warns of imports from our own folders.
    program: ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn', '--configLoader', 'runner'],
    // Without it, whoever runs the build under another name (jest: 'test') gets React as developers need it: slow.
    env: { NODE_ENV: 'production' },
    needs: join(project, 'web', 'src', 'main.tsx'),
  },
};

/** Whether every product exists and was made from the files as they are now. */
export async function isBuilt() {
  return (await outdated()).length === 0;
}

/** Builds what is not up to date, side by side. Throws when a build fails; its own output says why. */
export async function build() {
  const results = await Promise.allSettled((await outdated()).map(buildOne));
  const built = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  await mkdir(join(project, 'dist'), { recursive: true });
  await writeFile(STAMPS, JSON.stringify({ ...(await readStamps()), ...Object.fromEntries(built) }));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}

async function buildOne([name, hash]) {
  const { says, program, env, tidy } = TARGETS[name];
  say(says);
  const code = await runShown(process.execPath, program, env);
  if (code !== 0) throw new Error(`${says.replace(' ...', '')} failed, see above.`);
  await tidy?.();
  return [name, hash];
}

/** Removes what was compiled from a source that is gone: an old `scenarios.js` would hide a new `scenarios/index.js`. */
async function removeOrphans() {
  const dist = join(project, 'dist');
  for (const folder of (await tsconfig()).include)
    for (const product of await listSources(join('dist', folder))) {
      const source = join(project, relative(dist, product)).replace(/\.js(\.map)?$/, '.ts');
      if (!existsSync(source)) await rm(product);
    }
}

async function outdated() {
  const stamps = await readStamps();
  const current = await Promise.all(
    Object.entries(TARGETS)
      .filter(([, { needs }]) => !needs || existsSync(needs))
      .map(async ([name, target]) => [name, await hashSources(target)]),
  );
  return current.filter(([name, hash]) => stamps[name] !== hash || !existsSync(TARGETS[name].product));
}

async function hashSources({ folders, files }) {
  const listed = await Promise.all((await folders()).map(listSources));
  return hashFiles([...listed.flat().sort(), ...files.map((file) => join(project, file))]);
}

async function listSources(folder) {
  const root = join(project, folder);
  if (!existsSync(root)) return [];
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(project, 'web', 'dist')))
    .map((entry) => join(entry.parentPath, entry.name));
}

const tsconfig = async () => JSON.parse(await readFile(join(project, 'tsconfig.json'), 'utf8'));

async function readStamps() {
  try {
    return JSON.parse(await readFile(STAMPS, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
