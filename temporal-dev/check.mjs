/**
 * `npm run check`: everything that can be said about the code without running it. The steps run side by side; each
 * prints one line with its time, a failing one also what it found. Plain JavaScript: it must run before anything is built.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);

/** The file that a package's command runs: no shell and no `npx` between us and the tool. */
function commandFile(packageName, command) {
  const manifest = join(root, 'node_modules', packageName, 'package.json');
  return join(dirname(manifest), require(manifest).bin[command]);
}

const FOLDERS = ['shared', 'workflows', 'activities', 'workers', 'api', 'web', 'temporal-dev', 'deploy'];

const steps = [
  ['types', commandFile('typescript', 'tsc'), '--noEmit', '-p', '.'],
  ['types of web', commandFile('typescript', 'tsc'), '--noEmit', '-p', 'web'],
  ['lint and format', commandFile('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.'],
  ['import directions', join(root, 'temporal-dev', 'check-imports.mjs'), ...FOLDERS],
  ['dead code', commandFile('knip', 'knip'), '--no-progress'],
];

function run([title, ...command]) {
  const began = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The tools write to a pipe; whether there are colours is for who reads us to say.
    env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : { ...process.env, NO_COLOR: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const passed = code === 0;
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      process.stdout.write(`${passed ? '✓' : '✗'} ${title} (${seconds} s)\n`);
      if (!passed) process.stdout.write(`${output.trimEnd().replace(/^/gm, '    ')}\n`);
      resolve(passed);
    });
  });
}

const results = await Promise.all(steps.map(run));
const passed = results.filter(Boolean).length;
process.stdout.write(`${passed} passed, ${results.length - passed} failed\n`);
process.exitCode = passed === results.length ? 0 : 1;
