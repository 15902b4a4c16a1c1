import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
}, 120_000);

afterAll(async () => {
  await market?.stop();
  if (folder) await rm(folder, { recursive: true });
}, 60_000);

/** All code of the page in one language, as somebody who copies block after block has it. */
const codeOf = (language: string): string =>
  [...page.matchAll(/```(\w*)\n([\s\S]*?)```/g)]
    .flatMap(([, name, code]) => (name === language ? [code] : []))
    .join('\n');

async function run(program: string, ...args: string[]): Promise<string> {
  const child = spawn(program, args, {
    cwd: folder,
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

describe('the quickstart', () => {
  it('buys a ticket and gives it back with curl', async () => {
    const output = await run('bash', '-euo', 'pipefail', '-c', codeOf('bash'));
    const [, held, captured, ticketCode, refunded] = output.trim().split('\n');
    expect([held, captured, refunded]).toEqual(['held', 'captured', 'refunded']);
    expect(ticketCode).toMatch(/^[\w-]{20}$/);
  }, 120_000);

  it('does the same in TypeScript, which compiles', async () => {
    await cp(join(root, 'shared', 'contracts', 'client'), join(folder, 'client'), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    await writeFile(join(folder, 'buy-ticket.ts'), codeOf('typescript'));
    const compilerOptions = {
      strict: true,
      target: 'es2023',
      module: 'node16',
      types: ['node'],
      skipLibCheck: true,
      outDir: 'out',
      rootDir: '.',
    };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['buy-ticket.ts'] }));
    await run(process.execPath, join(root, 'node_modules', 'typescript', 'bin', 'tsc'));
    const output = await run(process.execPath, join('out', 'buy-ticket.js'));
    expect(output).toMatch(/: the order is complete, the code is [\w-]{20}\nthe payment is refunded\n$/);
  }, 120_000);
});
