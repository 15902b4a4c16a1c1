import type { RequestHandler } from 'express';
import { HttpProblem, unavailable } from '../errors';
import { userIdOf } from '../middleware/session';

/** Each upload keeps its file in memory until it is answered: 100 MB of them in all. */
const MAX_UPLOADS = 20;
/** So that nobody alone, uploading slowly, keeps all others from it. */
const MAX_UPLOADS_OF_USER = 2;

/** Lets so many uploads of a process be under way at a time. Behind requireUser, before the body is read. */
export function admitUploads(): RequestHandler {
  const underWay: string[] = [];
  return (_req, res, next) => {
    const userId = userIdOf(res);
    if (underWay.filter((other) => other === userId).length >= MAX_UPLOADS_OF_USER)
      throw new HttpProblem('too-many-uploads');
    if (underWay.length >= MAX_UPLOADS)
      throw unavailable('Too many pictures are being uploaded; try again in a moment');
    underWay.push(userId);
    res.once('close', () => underWay.splice(underWay.indexOf(userId), 1));
    next();
  };
}
