import { cachedToolFolder, exists, installOnce } from './cache';
import { SECANTUS_PYTHON } from './pins';
import { findPython, pipInstall } from './python';
import { runCommand } from './run-command';
import type { Tool, ToolContext, Way } from './tool';

const { package: name, version } = SECANTUS_PYTHON;
const START = 'import sys; from secantus.cli import main; sys.exit(main())';

export function secantusPythonInCache(): Way {
  return {
    attempt: 'the cache',
    find: async () => ((await exists(folder())) ? describe(await findPython(), folder()) : undefined),
  };
}

/** The last resort among databases: the stand-in in Python. */
export function fromSecantusPython(context: ToolContext): Way {
  return {
    attempt: `pip install ${name}==${version}`,
    async find() {
      const python = await findPython();
      await installOnce(folder(), context, async (scratch) => {
        context.say(`installing ${name} ${version} with pip (a few seconds)`);
        await pipInstall(python, `${name}==${version}`, [], scratch, context);
        const { command, args = [], env } = describe(python, scratch);
        await runCommand(command, [...args, '--help'], { env, timeoutMs: 60_000 });
      });
      return describe(python, folder());
    },
  };
}

const folder = () => cachedToolFolder('secantusd-py', version);

/** Started as a module: the script that pip writes names the folder it was installed into, which has moved. */
const describe = (python: string, packages: string): Tool => ({
  title: 'SecantusDB (Python)',
  version,
  command: python,
  args: ['-c', START],
  env: { PYTHONPATH: packages },
});
