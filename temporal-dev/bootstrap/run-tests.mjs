import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { project, runShown, say } from './project.mjs';

/**
 * Runs the checks and every test, or with arguments only jest on them. Ends with one line, `N passed, N failed`, that
 * counts jest's tests (a file that cannot run counts as one failure) and the checks. Resolves to the exit code.
 */
export async function runTests(jestArguments) {
  const checks = jestArguments.length > 0 ? { passed: 0, failed: 0 } : await runChecks();
  const tests = await runJest(jestArguments);
  const failed = checks.failed + tests.failed;
  console.log(`${checks.passed + tests.passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** The checks end with the same kind of line, which is read and not shown. */
async function runChecks() {
  const child = spawn(process.execPath, ['temporal-dev/check.mjs'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let counts = { passed: 0, failed: 1 };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, passed, failed] = line.match(/^(\d+) passed, (\d+) failed$/) ?? [];
    if (passed === undefined) console.log(line);
    else counts = { passed: Number(passed), failed: Number(failed) };
  }
  return counts;
}

async function runJest(jestArguments) {
  const scratch = await mkdtemp(join(tmpdir(), 'ticketing-jest-'));
  const report = join(scratch, 'report.json');
  try {
    const code = await runShown(process.execPath, [
      'node_modules/jest/bin/jest.js',
      '--json',
      `--outputFile=${report}`,
      ...jestArguments,
    ]);
    const written = await readReport(report);
    if (!written) {
      say(`Jest ran no tests${code === 0 ? '' : ' (its reason is above)'}: ${jestArguments.join(' ') || 'all tests'}.`);
      return { passed: 0, failed: 1 };
    }
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = written;
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Undefined when jest did not come to run a test: it writes no report then. */
async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
