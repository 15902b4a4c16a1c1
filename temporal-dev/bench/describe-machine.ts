import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';
import { projectRoot } from '../stack/project-root';
import type { BenchResult } from './result';

const execute = promisify(execFile);
const GB = 1024 ** 3;

export const describeMachine = (): BenchResult['machine'] => ({
  cpu: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  memoryGb: Math.round(os.totalmem() / GB),
  system: `${os.type()} ${os.release()}`,
  loadBefore: Math.round((os.loadavg()[0] ?? 0) * 10) / 10,
});

/** What was measured, as git knows it; 'unknown' where there is no git. */
export async function describeCommit(): Promise<Pick<BenchResult, 'commit' | 'isDirty'>> {
  const git = async (...args: string[]) => (await execute('git', args, { cwd: projectRoot() })).stdout.trim();
  try {
    return { commit: await git('rev-parse', '--short', 'HEAD'), isDirty: (await git('status', '--porcelain')) !== '' };
  } catch {
    return { commit: 'unknown', isDirty: false };
  }
}

export function describeVersions(): BenchResult['versions'] {
  const versionOf = (name: string) => (require(`${name}/package.json`) as { version: string }).version;
  return {
    node: process.versions.node,
    '@temporalio/worker': versionOf('@temporalio/worker'),
    express: versionOf('express'),
    mongoose: versionOf('mongoose'),
  };
}
