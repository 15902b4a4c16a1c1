import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tool } from '../tools/tool';
import type { Program } from './launch';
import { LOOPBACK } from './ports';

const CONNECT_TIMEOUT_MS = 1_000;

/** NATS with JetStream, whose streams live in `folder`. It counts as ready when JetStream answers. */
export function natsServer(tool: Tool, options: { port: number; folder: string; logFile: string }): Program {
  const { port, folder, logFile } = options;
  mkdirSync(folder, { recursive: true });
  const configFile = join(folder, 'nats-server.conf');
  writeFileSync(configFile, configuration(port, folder));
  return {
    name: 'nats',
    command: tool.command,
    args: ['--config', configFile],
    logFile,
    probe: () => probe(port),
    readyWithinMs: 30_000,
    stopWithinMs: 10_000,
  };
}

/** `sync_interval: always`: an event that was acknowledged is on disk, whatever happens to the machine. */
const configuration = (port: number, folder: string) => `
server_name: ticketing
host: ${LOOPBACK}
port: ${port}
jetstream {
  store_dir: ${JSON.stringify(folder)}
  sync_interval: always
}
`;

async function probe(port: number): Promise<void> {
  // Loaded here, and so while the server starts.
  const [{ connect }, { jetstreamManager }] = await Promise.all([
    import('@nats-io/transport-node'),
    import('@nats-io/jetstream'),
  ]);
  const connection = await connect({
    servers: `${LOOPBACK}:${port}`,
    timeout: CONNECT_TIMEOUT_MS,
    reconnect: false,
  });
  try {
    await (await jetstreamManager(connection)).getAccountInfo();
  } finally {
    await connection.close();
  }
}
