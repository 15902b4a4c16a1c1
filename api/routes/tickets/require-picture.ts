import { ErrorType } from '../../../shared/contracts/errors';
import type { TicketDetails } from '../../../shared/contracts/tickets';
import type { ApiContext } from '../../context';
import { failureProblem } from '../../errors';

/** Refuses (404) a picture that is not there, before a workflow starts that would find it out, and has the last word. */
export async function requirePicture({ database }: ApiContext, { pictureId }: TicketDetails): Promise<void> {
  if (pictureId !== null && !(await database.models.pictures.exists({ _id: pictureId })))
    throw failureProblem(ErrorType.PictureNotFound);
}
