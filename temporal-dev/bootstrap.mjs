/**
 * The door to everything: `node temporal-dev/bootstrap.mjs <command> [arguments]`. Plain JavaScript without dependencies,
 * for it also runs where nothing is installed yet. It makes the project ready (modules, compiled code, storefront) and
 * then becomes the command: in this same process, so that signals and the exit code need no forwarding.
 */
import { existsSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { project, say } from './bootstrap/project.mjs';
import { setUp } from './bootstrap/set-up.mjs';

const OLDEST_NODE = [20, 19];

/** As the scripts of package.json call them. */
const COMMANDS = Object.values(createRequire(import.meta.url)('../package.json').scripts).flatMap(
  (script) => /^node temporal-dev\/bootstrap\.mjs (\S+)/.exec(script)?.[1] ?? [],
);

const [command, ...rest] = process.argv.slice(2);

requireNode();
try {
  await run();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  if (command === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  say(
    `Node ${OLDEST_NODE.join('.')} or newer is needed and this is ${process.versions.node}: https://nodejs.org has it.`,
  );
  process.exit(1);
}

async function run() {
  if (!command) throw new Error(`Usage: node temporal-dev/bootstrap.mjs <${COMMANDS.join('|')}> [...]`);
  process.chdir(project);
  await setUp();
  if (command === 'build') return;
  if (command === 'test') {
    const { runTests } = await import('./bootstrap/run-tests.mjs');
    process.exitCode = await runTests(rest);
    return;
  }
  const program = join(project, 'dist', 'temporal-dev', `${command}.js`);
  if (!existsSync(program)) throw new Error(`There is no command "${command}"; there are ${COMMANDS.join(', ')}.`);
  process.argv = [process.execPath, program, ...rest];
  Module.runMain(program);
}
