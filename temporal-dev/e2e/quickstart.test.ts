import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../stack/project-root';
import { type Marketplace, startMarketplace } from '../testing/start-marketplace';
import { listTicket } from './steps';

/** Follows docs/quickstart.md to the letter. */

const root = projectRoot();

let market: Marketplace;
let page: string;
let folder: string;
beforeAll(async () => {
  [market, page, folder] = await Promise.all([
    startMarketplace(),
    readFile(join(root, 'docs', 'quickstart.md'), 'utf8'),
    mkdtemp(join(tmpdir(), 'quickstart-')),
  ]);
  const seller = await market.signUp('seller');
  await listTicket(seller);
  await listTicket(seller);
});

afterAll(async () => {
  await market?.stop();
  if (folder) await rm(folder, { recursive: true });
});

/** The blocks of the page in one language. */
const blocksOf = (language: string): string[] =>
  [...page.matchAll(/```(\w*)\n([\s\S]*?)```/g)].flatMap(([, name, code]) => (name === language && code ? [code] : []));

async function run(directory: string, program: string, ...args: string[]): Promise<string> {
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...process.env, API: market.apiUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('exit', resolve);
  });
  const [code, output, errors] = await Promise.all([exited, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`${program} ended with code ${code}:\n${output}${errors}`);
  return output;
}

/** With `failglob`, bash refuses what other shells do: a pattern that stands unquoted and fits no file. */
const runShell = (directory: string, code: string): Promise<string> =>
  run(directory, 'bash', '-O', 'failglob', '-euo', 'pipefail', '-c', code);

it('buys a ticket and gives it back with curl', async () => {
  const output = await runShell(folder, blocksOf('bash').join('\n'));
  const [, held, captured, ticketCode, refunded] = output.trim().split('\n');
  expect([held, captured, refunded]).toEqual(['held', 'captured', 'refunded']);
  expect(ticketCode).toMatch(/^[\w-]{20}$/);
});

describe('in TypeScript', () => {
  let project: string;

  /** What `npm install` brings, without a network: this project's own, of the packages that the page names and no others. */
  async function install(names: string[]): Promise<void> {
    for (const name of names) {
      const place = join(project, 'node_modules', name);
      await mkdir(dirname(place), { recursive: true });
      await symlink(join(root, 'node_modules', name), place, 'junction');
    }
    await mkdir(join(project, 'node_modules', '.bin'));
    await symlink(join(root, 'node_modules', '.bin', 'tsx'), join(project, 'node_modules', '.bin', 'tsx'));
  }

  beforeAll(async () => {
    await symlink(root, join(folder, 'ticketing'), 'junction');
    project = join(folder, 'first-purchase');
    const [preparation = ''] = blocksOf('sh');
    const installations = [...preparation.matchAll(/^npm install (.+)\n/gm)];
    await runShell(folder, preparation.replace(/^npm install .+\n/gm, ''));
    await install(installations.flatMap(([, names = '']) => names.split(' ').filter((name) => !name.startsWith('-'))));
    await writeFile(join(project, 'buy.ts'), blocksOf('typescript').join('\n'));
  });

  it('buys a ticket and gives it back', async () => {
    const [, command = ''] = blocksOf('sh');
    const output = await runShell(project, command);
    expect(output).toMatch(/: the order is complete, the code is [\w-]{20}\nthe payment is refunded\n$/);
  });

  it.each([
    ['ES modules of Node', 'module', { module: 'nodenext' }],
    ['CommonJS', 'commonjs', { module: 'nodenext' }],
    ['a bundler', 'module', { module: 'esnext', moduleResolution: 'bundler' }],
  ])('compiles for %s', async (_kind, type, options) => {
    await writeFile(join(project, 'package.json'), JSON.stringify({ type }));
    const compilerOptions = { ...options, strict: true, target: 'es2023', types: ['node'], noEmit: true };
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['buy.ts'] }));
    await run(project, process.execPath, join(root, 'node_modules', 'typescript', 'bin', 'tsc'));
  });
});
