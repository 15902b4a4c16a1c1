import { SEARCH_ATTRIBUTES } from '../../shared/contracts/search-attributes';
import type { Tool } from '../tools/tool';
import type { Program } from './launch';
import { LOOPBACK } from './ports';

export interface TemporalOptions {
  port: number;
  /** Without it there is no Web UI. */
  uiPort?: number;
  /** Without it nothing outlives the process. */
  databaseFile?: string;
  namespace?: string;
  logFile: string;
}

const DYNAMIC_CONFIG = [
  // A single small server has no use for more, and tasks are matched at once.
  'matching.numTaskqueueReadPartitions=1',
  'matching.numTaskqueueWritePartitions=1',
  // A shard looks for new tasks and timers 20 times a second at most, and this server has one: without these each step of a
  // workflow waits 50 ms for the one before, whoever's it was, and a reservation takes 150 ms in place of 30.
  'history.transferProcessorMaxPollRPS=1000',
  'history.timerProcessorMaxPollRPS=1000',
  // Tests and the demo let a window end without waiting for it.
  'frontend.WorkflowTimeSkippingEnabled=true',
];

/**
 * Write-ahead logging is worth about three times the orders per second, and survives kill -9 of the server. A workflow
 * writes some 400 pages, most of them for the list of workflows: the log is put into the file after 10,000 in place of 1,000.
 */
const PRAGMAS = ['journal_mode=wal', 'synchronous=normal', 'wal_autocheckpoint=10000'];

const INDEXED_VALUE_TYPE_KEYWORD = 2;
const CONNECT_TIMEOUT_MS = 1_000;
const RPC_TIMEOUT_MS = 2_000;

/** Temporal's dev server. It counts as ready when it answers and knows our search attributes. */
export function temporalServer(tool: Tool, options: TemporalOptions): Program {
  const { port, uiPort, databaseFile, namespace = 'default', logFile } = options;
  const address = `${LOOPBACK}:${port}`;
  const args = [
    ...['server', 'start-dev', '--ip', LOOPBACK, '--port', String(port), '--log-level', 'warn'],
    ...(uiPort ? ['--ui-ip', LOOPBACK, '--ui-port', String(uiPort), '--ui-disable-news-fetch'] : ['--headless']),
    ...(databaseFile
      ? ['--db-filename', databaseFile, ...PRAGMAS.flatMap((pragma) => ['--sqlite-pragma', pragma])]
      : []),
    ...(namespace === 'default' ? [] : ['--namespace', namespace]),
    ...DYNAMIC_CONFIG.flatMap((setting) => ['--dynamic-config-value', setting]),
    ...SEARCH_ATTRIBUTES.flatMap(({ name }) => ['--search-attribute', `${name}=Keyword`]),
  ];
  return {
    name: 'temporal',
    command: tool.command,
    args,
    logFile,
    probe: () => ensureSearchAttributes(address, namespace),
    readyWithinMs: 60_000,
    stopWithinMs: 10_000,
  };
}

/** Adds the search attributes that are missing: the server ignores those of its command line on an existing file. */
async function ensureSearchAttributes(address: string, namespace: string): Promise<void> {
  // Loaded here, and so while the server starts: the client takes longer to load than its answer to come.
  const { Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ address, connectTimeout: CONNECT_TIMEOUT_MS });
  try {
    await connection.withDeadline(Date.now() + RPC_TIMEOUT_MS, async () => {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
      const missing = SEARCH_ATTRIBUTES.filter(({ name }) => !customAttributes?.[name]);
      if (missing.length === 0) return;
      const searchAttributes = Object.fromEntries(missing.map(({ name }) => [name, INDEXED_VALUE_TYPE_KEYWORD]));
      await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    });
  } finally {
    await connection.close();
  }
}
