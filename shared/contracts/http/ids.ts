import { z } from 'zod';
import { isId } from '../ids';
import { isPictureId } from '../pictures';

export const idSchema = z.string().refine(isId, 'must be an id of 24 hexadecimal digits').meta({
  id: 'Id',
  description: '24 hexadecimal digits in lower case.',
  pattern: '^[0-9a-f]{24}$',
});

export const pictureIdSchema = z.string().refine(isPictureId, 'must be the id of an uploaded picture').meta({
  id: 'PictureId',
  description: '64 hexadecimal digits in lower case, made from the content of the picture.',
  pattern: '^[0-9a-f]{64}$',
});
