import { parseArgs } from 'node:util';
import { AT_ONCE, type Cost, ENDING_NAMES, measureEnding, measureIdle, measureWaiting } from './costs/measure';
import { openLab } from './costs/open-lab';
import { renderCosts } from './costs/render-costs';
import { readCommandLine } from './read-command-line';

const USAGE = `npm run costs                                what one order costs, as docs/scaling.md shows it
npm run costs -- --orders 200 --waiting 500  from more of them`;

const OPTIONS = {
  orders: { type: 'string', default: '100' },
  waiting: { type: 'string', default: '300' },
  help: { type: 'boolean', default: false },
} as const;

/** Before anything is counted: code is compiled, caches are filled, connections are open. */
const WARM_UP = 20;
const IDLE_SECONDS = 20;
/** At most of one buyer, below MAX_OPEN_ORDERS. */
const OPEN_ORDERS = 7;

const say = (line: string) => process.stderr.write(`${line}\n`);

const count = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Error(`--${name} must be a number from 1 to 999, not ${text}.`);
  return Number(text);
};

function readArguments(args: string[]) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { help, orders, waiting } = values;
  return { help, orders: count('orders', orders), waiting: count('waiting', waiting) };
}

/** `npm run costs`: starts a platform of its own and measures it. Needs Linux, which tells what a process uses. */
async function main(): Promise<void> {
  const wanted = readCommandLine(USAGE, readArguments);
  if (!wanted) return;
  const { help, orders, waiting } = wanted;
  if (help) return void process.stdout.write(`${USAGE}\n`);
  if (process.platform !== 'linux') throw new Error('Only Linux tells what a process uses.');

  say('Starting a platform of its own ...');
  const lab = await openLab(say);
  try {
    const [seller, rival, ...buyers] = await Promise.all(
      [
        'seller',
        'rival',
        ...Array.from({ length: Math.ceil(waiting / OPEN_ORDERS) + AT_ONCE }, (_, n) => `buyer${n}`),
      ].map(lab.signUp),
    );
    if (!seller || !rival) throw new Error('nobody signed up');
    const people = { seller, rival, buyers };
    say('Warming up ...');
    for (const ending of ENDING_NAMES) await measureEnding(lab, people, { ending, orders: WARM_UP, idle: new Map() });
    say(`Waiting for ${IDLE_SECONDS} s, to see what costs nothing ...`);
    const idle = await measureIdle(lab, IDLE_SECONDS);
    const byEnding = new Map<string, Cost>();
    for (const ending of ENDING_NAMES) {
      say(`${orders} orders: ${ending} ...`);
      byEnding.set(ending, await measureEnding(lab, people, { ending, orders, idle }));
    }
    say(`${waiting} orders that wait ...`);
    const bytes = await measureWaiting(lab, people, waiting);
    process.stdout.write(`${renderCosts({ orders, byEnding, idle, waiting: { orders: waiting, bytes } })}\n`);
  } finally {
    await lab.close();
  }
}

void main();
