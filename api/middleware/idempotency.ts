import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { IdempotencyDocument } from '../../shared/infra/models/accounts';
import { isDuplicateKey } from '../../shared/infra/mongo';
import type { ApiContext } from '../context';
import { HttpProblem, invalidRequest, type Retry } from '../errors';
import { newId } from '../new-id';
import { userIdOf } from './session';

/** A day after the answer, whatever time that took. */
const RETENTION_MS = 25 * 3600_000;
/**
 * Within it a repeated request is told to wait for the first. Not longer than most requests take: after it, as after an
 * API that died, a repeated one goes on with the same resource, and so does no harm to a first that is slow.
 */
const IN_FLIGHT_MS = 10_000;
const KEY = /^[\x21-\x7e]{1,255}$/;

interface Resource {
  /** The id that the order, ticket or payment attempt of this request gets. */
  id: string;
  /** An earlier request with the same key was given this id and had no answer that could be stored. */
  isRetry: boolean;
}

declare global {
  namespace Express {
    interface Locals {
      resource?: Resource;
      /** Set by whoever knows better than the status what a retry should get. */
      retry?: Retry;
    }
  }
}

/**
 * Makes a POST safe to repeat under an `Idempotency-Key`, scoped to user, route and key. The record is inserted before
 * anything is changed: a retry replays the stored answer, or goes on with the same resource id once nobody else is at it.
 * Behind requireUser and the body's validation. `route` names the route, such as `POST /api/orders`.
 */
export const idempotent =
  (context: ApiContext, route: string): RequestHandler =>
  async (req, res, next) => {
    const key = req.get('Idempotency-Key');
    if (key === undefined) {
      res.locals.resource = { id: newId(), isRetry: false };
      return next();
    }
    if (!KEY.test(key))
      throw invalidRequest([{ field: 'Idempotency-Key', message: 'must be 1 to 255 visible ASCII characters' }]);
    const bodyHash = digest([req.params, req.body ?? null]);
    const record = await claim(context, { _id: digest([userIdOf(res), route, key]), bodyHash });
    if (record.bodyHash !== bodyHash) throw new HttpProblem('idempotency-key-reused');
    if (record.response) return replay(res, record.response);
    res.locals.resource = { id: record.resourceId, isRetry: record.isRetry };
    storeAnswer(context, req, res, record);
    next();
  };

/** The resource of this request, behind `idempotent`. */
export function resourceOf(res: Response): Resource {
  const { resource } = res.locals;
  if (!resource) throw new Error('this route lacks idempotent');
  return resource;
}

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url');

/** Inserts the record, or finds the one that was inserted before. Throws 409 while another request is at it. */
async function claim(
  { database }: ApiContext,
  { _id, bodyHash }: Pick<IdempotencyDocument, '_id' | 'bodyHash'>,
): Promise<IdempotencyDocument & { isRetry: boolean }> {
  const { idempotencyKeys } = database.models;
  for (;;) {
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + RETENTION_MS);
    const inFlightUntil = new Date(createdAt.getTime() + IN_FLIGHT_MS);
    const record = { _id, bodyHash, resourceId: newId(), inFlightUntil, response: null, createdAt, expiresAt };
    try {
      await idempotencyKeys.create([record]);
      return { ...record, isRetry: false };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const found = await idempotencyKeys.findById(_id).lean<IdempotencyDocument>();
    if (found && found.expiresAt > createdAt) {
      if (found.response || found.bodyHash !== bodyHash) return { ...found, isRetry: true };
      if (found.inFlightUntil && found.inFlightUntil > createdAt) throw new HttpProblem('idempotency-key-in-use');
      const { modifiedCount } = await idempotencyKeys.updateOne(
        { _id, response: null, inFlightUntil: found.inFlightUntil ?? null },
        { $set: { inFlightUntil } },
      );
      if (modifiedCount === 1) return { ...found, isRetry: true };
      // Another request was faster, and is at it or has its answer.
      continue;
    }
    // Expired and not tidied up yet, or given up just now: its place is free.
    await idempotencyKeys.deleteOne({ _id, expiresAt: { $lte: createdAt } });
  }
}

type StoredAnswer = NonNullable<IdempotencyDocument['response']>;

/** Headers that tell of what was made; all others are of the one request. */
const STORED_HEADERS = ['Location', 'ETag'];

function answerOf(res: Response, body: unknown): StoredAnswer {
  const headers = STORED_HEADERS.flatMap((name) => {
    const value = res.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return { status: res.statusCode, body, headers: Object.fromEntries(headers) };
}

function replay(res: Response, { status, body, headers = {} }: StoredAnswer): void {
  if (status >= 400) res.type('application/problem+json');
  res.status(status).set(headers).set('Idempotent-Replayed', 'true').json(body);
}

const retryAfterStatus = (status: number): Retry => {
  if (status === 409) return 'afresh';
  return status === 202 || status === 429 || status >= 500 ? 'reattach' : 'replay';
};

/** Settles the record just before the answer leaves. */
function storeAnswer({ database }: ApiContext, req: Request, res: Response, record: IdempotencyDocument): void {
  const { idempotencyKeys } = database.models;
  const unanswered = { _id: record._id, resourceId: record.resourceId, response: null };
  const settle = async (body: unknown) => {
    const retry = res.locals.retry ?? retryAfterStatus(res.statusCode);
    if (retry === 'afresh') await idempotencyKeys.deleteOne(unanswered);
    if (retry === 'reattach') await idempotencyKeys.updateOne(unanswered, { $set: { inFlightUntil: null } });
    if (retry === 'replay') await idempotencyKeys.updateOne(unanswered, { $set: { response: answerOf(res, body) } });
  };
  const send = res.json.bind(res);
  res.json = (body) => {
    settle(body)
      // The command itself is done; a retry still re-attaches to it by its id.
      .catch((error) => req.log.warn({ err: error }, 'an answer was not stored under its Idempotency-Key'))
      .finally(() => send(body));
    return res;
  };
}
