import { parseArgs } from 'node:util';
import { runRandomly } from './faults/random-run';
import { isClean, renderReport } from './faults/report';
import { runScenarios } from './faults/run-scenarios';
import { SCENARIOS } from './faults/scenarios';
import { readCommandLine } from './read-command-line';

const USAGE = `npm run faults                          100 orders while everything breaks, with a seed of its own
npm run faults -- --orders 1000         more of them
npm run faults -- --seed 42             the choices of an earlier run again
npm run faults -- --scenario NAME ...   one story; --scenario all tells every one
npm run faults -- --list                the names of the stories`;

const OPTIONS = {
  orders: { type: 'string', default: '100' },
  seed: { type: 'string' },
  scenario: { type: 'string', multiple: true },
  list: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const say = (line: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

const wholeNumber = (name: string, text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number, not ${text}.`);
  return Number(text);
};

function readArguments(args: string[]) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { scenario = [] } = values;
  const unknown = scenario.filter((name) => name !== 'all' && !Object.hasOwn(SCENARIOS, name));
  if (unknown.length > 0) throw new Error(`There is no scenario ${unknown.join(', ')}; --list has their names.`);
  const seed = values.seed ?? String(Math.floor(Math.random() * 1e6));
  return { ...values, scenario, orders: wholeNumber('orders', values.orders), seed: wholeNumber('seed', seed) };
}

/** `npm run faults`: exit code 1 when anything is broken that must not break, 2 when asked for what there is not. */
async function main(): Promise<void> {
  const wanted = readCommandLine(USAGE, readArguments);
  if (!wanted) return;
  const { orders, seed, scenario, list, help } = wanted;
  if (help) return void process.stdout.write(`${USAGE}\n`);
  if (list) {
    for (const [name, { title }] of Object.entries(SCENARIOS)) process.stdout.write(`${name.padEnd(36)} ${title}\n`);
    return;
  }
  if (scenario.length > 0) {
    const names = scenario.includes('all') ? Object.keys(SCENARIOS) : scenario;
    process.exitCode = (await runScenarios(names, say)) ? 0 : 1;
    return;
  }
  process.stdout.write(`orders ${orders}, seed ${seed}\n`);
  const result = await runRandomly({ orders, seed, say });
  process.stdout.write(`\n${renderReport(result)}\n\n`);
  process.stdout.write(
    isClean(result) ? 'clean\n' : `NOT CLEAN: npm run faults -- --orders ${orders} --seed ${seed}\n`,
  );
  process.exitCode = isClean(result) ? 0 : 1;
}

void main();
