const COLOURS: Readonly<Record<string, number>> = {
  stack: 1,
  temporal: 35,
  mongodb: 32,
  nats: 36,
  stripe: 34,
  workers: 33,
  api: 94,
};
const PREFIX_WIDTH = 10;

/** `api-2` has the colour of `api`; a process of one domain, that of all workers. */
const colourOf = (part: string) => COLOURS[part.replace(/-\d+$/, '')] ?? COLOURS.workers;

const LEVELS: Readonly<Record<number, string>> = { 40: 'warning: ', 50: 'error: ', 60: 'fatal: ' };
interface RequestEntry {
  req: { method: string; url: string };
  res: { statusCode: number };
  responseTime: number;
}

/** Members of a log line that say nothing to someone who reads along. */
const QUIET = new Set(['level', 'time', 'name', 'msg', 'pid', 'hostname']);

/** Longer messages hide the others; who wants them whole sets LOG_LEVEL. */
const SHOWN_LENGTH = 300;
const WHOLE_AT = ['debug', 'trace'];

/** To the beginning of the line above, which is emptied. */
const LINE_ABOVE = '\u001b[1A\u001b[2K';

export interface Terminal {
  /** Prints a line under the name of a part. */
  say(part: string, line: string): void;
  /** The same; where the output is a terminal, the next progress of the part takes the line's place. */
  progress(part: string, line: string): void;
  /** The same for what our own programs write: log lines in JSON become readable. */
  forward(part: string, line: string): void;
}

/** One terminal for all parts: each line carries the name of its part, coloured where that is welcome. */
export function createTerminal(output: NodeJS.WriteStream = process.stdout, env = process.env): Terminal {
  const coloured = Boolean(output.isTTY) && !env.NO_COLOR;
  const shownLength = WHOLE_AT.includes(env.LOG_LEVEL ?? '') ? Number.POSITIVE_INFINITY : SHOWN_LENGTH;
  let progressing: string | undefined;
  // A terminal that is closed must not end the stack before it has stopped its parts.
  output.on('error', () => undefined);
  const say = (part: string, line: string) => {
    progressing = undefined;
    const name = part.padEnd(PREFIX_WIDTH);
    const prefix = coloured ? `\u001b[${colourOf(part)}m${name}\u001b[0m` : name;
    for (const row of line.split('\n')) output.write(`${prefix} │ ${row}\n`);
  };
  return {
    say,
    progress(part, line) {
      if (output.isTTY && progressing === part) output.write(LINE_ABOVE);
      say(part, line);
      progressing = part;
    },
    forward: (part, line) => say(part, shortened(readable(line), shownLength)),
  };
}

const shortened = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

/** The message of a JSON log line with its level, when that matters, and its details; any other line as it is. */
export function readable(line: string): string {
  if (!line.startsWith('{')) return line;
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line);
  } catch {
    // Begins like JSON and is not.
    return line;
  }
  if (typeof entry.msg !== 'string') return line;
  const request = requestLine(entry);
  if (request) return request;
  const details = Object.entries(entry)
    .filter(([key]) => !QUIET.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${LEVELS[Number(entry.level)] ?? ''}${[entry.msg, ...details].join(' ')}`;
}

/** "POST /api/orders 201 (35 ms)" for what the API logs of a request. */
function requestLine(entry: Record<string, unknown> & Partial<RequestEntry>): string | undefined {
  const { req, res, responseTime } = entry;
  if (!req || !res || responseTime === undefined) return undefined;
  return `${req.method} ${req.url} ${res.statusCode} (${Math.round(responseTime)} ms)`;
}
