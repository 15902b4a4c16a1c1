import { ErrorType } from '../../shared/contracts/errors';
import type { ActivityDependencies } from '../dependencies';
import { permanentFailure } from '../failures';

/**
 * Takes the picture's expiry away, before a ticket names it: from here on nobody tidies it up. Returns the refusal
 * (`PictureNotFound`, for good) when it is not there, or no longer.
 */
export async function keepPicture(
  { models }: Pick<ActivityDependencies, 'models'>,
  pictureId: string | null | undefined,
): Promise<Error | undefined> {
  if (!pictureId) return undefined;
  const { matchedCount } = await models.pictures.updateOne({ _id: pictureId }, { $unset: { expiresAt: 1 } });
  return matchedCount === 1
    ? undefined
    : permanentFailure(ErrorType.PictureNotFound, `picture ${pictureId} does not exist`);
}
