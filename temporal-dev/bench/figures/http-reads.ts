import { join } from 'node:path';
import autocannon from 'autocannon';
import { launch } from '../../servers/launch';
import { freePort } from '../../servers/ports';
import { projectRoot } from '../../stack/project-root';
import { compareSides } from '../compare-sides';
import type { Platform } from '../platform';
import type { Measurements, Ratio } from '../result';
import { inTurns } from '../run-load';

const ROUNDS = 3;
const SECONDS = 4;
/** Enough that the processor is the limit, and not how long each of them waits. */
const CONNECTIONS = 64;

/** Reads per second, with nothing else going on, against a bare Express route that returns the same bytes. */
export async function httpReads(platform: Platform): Promise<Measurements> {
  const { rig, listTickets, call } = platform;
  const [ticketId] = await listTickets(1);
  const reads = {
    'GET /api/users/currentuser, which the API answers by itself': '/api/users/currentuser',
    'GET /api/tickets/:id, which is read from MongoDB': `/api/tickets/${ticketId}`,
  };
  const ratios: Ratio[] = [];
  for (const [label, path] of Object.entries(reads)) {
    const { text } = await call('GET', path);
    const bare = await startBareExpress(text);
    try {
      await perSecond(rig.apiUrl + path);
      await perSecond(bare.url);
      const found = await inTurns(
        ROUNDS,
        () => perSecond(rig.apiUrl + path),
        () => perSecond(bare.url),
      );
      ratios.push(
        compareSides({
          label,
          unit: 'per s',
          ours: { label: 'API', rounds: found.ours },
          theirs: { label: 'bare Express, the same bytes', rounds: found.theirs },
          target: { atLeast: 0.5 },
        }),
      );
    } finally {
      await bare.stop();
    }
  }
  return { ratios, reported: [] };
}

async function perSecond(url: string): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS });
  if (non2xx + errors > 0) throw new Error(`${url} refused ${non2xx} and broke ${errors} requests`);
  return requests.average;
}

async function startBareExpress(body: string): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const { stop } = await launch({
    name: 'bare-express',
    command: process.execPath,
    args: [join(projectRoot(), 'dist', 'temporal-dev', 'bench', 'bare', 'bare-express.js')],
    env: { BODY: body, PORT: String(port), NODE_ENV: 'production' },
    readyWithinMs: 30_000,
    stopWithinMs: 5_000,
  });
  return { url: `http://127.0.0.1:${port}/`, stop };
}
