import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { countAnswers, renderAnswers } from './fuzz/count-answers';
import { runSchemathesis } from './fuzz/run-schemathesis';
import { readCommandLine } from './read-command-line';
import { type SpawnedStack, spawnStack } from './testing/spawn-stack';
import { findSchemathesis } from './tools/schemathesis';

const USAGE = `npm run fuzz                      thousands of requests, valid and not, with a seed of its own
npm run fuzz -- --seed 42         those of an earlier run again
npm run fuzz -- --cases 20        at most so many for each call and phase (default 100)`;

const OPTIONS = {
  seed: { type: 'string' },
  cases: { type: 'string', default: '100' },
  help: { type: 'boolean', default: false },
} as const;

const WEBHOOK_SECRET = 'whsec_fuzz';
const MANY = '1000000';

/** Limits are no subject of this run, all of whose requests come from one address; nor is how fast the machine is. */
const SETTINGS = {
  LOG_LEVEL: 'error',
  RATE_LIMIT_REQUESTS: MANY,
  RATE_LIMIT_ADDRESS: MANY,
  RATE_LIMIT_PICTURES: MANY,
  RATE_LIMIT_SIGN_UP: MANY,
  RATE_LIMIT_SIGN_IN: MANY,
  RATE_LIMIT_SIGN_IN_HOURLY: MANY,
  RATE_LIMIT_SIGN_IN_ADDRESS: MANY,
  MAX_OPEN_ORDERS: '1000',
  RESERVE_TIMEOUT: '60s',
  ANSWER_TIMEOUT: '60s',
  STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
};

const say = (line: string) => process.stdout.write(`${line}\n`);

const wholeNumber = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`--${name} must be a whole number from 1 on, not ${text}.`);
  return Number(text);
};

function readArguments(args: string[]) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const seed = values.seed ?? String(1 + Math.floor(Math.random() * 1e6));
  return { help: values.help, seed: wholeNumber('seed', seed), cases: wholeNumber('cases', values.cases) };
}

/** What the API wrote to its log: at level `error`, a mistake of ours that an answer may have hidden. */
const complaintsOf = (stack: SpawnedStack): string[] =>
  stack
    .output()
    .split('\n')
    .filter((line) => /^api .*│ (error|fatal): /.test(line));

async function fuzz(seed: number, cases: number): Promise<boolean> {
  const schemathesis = await findSchemathesis({ say });
  say('Starting a platform of its own ...');
  const stack = await spawnStack(SETTINGS);
  try {
    const { apiUrl } = stack;
    const { passed, eventLog } = await runSchemathesis(schemathesis, {
      apiUrl,
      webhookSecret: WEBHOOK_SECRET,
      seed,
      cases,
    });
    say(`\n${renderAnswers(await countAnswers(eventLog))}\n`);
    const complaints = complaintsOf(stack);
    if (complaints.length > 0) say(`The API complains:\n${complaints.join('\n')}\n`);
    say(`Every request and its answer: ${relative(process.cwd(), eventLog)}`);
    return passed && complaints.length === 0;
  } finally {
    await stack.discard();
  }
}

/** `npm run fuzz`: exit code 1 when anything is found, 2 when asked for what there is not. */
async function main(): Promise<void> {
  const wanted = readCommandLine(USAGE, readArguments);
  if (!wanted) return;
  const { help, seed, cases } = wanted;
  if (help) return void say(USAGE);
  say(`seed ${seed}, at most ${cases} cases for each call and phase`);
  try {
    const isClean = await fuzz(seed, cases);
    say(isClean ? 'clean' : `NOT CLEAN: npm run fuzz -- --seed ${seed} --cases ${cases}`);
    process.exitCode = isClean ? 0 : 1;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}

void main();
