import { findStack } from './find-stack';
import { endReadably } from './readable-error';
import { freePort } from './servers/ports';
import { hire, list, reserve } from './storefront/cast';
import { openBrowser } from './storefront/open-browser';

const RUNS = 5;
const LEAST = 95;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** What the figure of performance is made of. */
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'speed-index',
  'cumulative-layout-shift',
];
type Category = (typeof CATEGORIES)[number];

interface Target {
  name: string;
  url: string;
  /** Of whoever looks; without it, a stranger. */
  cookie?: string;
}

/**
 * `npm run lighthouse`: Lighthouse with its profile of a phone judges pages of the running storefront. Prints the median
 * of five runs, and fails when one is below 95. `-- <page> ...` judges some only.
 */
async function main(only: string[]): Promise<void> {
  const targets = (await setTargets()).filter(({ name }) => only.length === 0 || only.includes(name));
  const port = await freePort();
  const browser = await openBrowser([`--remote-debugging-port=${port}`]);
  process.stdout.write(`${row('', CATEGORIES)}\n`);
  try {
    for (const target of targets) await judge(target, port);
  } finally {
    await browser.close();
  }
}

async function setTargets(): Promise<Target[]> {
  const { api } = await findStack();
  const [seller, buyer] = [await hire(api, 'Jonas'), await hire(api, 'Mia')];
  const ticket = await list(seller, 'Northern Lights Orchestra');
  const order = await reserve(buyer, await list(seller, 'Ida Norrland Quartet'));
  return [
    { name: 'home', url: `${api}/` },
    { name: 'ticket', url: `${api}/tickets/${ticket.id}` },
    { name: 'checkout', url: `${api}/orders/${order.id}`, cookie: buyer.session.cookie() },
  ];
}

type Result = Awaited<ReturnType<typeof look>>;

async function judge(target: Target, port: number): Promise<void> {
  const results: Result[] = [];
  for (let run = 0; run < RUNS; run++) results.push(await look(target, port));
  const scores = CATEGORIES.map((category) => median(results.map((result) => scoreOf(result, category))));
  process.stdout.write(`${row(target.name, scores.map(String))}\n`);
  const typical = results.find((result) => scoreOf(result, 'performance') === scores[0]);
  if (typical) process.stdout.write(`  ${METRICS.map((metric) => describe(typical, metric)).join(', ')}\n`);
  if (scores.every((score) => score >= LEAST)) return;
  process.exitCode = 1;
  const last = results.at(-1);
  if (last) for (const line of shortcomings(last)) process.stdout.write(`  ${line}\n`);
}

async function look({ url, cookie }: Target, port: number) {
  const { default: lighthouse } = await import('lighthouse');
  const answer = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    ...(cookie && { extraHeaders: { Cookie: cookie } }),
  });
  if (!answer || answer.lhr.runtimeError)
    throw new Error(`${url}: ${answer?.lhr.runtimeError?.message ?? 'no result'}`);
  return answer.lhr;
}

const describe = ({ audits }: Result, metric: string): string =>
  `${audits[metric]?.title} ${audits[metric]?.displayValue}`;

const scoreOf = ({ categories }: Result, category: Category): number =>
  Math.round((categories[category]?.score ?? 0) * 100);

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/** What costs points, by the names of Lighthouse's audits. */
function* shortcomings({ categories, audits }: Result): Iterable<string> {
  for (const category of CATEGORIES)
    for (const { id, weight } of categories[category]?.auditRefs ?? []) {
      const audit = audits[id];
      if (audit && audit.score !== null && audit.score < 0.9 && weight > 0)
        yield `${category}: ${id}: ${audit.title} ${audit.displayValue ?? ''}`;
    }
}

const row = (name: string, cells: readonly string[]) =>
  [name.padEnd(10), ...cells.map((cell) => cell.padStart(15))].join('');

if (require.main === module) void endReadably(() => main(process.argv.slice(2)));
