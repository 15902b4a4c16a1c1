import type { RequestHandler } from 'express';
import type { ApiContext } from '../../context';
import { limitUploads } from '../../middleware/rate-limits';
import { requireUser, userIdOf } from '../../middleware/session';
import { addPicture } from '../../pictures/add-picture';
import { admitUploads } from '../../pictures/admit-uploads';
import { readFile } from '../../pictures/read-file';

/** POST /api/pictures: takes a picture that a ticket can then name. */
export const uploadPicture = (context: ApiContext): RequestHandler[] => [
  requireUser,
  limitUploads(context),
  admitUploads(),
  readFile,
  async (req, res) => {
    const picture = await addPicture(context, { file: req.body, uploaderId: userIdOf(res) });
    res.status(201).location(picture.url).json(picture);
  },
];
