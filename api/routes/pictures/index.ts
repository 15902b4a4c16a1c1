import type { Router } from 'express';
import type { ApiContext } from '../../context';
import { limitRequests } from '../../middleware/rate-limits';
import { serve } from '../../openapi/operation';
import { pictureFileOperations, pictureOperations } from '../../openapi/pictures';
import { getPicture } from './get-picture';
import { uploadPicture } from './upload-picture';

export const pictureRoutes = (context: ApiContext): Router =>
  serve(pictureOperations, { uploadPicture: uploadPicture(context) });

/** For everybody, before sessions: limited by the address, and counted by itself. */
export const pictureFileRoutes = (context: ApiContext): Router =>
  serve(pictureFileOperations, { getPicture: [limitRequests(context), getPicture(context)] });
