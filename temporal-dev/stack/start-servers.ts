import { mkdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { mongoServer, mongoUrl } from '../servers/mongodb';
import { natsServer } from '../servers/nats';
import { temporalServer } from '../servers/temporal';
import { findMongo, mongoDataFolder } from '../tools/mongodb';
import { findNats } from '../tools/nats';
import { findTemporal } from '../tools/temporal';
import type { ToolContext } from '../tools/tool';
import { logFile, type StackSettings } from './settings';
import type { Supervisor } from './supervisor';
import type { Terminal } from './terminal';

interface Stack {
  settings: StackSettings;
  supervisor: Supervisor;
  terminal: Terminal;
  signal: AbortSignal;
}

/** Finds or installs, and starts, every server that the environment does not name; side by side. Sets `urls.mongo`. */
export async function startServers(stack: Stack): Promise<void> {
  await mkdir(join(stack.settings.dataDir, 'logs'), { recursive: true });
  await Promise.all([startTemporal(stack), startMongo(stack), startNats(stack)]);
}

async function startTemporal(stack: Stack): Promise<void> {
  const { settings, supervisor, terminal } = stack;
  const { given, urls, ports, dataDir, config } = settings;
  if (given.temporal) return terminal.say('temporal', `yours at ${urls.temporal} (TEMPORAL_ADDRESS)`);
  const tool = await findTemporal(contextOf(stack, 'temporal'));
  await mkdir(join(dataDir, 'temporal'), { recursive: true });
  await supervisor.start(
    temporalServer(tool, {
      port: ports.TEMPORAL_PORT,
      uiPort: ports.TEMPORAL_UI_PORT,
      databaseFile: join(dataDir, 'temporal', 'temporal.db'),
      namespace: config.TEMPORAL_NAMESPACE,
      logFile: await freshLog(settings, 'temporal'),
    }),
  );
  terminal.say('temporal', `Temporal server at ${urls.temporal}, Web UI at ${urls.temporalUi} (CLI ${tool.version})`);
}

async function startMongo(stack: Stack): Promise<void> {
  const { settings, supervisor, terminal } = stack;
  const { given, urls, ports } = settings;
  if (given.mongo) return terminal.say('mongodb', `yours at ${withoutPassword(urls.mongo ?? '')} (MONGO_URL)`);
  const folder = join(settings.dataDir, 'mongodb');
  const tool = await findMongo(contextOf(stack, 'mongodb'), folder);
  await supervisor.start(
    mongoServer(tool, {
      port: ports.MONGO_PORT,
      folder: mongoDataFolder(folder, tool.engine),
      logFile: await freshLog(settings, 'mongodb'),
    }),
  );
  urls.mongo = mongoUrl(ports.MONGO_PORT, 'ticketing');
  const standIn = tool.engine === 'mongod' ? '' : ', which speaks MongoDB';
  terminal.say('mongodb', `${tool.title}${standIn} at 127.0.0.1:${ports.MONGO_PORT} (${tool.version})`);
}

async function startNats(stack: Stack): Promise<void> {
  const { settings, supervisor, terminal } = stack;
  const { given, urls, ports, dataDir } = settings;
  if (given.nats) return terminal.say('nats', `yours at ${withoutPassword(urls.nats)} (NATS_URL)`);
  const tool = await findNats(contextOf(stack, 'nats'));
  const folder = join(dataDir, 'nats');
  await supervisor.start(
    natsServer(tool, { port: ports.NATS_PORT, folder, logFile: await freshLog(settings, 'nats') }),
  );
  terminal.say('nats', `${tool.title} with JetStream at ${urls.nats} (${tool.version})`);
}

const contextOf = ({ terminal, signal }: Stack, part: string): ToolContext => ({
  say: (line) => terminal.say(part, line),
  signal,
});

/** Empties the log of the run before, so that logs do not grow for ever. */
async function freshLog(settings: StackSettings, name: string): Promise<string> {
  const file = logFile(settings, name);
  await truncate(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  return file;
}

const withoutPassword = (url: string) => url.replace(/\/\/[^@/]*@/, '//');
