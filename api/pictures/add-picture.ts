import { createHash } from 'node:crypto';
import { pictureUrl } from '../../shared/contracts/picture-url';
import type { Picture } from '../../shared/contracts/pictures';
import type { PictureDocument } from '../../shared/infra/models/pictures';
import { isDuplicateKey } from '../../shared/infra/mongo';
import type { ApiContext } from '../context';
import { HttpProblem } from '../errors';
import { isPicture } from './is-picture';
import { renderPicture } from './render-picture';

/** How long a picture waits for a ticket that names it. */
const UNNAMED_MS = 24 * 3600_000;

/** How files become what is served: whoever changes that changes this, for what is at an address never does. */
const RECIPE = 'picture 1';

interface Upload {
  file: Buffer;
  uploaderId: string;
}

/** Stores what is served of an uploaded picture, unless it is there already. Throws 400 or 415. */
export async function addPicture({ database }: ApiContext, { file, uploaderId }: Upload): Promise<Picture> {
  if (!isPicture(file)) throw new HttpProblem('unsupported-picture');
  const { pictures } = database.models;
  const _id = createHash('sha256').update(RECIPE).update(file).digest('hex');
  for (;;) {
    const stored = await findStored(pictures, _id);
    if (stored) return toPicture(stored);
    const rendered = await renderPicture(file);
    const now = Date.now();
    const picture = { _id, ...rendered, uploaderId, createdAt: new Date(now), expiresAt: new Date(now + UNNAMED_MS) };
    try {
      await pictures.create([picture]);
      return toPicture(picture);
    } catch (error) {
      // The same file was uploaded meanwhile.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

type Stored = Pick<PictureDocument, '_id' | 'width' | 'height'>;

/** The picture, which lives a day from now on unless a ticket names it, and then for good. */
async function findStored(pictures: ApiContext['database']['models']['pictures'], _id: string): Promise<Stored | null> {
  await pictures.updateOne(
    { _id, expiresAt: { $exists: true } },
    { $set: { expiresAt: new Date(Date.now() + UNNAMED_MS) } },
  );
  return pictures.findById(_id, { width: 1, height: 1 }).lean<Stored>();
}

const toPicture = ({ _id: id, width, height }: Stored): Picture => ({
  id,
  url: pictureUrl(id, 'full'),
  cardUrl: pictureUrl(id, 'card'),
  width,
  height,
});
