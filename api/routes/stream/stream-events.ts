import { once } from 'node:events';
import type { Request, RequestHandler, Response } from 'express';
import { streamHeadersSchema, streamQuerySchema } from '../../../shared/contracts/http/stream';
import type { ApiContext } from '../../context';
import { addressOf } from '../../middleware/rate-limits';
import { refuseForeignPages } from '../../middleware/refuse-cross-site';
import { requireUser } from '../../middleware/session';
import { findLivingSessions, type Session } from '../../sessions';
import { followStream } from '../../stream/follow-stream';
import { createOpenStreams } from '../../stream/open-streams';
import { parse, parseQuery } from '../../validation';

/** What may wait in memory for one slow client. Whoever falls further behind is cut off, and resumes. */
const MAX_BEHIND_BYTES = 512 * 1024;
/** Heartbeats that a client may let pass while it takes nothing. */
const MAX_BEATS_BEHIND = 2;
/** How long a client may take to hear that its stream has ended. */
const END_PATIENCE_MS = 1_000;
/** Clients come back after two to four seconds: not all at once. */
const RECONNECT_MS = 2_000;

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // no-transform: a proxy that packs would gather events.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
  // When a stream ends, its connection does, so that a process that stops is not kept waiting.
  Connection: 'close',
};

/** GET /api/stream: server-sent events, until the client goes, its session ends or its access token expires, or the process stops. */
export function streamEvents(context: ApiContext): RequestHandler[] {
  const openStreams = createOpenStreams(context);
  return [
    refuseForeignPages,
    // A client that takes itself for signed in must not wait in vain for its orders.
    (req, res, next) => (res.locals.isTokenRefused ? requireUser(req, res, next) : next()),
    (req, res) => {
      const lastEventId = readLastEventId(req);
      // Gone while its session was looked up: nothing would say so again.
      if (res.destroyed) return;
      const gone = new AbortController();
      const { session } = res.locals;
      let position = (): number | undefined => undefined;
      const beat = createHeartbeat(res, () => position());
      const end = () => {
        gone.abort();
        endSoon(res);
      };
      const remove = openStreams.add({ session, address: addressOf(req), beat, end });
      res.once('close', () => {
        remove();
        gone.abort();
      });
      res.status(200).set(HEADERS);
      // HEAD asks for nothing else.
      if (req.method === 'HEAD') return end();
      res.write(`retry: ${Math.round(RECONNECT_MS * (1 + Math.random()))}\n\n`);
      position = followStream(context.feed, {
        userId: session?.userId,
        lastEventId,
        maxBehind: context.config.STREAM_REPLAY_MAX,
        isSignedIn: () => isSignedIn(context, req, session),
        send: (text) => send(res, text),
        drained: async () => {
          if (res.writableNeedDrain) await once(res, 'drain', { signal: gone.signal });
        },
        end,
        gone: gone.signal,
        // The feed tells its readers outside of their requests' scopes.
        logger: req.log.child({ requestId: req.id }),
      });
    },
  ];
}

/** False also while that cannot be known: the client comes back to where it was, and asks again. */
async function isSignedIn(context: ApiContext, { log }: Request, session: Session | undefined): Promise<boolean> {
  if (!session) return false;
  try {
    return (await findLivingSessions(context, [session])).has(session.id);
  } catch (error) {
    log.warn({ err: error }, 'the session of an event stream cannot be checked now');
    return false;
  }
}

/** The header, which a browser sends when it comes back, knows better than the address that it was first given. */
function readLastEventId(req: Request): number | undefined {
  const { lastEventId } = parseQuery(streamQuerySchema, req.query);
  const header = req.get('Last-Event-ID');
  return header ? parse(streamHeadersSchema, { 'Last-Event-ID': header })['Last-Event-ID'] : lastEventId;
}

/** Whoever does not take the end is not waited for: the process may be stopping. */
function endSoon(res: Response): void {
  res.end();
  setTimeout(() => res.destroy(), END_PATIENCE_MS).unref();
}

function send(res: Response, text: string): void {
  if (res.writableEnded || res.destroyed) return;
  res.write(text);
  if (res.writableLength > MAX_BEHIND_BYTES) res.destroy();
}

/** A heartbeat carries the position as an id, so that a client for whom nothing happens need not go far back. */
function createHeartbeat(res: Response, position: () => number | undefined): () => void {
  let behind = 0;
  res.on('drain', () => {
    behind = 0;
  });
  return () => {
    if (res.writableNeedDrain && ++behind > MAX_BEATS_BEHIND) res.destroy();
    const sequence = position();
    send(res, sequence === undefined ? ': heartbeat\n\n' : `: heartbeat\nid: ${sequence}\n\n`);
  };
}
