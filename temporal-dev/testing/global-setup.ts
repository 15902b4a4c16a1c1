import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from '../servers/launch';
import { mongoServer, mongoUrl } from '../servers/mongodb';
import { freePort } from '../servers/ports';
import { projectRoot } from '../stack/project-root';
import { findMongo } from '../tools/mongodb';
import { findNats } from '../tools/nats';
import { runCommand } from '../tools/run-command';
import { findTemporal } from '../tools/temporal';
import { launchTestServer } from './launch-test-server';

/** Test processes find the shared database under this variable. */
export const TEST_MONGO_URL = 'TEST_MONGO_URL';

declare global {
  var sharedMongo: { server: Running; folder: string } | undefined;
}

/** Once per run of jest: an up-to-date build for tests that start programs, every tool, and one MongoDB for all files. */
export default async function globalSetup(): Promise<void> {
  const context = { say: (line: string) => console.error(line) };
  const [tool] = await Promise.all([findMongo(context), findTemporal(context), findNats(context), buildProject()]);
  const folder = await mkdtemp(join(tmpdir(), 'ticketing-test-mongodb-'));
  const port = await freePort();
  const program = mongoServer(tool, { port, folder: join(folder, 'data'), logFile: join(folder, 'mongodb.log') });
  globalThis.sharedMongo = { server: await launchTestServer(program), folder };
  process.env[TEST_MONGO_URL] = mongoUrl(port, 'test');
}

const buildProject = () =>
  runCommand(process.execPath, [join(projectRoot(), 'temporal-dev', 'bootstrap.mjs'), 'build']);
