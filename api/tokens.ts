import { createHash, createSecretKey } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { Config } from '../shared/infra/config';

/** What a token says: which session it belongs to, and for a refresh token which generation it is. */
export interface TokenClaims {
  sessionId: string;
  userId: string;
  generation: number;
}

/** A token that is good now. */
export interface VerifiedToken extends TokenClaims {
  expiresAt: Date;
}

const ALGORITHM = 'HS256';
const ISSUER = 'ticketing';

/** Each kind is good for one thing: a refresh token opens no door, an access token renews nothing. */
const AUDIENCES = { access: 'ticketing-api', refresh: 'ticketing-refresh' };
export type TokenKind = keyof typeof AUDIENCES;

type Keys = Pick<Config, 'JWT_KEY' | 'JWT_PREVIOUS_KEYS'>;

/** Tells a token's key from the others, and nothing about it. */
export const keyId = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 8);

/** Given text, the library tries first whether it is an asymmetric key, which takes longer than all the rest. */
const secretOf = (key: string) => createSecretKey(key, 'utf8');

export function signToken({ JWT_KEY }: Keys, kind: TokenKind, claims: TokenClaims, expiresAt: Date): string {
  const { sessionId, userId, generation } = claims;
  return jwt.sign({ generation, exp: Math.floor(expiresAt.getTime() / 1000) }, secretOf(JWT_KEY), {
    algorithm: ALGORITHM,
    keyid: keyId(JWT_KEY),
    issuer: ISSUER,
    audience: AUDIENCES[kind],
    subject: userId,
    jwtid: sessionId,
  });
}

/** What a token of this kind says, when we signed it and it has not expired. */
export function verifyToken(keys: Keys, kind: TokenKind, token: string): VerifiedToken | undefined {
  try {
    const key = keyOf(keys, token);
    if (!key) return undefined;
    const claims = jwt.verify(token, secretOf(key), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCES[kind],
    });
    if (typeof claims === 'string' || !claims.sub || !claims.jti || !claims.exp) return undefined;
    const { jti: sessionId, sub: userId, generation, exp } = claims;
    return { sessionId, userId, generation, expiresAt: new Date(exp * 1000) };
  } catch {
    // Whatever cannot be read or verified is no token; besides its own errors the library throws those of JSON.parse.
    return undefined;
  }
}

function keyOf({ JWT_KEY, JWT_PREVIOUS_KEYS = [] }: Keys, token: string): string | undefined {
  const kid = jwt.decode(token, { complete: true })?.header.kid;
  return [JWT_KEY, ...JWT_PREVIOUS_KEYS].find((key) => keyId(key) === kid);
}
