import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../stack/project-root';
import { stopOnRequest } from '../stack/stop-on-request';
import type { Tool } from '../tools/tool';

interface FuzzRequest {
  apiUrl: string;
  webhookSecret: string;
  seed: number;
  /** At most so many for each call and phase. */
  cases: number;
}

interface FuzzRun {
  /** Nothing was found, and the run came to its end. */
  passed: boolean;
  /** Every request with its answer, as Schemathesis writes it. */
  eventLog: string;
}

/** Lets Schemathesis ask the API whatever its document allows and forbids, and print what it finds. */
export async function runSchemathesis(
  { command, args = [], env }: Tool,
  { apiUrl, webhookSecret, seed, cases }: FuzzRequest,
): Promise<FuzzRun> {
  const reports = join(projectRoot(), '.data', 'fuzz');
  await mkdir(reports, { recursive: true });
  const eventLog = join(reports, 'events.ndjson');
  const wishes = ['--url', apiUrl, '--seed', String(seed), '--max-examples', String(cases)];
  const child = spawn(
    command,
    [...args, '--config-file', 'schemathesis.toml', 'run', `${apiUrl}/api/openapi.json`].concat(wishes, [
      '--report',
      'ndjson',
      '--report-ndjson-path',
      eventLog,
    ]),
    {
      // Its configuration names files beside it.
      cwd: join(projectRoot(), 'temporal-dev', 'fuzz'),
      env: { ...process.env, ...env, STRIPE_WEBHOOK_SECRET: webhookSecret },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  stopOnRequest({ stop: () => child.kill('SIGINT'), kill: () => child.kill('SIGKILL') });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('exit', resolve);
  });
  return { passed: code === 0, eventLog };
}
