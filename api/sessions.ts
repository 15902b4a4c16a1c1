import { randomBytes } from 'node:crypto';
import type { SessionDocument } from '../shared/infra/models/accounts';
import type { ApiContext } from './context';
import { readTogether } from './read-together';
import { signToken, type TokenClaims, verifyToken } from './tokens';

type SessionContext = Pick<ApiContext, 'config' | 'database'>;

/** Somebody who is signed in. The document in MongoDB says whether the session lives; tokens only name it. */
export interface Session {
  id: string;
  userId: string;
  /** When the access token expires by which it is known here: whoever listens for longer has to show the next one. */
  tokenExpiresAt: Date;
}

/** What the one who signed in is given. */
export interface SessionTokens {
  accessToken: string;
  accessExpiresAt: Date;
  refreshToken: string;
  sessionExpiresAt: Date;
}

export interface OpenSession {
  session: Session;
  tokens: SessionTokens;
}

/** For so long a refresh token can be used again: several tabs may use it at once, and an answer may be lost. */
const REFRESH_GRACE_MS = 30_000;

export async function startSession(context: SessionContext, userId: string): Promise<OpenSession> {
  const { config, database } = context;
  const id = randomBytes(16).toString('base64url');
  const now = new Date();
  const expiresAt = new Date(now.getTime() + config.SESSION_TTL);
  await database.models.sessions.create([{ _id: id, userId, generation: 0, refreshedAt: now, expiresAt }]);
  return open(context, { sessionId: id, userId, generation: 0 }, expiresAt);
}

/** The session that an access token names, while both live. */
export async function findSession({ config, database }: ApiContext, accessToken: string): Promise<Session | undefined> {
  const claims = verifyToken(config, 'access', accessToken);
  if (!claims) return undefined;
  const { sessionId, userId, expiresAt: tokenExpiresAt } = claims;
  const session = await readTogether(database.models.sessions, sessionId);
  const isAlive = session?.userId === userId && session.expiresAt > new Date();
  return isAlive ? { id: sessionId, userId, tokenExpiresAt } : undefined;
}

/**
 * Exchanges a refresh token for the next generation of both tokens. Exchanged again at once, it gives the same
 * generation; exchanged again later, it ends the session: one of the two who have it is a thief.
 */
export async function refreshSession(context: ApiContext, refreshToken: string): Promise<OpenSession | undefined> {
  const { sessions } = context.database.models;
  const claims = verifyToken(context.config, 'refresh', refreshToken);
  if (!claims) return undefined;
  const { sessionId, userId, generation } = claims;
  const now = new Date();
  const alive = { _id: sessionId, userId, expiresAt: { $gt: now } };
  const next = { sessionId, userId, generation: generation + 1 };
  const { modifiedCount } = await sessions.updateOne(
    { ...alive, generation },
    { $set: { generation: next.generation, refreshedAt: now } },
  );
  const document = await sessions.findOne(alive).lean<SessionDocument>();
  if (!document) return undefined;
  const isRepeat =
    document.generation === next.generation && now.getTime() - document.refreshedAt.getTime() <= REFRESH_GRACE_MS;
  if (modifiedCount === 0 && !isRepeat) {
    await sessions.deleteOne({ _id: sessionId });
    return undefined;
  }
  return open(context, next, document.expiresAt);
}

/** The next generation of both tokens; whoever shows a refresh token from before ends the session. */
export async function rotateSession(context: ApiContext, { id }: Session): Promise<OpenSession | undefined> {
  const document = await context.database.models.sessions
    .findOneAndUpdate(
      { _id: id, expiresAt: { $gt: new Date() } },
      { $inc: { generation: 1 }, $set: { refreshedAt: new Date(0) } },
      { returnDocument: 'after' },
    )
    .lean<SessionDocument>();
  if (!document) return undefined;
  const { userId, generation, expiresAt } = document;
  return open(context, { sessionId: id, userId, generation }, expiresAt);
}

/** The ids of those sessions that live, and whose access token has not expired. */
export async function findLivingSessions({ database }: ApiContext, sessions: Session[]): Promise<Set<string>> {
  const now = new Date();
  const ids = sessions.filter(({ tokenExpiresAt }) => tokenExpiresAt > now).map(({ id }) => id);
  const living = await database.models.sessions
    .find({ _id: { $in: ids }, expiresAt: { $gt: now } }, { _id: 1 })
    .lean<Pick<SessionDocument, '_id'>[]>();
  return new Set(living.map(({ _id }) => _id));
}

/** Ends the session for good, also for whoever copied its tokens. */
export async function endSession({ database }: ApiContext, { id }: Session): Promise<void> {
  await database.models.sessions.deleteOne({ _id: id });
}

/** Ends the user's sessions: all, or all but one. */
export async function endSessionsOf({ database }: ApiContext, userId: string, except?: Session): Promise<void> {
  await database.models.sessions.deleteMany({ userId, ...(except && { _id: { $ne: except.id } }) });
}

function open({ config }: SessionContext, claims: TokenClaims, sessionExpiresAt: Date): OpenSession {
  const accessExpiresAt = new Date(Math.min(Date.now() + config.ACCESS_TOKEN_TTL, sessionExpiresAt.getTime()));
  const tokens = {
    accessToken: signToken(config, 'access', claims, accessExpiresAt),
    accessExpiresAt,
    refreshToken: signToken(config, 'refresh', claims, sessionExpiresAt),
    sessionExpiresAt,
  };
  const { sessionId: id, userId } = claims;
  return { session: { id, userId, tokenExpiresAt: accessExpiresAt }, tokens };
}
