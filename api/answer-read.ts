import { createHash } from 'node:crypto';
import type { Response } from 'express';

interface ReadOptions {
  /** Names this very content; by default made from it. */
  etag?: string;
  /**
   * Who may keep the answer, to ask whether it still holds before showing it again: nobody else (the default),
   * everybody, for it is the same whoever asks, or not even the one who asked.
   */
  audience?: 'private' | 'public' | 'nobody';
}

/** Answers a read with an ETag: 304 without a body to whoever has it already and says so in `If-None-Match`. */
export function answerRead(res: Response, body: object, { etag, audience = 'private' }: ReadOptions = {}): void {
  res.set('ETag', etag ?? contentETag(body));
  if (audience !== 'nobody') res.set('Cache-Control', `${isPersonal(res, audience) ? 'private' : 'public'}, no-cache`);
  if (audience === 'private') res.vary('Cookie, Authorization');
  if (res.req.fresh) res.status(304).end();
  else res.json(body);
}

/** A session that was renewed on the way rides on whatever is answered; a shared cache would give it to others. */
const isPersonal = (res: Response, audience: ReadOptions['audience']): boolean =>
  audience === 'private' || res.get('Set-Cookie') !== undefined;

/** Weak: the content is the same, its compression need not be. */
const contentETag = (body: object): string =>
  `W/"${createHash('sha256').update(JSON.stringify(body)).digest('base64url')}"`;
