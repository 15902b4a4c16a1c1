import type { RequestHandler } from 'express';
import { ErrorType } from '../../../shared/contracts/errors';
import { pictureQuerySchema } from '../../../shared/contracts/http/pictures';
import { isPictureId } from '../../../shared/contracts/pictures';
import type { ApiContext } from '../../context';
import { failureProblem } from '../../errors';
import { parseQuery } from '../../validation';

/** GET /api/pictures/:id?size=: the picture itself, which may be kept for ever. */
export const getPicture =
  ({ database }: ApiContext): RequestHandler =>
  async (req, res) => {
    const { size } = parseQuery(pictureQuerySchema, req.query);
    const { id } = req.params;
    const picture = isPictureId(id) ? await database.models.pictures.findById(id, { [size]: 1 }) : null;
    if (!picture) throw failureProblem(ErrorType.PictureNotFound);
    res.set({ ETag: `"${id}-${size}"`, 'Cache-Control': 'public, max-age=31536000, immutable' });
    if (req.fresh) res.status(304).end();
    else res.type('image/webp').send(picture[size]);
  };
