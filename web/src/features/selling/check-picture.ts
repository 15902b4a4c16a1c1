import { MAX_PICTURE_BYTES, PICTURE_TYPES } from '../../../../shared/contracts/pictures';

/** What `accept` of a file input says of it. */
export const ACCEPTED = PICTURE_TYPES.join(',');

/** Why the API would refuse the file, by the last part of the problem's type: known before anything is sent. */
export function checkPicture({ type, size }: Pick<File, 'type' | 'size'>) {
  if (!(PICTURE_TYPES as readonly string[]).includes(type)) return 'unsupported-picture';
  return size > MAX_PICTURE_BYTES ? 'picture-too-large' : undefined;
}
