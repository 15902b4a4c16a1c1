import { z } from 'zod';
import { PICTURE_SIZES, type Picture } from '../pictures';
import { pictureIdSchema } from './ids';

const address = z.string().regex(/^\/api\/pictures\/[0-9a-f]{64}\?size=[a-z]+$/);

export const pictureSchema = z
  .object({
    id: pictureIdSchema,
    url: address.describe('Where all of it is, within 1600 × 1600 pixels.'),
    cardUrl: address.describe('Where it is cut to 800 × 500 pixels, for lists.'),
    width: z.int().min(1).describe('Of what is at `url`, in pixels.'),
    height: z.int().min(1),
  })
  .meta({ id: 'Picture' }) satisfies z.ZodType<Picture>;

/** Query of GET /api/pictures/:id. */
export const pictureQuerySchema = z.strictObject({
  size: z
    .enum(PICTURE_SIZES)
    .default('full')
    .describe('`card`: cut to 800 × 500, for lists. `full`: all of it, within 1600 × 1600.'),
});
