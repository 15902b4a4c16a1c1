import { mkdirSync } from 'node:fs';
import type { MongoTool } from '../tools/mongodb';
import type { Program } from './launch';
import { LOOPBACK } from './ports';

const PROBE_TIMEOUT_MS = 1_000;

/** A MongoDB server, or its stand-in, whose files live in `folder`. It counts as ready when it answers a ping. */
export function mongoServer(tool: MongoTool, options: { port: number; folder: string; logFile: string }): Program {
  const { port, folder, logFile } = options;
  mkdirSync(folder, { recursive: true });
  return {
    name: 'mongodb',
    command: tool.command,
    args: [...(tool.args ?? []), ...engineArguments(tool, port, folder)],
    env: tool.env,
    logFile,
    probe: () => probe(mongoUrl(port, 'admin')),
    readyWithinMs: 60_000,
    stopWithinMs: 20_000,
  };
}

/** The connection string of a database on a server started here. */
export const mongoUrl = (port: number, database: string) =>
  `mongodb://${LOOPBACK}:${port}/${database}?directConnection=true&w=majority&journal=true&retryWrites=true`;

function engineArguments({ engine }: MongoTool, port: number, folder: string): string[] {
  switch (engine) {
    case 'mongod':
      return ['--bind_ip', LOOPBACK, '--port', String(port), '--dbpath', folder, '--quiet'];
    case 'secantus-rust':
    case 'secantus-python':
      return [
        ...['--host', LOOPBACK, '--port', String(port), '--storage-path', folder],
        // Without it, acknowledged writes are lost when the process is killed.
        '--sync-on-commit',
        ...['--cache-size', '256M', '--log-level', 'WARNING'],
      ];
  }
}

async function probe(url: string): Promise<void> {
  // Loaded here, and so while the server starts.
  const { default: mongoose } = await import('mongoose');
  const connection = mongoose.createConnection(url, {
    serverSelectionTimeoutMS: PROBE_TIMEOUT_MS,
    autoIndex: false,
    autoCreate: false,
  });
  try {
    await connection.asPromise();
    await connection.db?.command({ ping: 1 });
  } finally {
    await connection.close();
  }
}
