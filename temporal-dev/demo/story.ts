import { styleText } from 'node:util';

/** The platform did not do what the story says: ends the demo. */
export class StoryError extends Error {}

type Style = Parameters<typeof styleText>[0];

const paint = (style: Style, text: string): string => (process.stdout.isTTY ? styleText(style, text) : text);

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Writes what happens, a line at a time; every line follows an answer of the platform. */
export const story = {
  title: (text: string) => write(`\n${paint('bold', text)}`),
  good: (text: string) => write(`  ${paint('green', '✓')} ${text}`),
  /** The platform refused, as it should. */
  refused: (text: string) => write(`  ${paint('yellow', '✗')} ${text}`),
  note: (text: string) => write(`    ${paint('dim', text)}`),
  link: (label: string, url: string) => write(`\n${label}\n  ${paint('cyan', url)}`),
};

/** Ends the demo with a sentence unless it is as told. */
export function expectThat(condition: unknown, otherwise: string): asserts condition {
  if (!condition) throw new StoryError(otherwise);
}
