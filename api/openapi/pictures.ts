import { z } from 'zod';
import { pictureIdSchema } from '../../shared/contracts/http/ids';
import { pictureQuerySchema, pictureSchema } from '../../shared/contracts/http/pictures';
import { PICTURE_TYPES } from '../../shared/contracts/pictures';
import { PICTURE } from './examples';
import type { Operations } from './operation';
import { READ } from './read';

export const pictureOperations = {
  uploadPicture: {
    method: 'post',
    path: '/api/pictures',
    summary: 'Upload a picture',
    description: `The body is the file itself: JPEG, PNG or WebP of at most 5 MB and 25 million pixels, no side shorter than 200.
What the bytes are counts, not what the header says. It is turned upright and written anew as WebP: nothing else of the file is
kept, so neither the place nor the camera. The same file gets the same \`id\` again. Name it as \`pictureId\` of a ticket within a day;
a picture that no ticket has named by then is gone.`,
    user: 'required',
    file: { description: 'The file, byte by byte.', mediaTypes: PICTURE_TYPES },
    answers: {
      201: { description: 'It is there.', schema: pictureSchema, headers: ['Location'], example: PICTURE },
    },
    problems: ['invalid-request', 'picture-unreadable', 'picture-too-large', 'unsupported-picture', 'too-many-uploads'],
  },
} as const satisfies Operations;

/** A table of its own: it is served before anybody looks who asks. */
export const pictureFileOperations = {
  getPicture: {
    method: 'get',
    path: '/api/pictures/{id}',
    summary: 'See a picture',
    description: 'As WebP. Whatever is at this address never changes, so it may be kept for a year.',
    user: 'ignored',
    ...READ.operation,
    params: z.object({ id: pictureIdSchema.describe('The id of a picture.') }),
    query: pictureQuerySchema,
    answers: {
      200: {
        description: 'The picture.',
        schema: z.string().meta({ format: 'binary' }),
        mediaType: 'image/webp',
        headers: ['ETag', 'Cache-Control'],
        example: '(the bytes)',
      },
      ...READ.answers,
    },
    problems: ['picture-not-found'],
  },
} as const satisfies Operations;
