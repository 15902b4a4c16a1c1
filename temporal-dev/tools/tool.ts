/** A server program that was found or installed. */
export interface Tool {
  /** What a reader calls it: "Temporal CLI", "NATS server", ... */
  title: string;
  version: string;
  command: string;
  /** Arguments that come before every other, for programs that run inside an interpreter. */
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** One way to get a program. */
export interface Way {
  /** Names the attempt in the sentence that says what was tried: "temporal on PATH". */
  attempt: string;
  /** Resolves to undefined where it does not apply; throws, with the reason, where it failed. */
  find(): Promise<Tool | undefined>;
}

export interface ToolContext {
  /** Receives one line of progress at a time. */
  say(line: string): void;
  /** Ends installations that are under way. */
  signal?: AbortSignal;
}

/**
 * Takes the first way that works. Throws one sentence that says what was tried, and why it failed, and what to install.
 */
export async function firstThatWorks(title: string, ways: readonly Way[], advice: string): Promise<Tool> {
  const failures: string[] = [];
  for (const { attempt, find } of ways) {
    try {
      const tool = await find();
      if (tool) return tool;
      failures.push(attempt);
    } catch (error) {
      failures.push(`${attempt} (${error instanceof Error ? error.message : error})`);
    }
  }
  throw new Error(`No ${title} could be found or installed; tried ${failures.join(', ')}: ${advice}.`);
}
