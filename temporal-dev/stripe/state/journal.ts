import { appendFile, close, fdatasync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const write = promisify(appendFile);
const sync = promisify(fdatasync);
const shut = promisify(close);

/** An append-only file of JSON lines. A line counts only once it is followed by its newline on the disk. */
export interface Journal {
  /** Queues a line for the next write; `settled` says when it is on the disk. */
  append(line: string): void;
  /** Resolves when everything appended so far is on the disk. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Without a file nothing survives a restart. */
export const memoryJournal: Journal = {
  append: () => undefined,
  settled: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/**
 * Reads every complete line, cuts off a torn last one, and opens the file for appending.
 * Throws when a line in the middle cannot be read: that is damage, not a crash.
 */
export function openJournal(file: string, onEntry: (entry: unknown) => void): Journal {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'a+');
  const content = readFileSync(file);
  let end = 0;
  // Line by line: the whole file may be longer than a string can be.
  for (let newline = content.indexOf('\n'), line = 1; newline >= 0; newline = content.indexOf('\n', end), line += 1) {
    onEntry(parseLine(file, line, content.toString('utf8', end, newline)));
    end = newline + 1;
  }
  if (end < content.length) {
    ftruncateSync(descriptor, end);
    fsyncSync(descriptor);
  }
  return new FileJournal(descriptor);
}

function parseLine(file: string, number: number, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Error(`The Stripe emulator's journal ${file} is damaged at line ${number}`, { cause });
  }
}

/** Everything appended while one batch is being written goes into the next: one fsync serves many requests. */
class FileJournal implements Journal {
  private lines: string[] = [];
  private writing: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(private readonly descriptor: number) {}

  append(line: string): void {
    this.lines.push(line);
    this.next ??= this.writing.then(() => this.writeBatch());
  }

  settled(): Promise<void> {
    return this.next ?? this.writing;
  }

  async close(): Promise<void> {
    await this.settled();
    await shut(this.descriptor);
  }

  private async writeBatch(): Promise<void> {
    this.writing = this.next ?? this.writing;
    this.next = undefined;
    const batch = `${this.lines.join('\n')}\n`;
    this.lines = [];
    await write(this.descriptor, batch);
    await sync(this.descriptor);
  }
}
