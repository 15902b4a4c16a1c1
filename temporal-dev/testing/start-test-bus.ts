import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { natsServer } from '../servers/nats';
import { freePort, LOOPBACK } from '../servers/ports';
import { findNats } from '../tools/nats';
import { launchTestServer } from './launch-test-server';

export interface TestBus {
  url: string;
  /** Stops the server, waits for what shall happen meanwhile, and starts it again with what it had stored. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** A NATS server with JetStream of its own. */
export async function startTestBus(): Promise<TestBus> {
  const [tool, port, scratch] = await Promise.all([
    findNats({ say: console.error }),
    freePort(),
    mkdtemp(join(tmpdir(), 'ticketing-test-nats-')),
  ]);
  const program = natsServer(tool, { port, folder: join(scratch, 'data'), logFile: join(scratch, 'nats.log') });
  let server = await launchTestServer(program);
  return {
    url: `nats://${LOOPBACK}:${port}`,
    async restart(meanwhile) {
      await server.stop();
      await meanwhile?.();
      server = await launchTestServer(program);
    },
    async stop() {
      await server.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
