import { z } from 'zod';
import { isId } from '../ids';

export const idSchema = z.string().refine(isId, 'must be an id of 24 hexadecimal digits').meta({
  id: 'Id',
  description: '24 hexadecimal digits in lower case.',
  pattern: '^[0-9a-f]{24}$',
});
