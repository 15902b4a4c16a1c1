import { parseArgs } from 'node:util';
import { decline, type Ending, expiry, purchase } from './demo/endings';
import { findStack } from './find-stack';
import { readCommandLine } from './read-command-line';
import { isReadable } from './readable-error';

const USAGE = `npm run demo                 a purchase, from listing to ticket code
npm run demo -- --expire     the buyer does not pay in time
npm run demo -- --decline    a card is declined`;

function chooseEnding(args: string[]): Ending {
  const options = { expire: { type: 'boolean' }, decline: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args, options });
  if (values.expire && values.decline) throw new Error('Choose one of --expire and --decline.');
  if (values.expire) return expiry;
  return values.decline ? decline : purchase;
}

/** `npm run demo`: performs a purchase against the running stack. Exit code 1 when it goes otherwise than told. */
async function main(): Promise<void> {
  const ending = readCommandLine(USAGE, chooseEnding);
  if (!ending) return;
  try {
    await ending(await findStack());
  } catch (error) {
    if (!isReadable(error)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}

void main();
