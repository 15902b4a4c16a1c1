import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { natsServer } from '../servers/nats';
import { freePort, LOOPBACK } from '../servers/ports';
import { findNats } from '../tools/nats';
import { launchTestServer } from './launch-test-server';

export interface TestBus {
  url: string;
  stop(): Promise<void>;
}

/** A NATS server with JetStream of its own. */
export async function startTestBus(): Promise<TestBus> {
  const [tool, port, scratch] = await Promise.all([
    findNats({ say: console.error }),
    freePort(),
    mkdtemp(join(tmpdir(), 'ticketing-test-nats-')),
  ]);
  const server = await launchTestServer(
    natsServer(tool, { port, folder: join(scratch, 'data'), logFile: join(scratch, 'nats.log') }),
  );
  return {
    url: `nats://${LOOPBACK}:${port}`,
    async stop() {
      await server.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
