import { type Connection, Schema } from 'mongoose';
import type { UserEventData } from '../../contracts/events';
import type { User } from '../../contracts/users';
import { schemaOptions, type Versioned, versionedFields } from './versioned';

/** A profile; the users workflows write it. */
export interface UserDocument extends Versioned {
  email: string;
  name: string;
}

/** `_id` is the normalized email, so that the unique index keeps one account per email. Only the API writes it. */
export interface CredentialsDocument {
  _id: string;
  userId: string;
  passwordHash: string;
  /** The name asked for at sign-up: a sign-in that finds no profile starts the sign-up workflow again with it. */
  name: string;
  createdAt: Date;
  /** From then on a repeated sign-up may finish this account, if it has no profile: its request is over or has died. */
  finishableFrom: Date;
}

/** One sign-in. No token is kept: those that are out name this document, signed, and live no longer than it. */
export interface SessionDocument {
  _id: string;
  userId: string;
  /** Counts the refreshes: only the refresh token of the present generation is good. */
  generation: number;
  refreshedAt: Date;
  expiresAt: Date;
}

const userSchema = new Schema<UserDocument>(
  { ...versionedFields, email: { type: String, required: true }, name: { type: String, required: true } },
  { ...schemaOptions, collection: 'users' },
);

// Recovery looks at what has changed.
userSchema.index({ updatedAt: 1, _id: 1 });

const credentialsSchema = new Schema<CredentialsDocument>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    passwordHash: { type: String, required: true },
    name: { type: String, required: true },
    createdAt: { type: Date, required: true },
    finishableFrom: { type: Date, required: true },
  },
  { ...schemaOptions, collection: 'credentials' },
);
credentialsSchema.index({ userId: 1 }, { unique: true });
// Recovery looks for accounts without a profile.
credentialsSchema.index({ createdAt: 1, _id: 1 });

const sessionSchema = new Schema<SessionDocument>(
  {
    _id: { type: String, required: true },
    userId: { type: String, required: true },
    generation: { type: Number, required: true },
    refreshedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { ...schemaOptions, collection: 'sessions' },
);
sessionSchema.index({ userId: 1 });
// Only tidies up: every look at a session checks the time itself.
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/**
 * One request made with an Idempotency-Key. Inserted before the workflow starts; `resourceId` is the order's, ticket's
 * or attempt's id, so that a retry re-attaches to the same one.
 */
export interface IdempotencyDocument {
  /** user, route and key. */
  _id: string;
  bodyHash: string;
  resourceId: string;
  /** A request with this key is being answered; until then at most, for its process may have died. */
  inFlightUntil: Date | null;
  /** The stored answer, once there is one that may be replayed. */
  response: { status: number; body: unknown; headers?: Record<string, string> } | null;
  createdAt: Date;
  expiresAt: Date;
}

const idempotencySchema = new Schema<IdempotencyDocument>(
  {
    _id: { type: String, required: true },
    bodyHash: { type: String, required: true },
    resourceId: { type: String, required: true },
    inFlightUntil: { type: Date, default: null },
    response: { type: Schema.Types.Mixed, default: null },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { ...schemaOptions, collection: 'idempotencykeys' },
);
idempotencySchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const defineAccountModels = (connection: Connection) => ({
  users: connection.model<UserDocument>('User', userSchema),
  credentials: connection.model<CredentialsDocument>('Credentials', credentialsSchema),
  sessions: connection.model<SessionDocument>('Session', sessionSchema),
  idempotencyKeys: connection.model<IdempotencyDocument>('IdempotencyKey', idempotencySchema),
});

export const toUser = (document: UserDocument): User => ({
  id: document._id,
  email: document.email,
  name: document.name,
  version: document.version,
  createdAt: document.createdAt.toISOString(),
  updatedAt: document.updatedAt.toISOString(),
});

/** What an event says of a user: no email. */
export const toUserEventData = ({ _id: id, name, version }: UserDocument): UserEventData => ({ id, name, version });
