import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareResults } from './bench/compare-results';
import { FIGURES } from './bench/figures';
import { renderResults } from './bench/render-results';
import type { BenchResult } from './bench/result';
import { runFigures } from './bench/run-figures';
import { writeDocument } from './bench/write-document';
import { readCommandLine } from './read-command-line';
import { projectRoot } from './stack/project-root';

const USAGE = `npm run bench                       every figure, one after the other
npm run bench -- reserve purchases  those alone; --list has their names
npm run bench -- --full             with 20,000 waiting orders instead of 5,000
npm run bench -- --out FILE         where the results are written; otherwise .data/bench/<time>.json
npm run bench -- --write FILE       puts the results of a file into docs/performance.md, as every complete run does
npm run bench -- --compare A B      two files of results side by side`;

const OPTIONS = {
  full: { type: 'boolean', default: false },
  out: { type: 'string' },
  write: { type: 'string' },
  compare: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const say = (line: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

function readArguments(args: string[]) {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.compare) {
    if (positionals.length !== 2) throw new Error('--compare needs two files of results.');
    return { ...values, names: positionals };
  }
  const unknown = positionals.filter((name) => !Object.hasOwn(FIGURES, name));
  if (unknown.length > 0) throw new Error(`There is no figure ${unknown.join(', ')}; --list has their names.`);
  return { ...values, names: positionals.length > 0 ? positionals : Object.keys(FIGURES) };
}

const readResult = async (file: string): Promise<BenchResult> => JSON.parse(await readFile(file, 'utf8'));

/** `npm run bench`: exit code 1 when an invariant was broken, 2 when asked for what there is not. */
async function main(): Promise<void> {
  const wanted = readCommandLine(USAGE, readArguments);
  if (!wanted) return;
  const { names, full, out, write, compare, list, help } = wanted;
  if (help) return void process.stdout.write(`${USAGE}\n`);
  if (list) {
    for (const [name, { title }] of Object.entries(FIGURES)) process.stdout.write(`${name.padEnd(16)} ${title}\n`);
    return;
  }
  if (write) return writeDocument(await readResult(write));
  if (compare) {
    const [before, after] = await Promise.all(names.map(readResult));
    if (before && after) process.stdout.write(`${compareResults(before, after)}\n`);
    return;
  }
  const result = await runFigures({ names, isFull: full, say });
  const file = out ?? join(projectRoot(), '.data', 'bench', `${result.at.replaceAll(/[:.]/g, '-')}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(result, undefined, 2)}\n`);
  process.stdout.write(`${renderResults(result)}\n\n${file}\n`);
  const isComplete = names.length === Object.keys(FIGURES).length;
  if (isComplete) await writeDocument(result);
  process.exitCode = result.figures.some(({ violations }) => violations.length > 0) ? 1 : 0;
}

void main();
