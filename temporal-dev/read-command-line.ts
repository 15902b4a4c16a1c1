/** What a command was asked for. Who asks for what there is not is told why and how, and the exit code is 2. */
export function readCommandLine<Wanted>(usage: string, read: (args: string[]) => Wanted): Wanted | undefined {
  try {
    return read(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}\n`);
    process.exitCode = 2;
    return undefined;
  }
}
