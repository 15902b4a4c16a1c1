import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, LOOPBACK } from '../servers/ports';
import { temporalServer } from '../servers/temporal';
import { findTemporal } from '../tools/temporal';
import { launchTestServer } from './launch-test-server';

export interface TestTemporal {
  address: string;
  /** Set when the Web UI was asked for. */
  uiUrl?: string;
  stop(): Promise<void>;
}

/** A Temporal server of its own, in memory, with our search attributes and with time skipping allowed. */
export async function startTestTemporal({ ui = false } = {}): Promise<TestTemporal> {
  const [tool, port, uiPort, scratch] = await Promise.all([
    findTemporal({ say: console.error }),
    freePort(),
    ui ? freePort() : undefined,
    mkdtemp(join(tmpdir(), 'ticketing-test-temporal-')),
  ]);
  const server = await launchTestServer(temporalServer(tool, { port, uiPort, logFile: join(scratch, 'temporal.log') }));
  return {
    address: `${LOOPBACK}:${port}`,
    uiUrl: uiPort ? `http://${LOOPBACK}:${uiPort}` : undefined,
    async stop() {
      await server.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
