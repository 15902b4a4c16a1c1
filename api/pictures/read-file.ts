import express, { type RequestHandler } from 'express';
import { MAX_PICTURE_BYTES, PICTURE_TYPES } from '../../shared/contracts/pictures';
import { HttpProblem } from '../errors';
import type { ProblemSlug } from '../problems';

/** Nothing compressed: what it would grow to is anybody's guess. */
const readBytes = express.raw({ type: [...PICTURE_TYPES], limit: MAX_PICTURE_BYTES, inflate: false });

/** What the parser's refusals are called where the body is a picture. */
const REFUSALS: Record<number, ProblemSlug> = { 413: 'picture-too-large', 415: 'unsupported-picture' };

const statusOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;

/** Reads a body that is said to be a picture into a Buffer. Answers 413 or 415. */
export const readFile: RequestHandler = (req, res, next) =>
  readBytes(req, res, (error?: unknown) => {
    const slug = REFUSALS[Number(statusOf(error))];
    if (slug) next(new HttpProblem(slug, { cause: error }));
    else if (error) next(error);
    else next(Buffer.isBuffer(req.body) ? undefined : new HttpProblem('unsupported-picture'));
  });
