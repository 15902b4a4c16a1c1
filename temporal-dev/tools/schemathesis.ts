import { cachedToolFolder, exists, installOnce } from './cache';
import { SCHEMATHESIS } from './pins';
import { pipInstall } from './python';
import { runCommand } from './run-command';
import { firstThatWorks, type Tool, type ToolContext, type Way } from './tool';

const { package: name, version, hypothesis, oldestPython } = SCHEMATHESIS;
const TITLE = 'Schemathesis';
const START = 'import sys; from schemathesis.cli import schemathesis; sys.exit(schemathesis())';

/** Finds or installs Schemathesis, which fuzzes an API by its OpenAPI document. Throws one sentence when nothing works. */
export function findSchemathesis(context: ToolContext): Promise<Tool> {
  return firstThatWorks(
    TITLE,
    [inCache(), fromPip(context)],
    `install Python ${oldestPython.join('.')} or newer with pip`,
  );
}

function inCache(): Way {
  return {
    attempt: 'the cache',
    find: async () => ((await exists(folder())) ? describe(await findNewPython(), folder()) : undefined),
  };
}

function fromPip(context: ToolContext): Way {
  return {
    attempt: `pip install ${name}==${version}`,
    async find() {
      const python = await findNewPython();
      await installOnce(folder(), context, async (scratch) => {
        context.say(`installing ${TITLE} ${version} with pip (about a minute)`);
        // What a seed generates depends on both.
        await pipInstall(python, `${name}==${version}\nhypothesis==${hypothesis}`, [], scratch, context);
        const { command, args = [], env } = describe(python, scratch);
        await runCommand(command, [...args, '--version'], { env, timeoutMs: 120_000 });
      });
      return describe(python, folder());
    },
  };
}

/** The name of a Python that is new enough. Throws a sentence when there is none with pip. */
async function findNewPython(): Promise<string> {
  const isNewEnough = `import sys, pip; sys.exit(sys.version_info < (${oldestPython.join(', ')}))`;
  for (const python of ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11']) {
    try {
      await runCommand(python, ['-c', isNewEnough], { timeoutMs: 20_000 });
      return python;
    } catch {
      // Try the other names; the sentence below covers all.
    }
  }
  throw new Error(`no Python ${oldestPython.join('.')} or newer with pip`);
}

const folder = () => cachedToolFolder('schemathesis', version);

/** Started as a module: the script that pip writes names the folder it was installed into, which has moved. */
const describe = (python: string, packages: string): Tool => ({
  title: TITLE,
  version,
  command: python,
  args: ['-c', START],
  env: { PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1' },
});
