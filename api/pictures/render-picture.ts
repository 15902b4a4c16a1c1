import pLimit from 'p-limit';
import sharp, { type Sharp } from 'sharp';
import { HttpProblem, unavailable } from '../errors';

/** How many are decoded at a time, each on one thread of libuv's pool; the event loop goes on meanwhile. */
const AT_ONCE = 2;
/** And wait for it: whoever came after them would have to wait for long. */
const MAX_WAITING = 8;
/** A little more than a camera of 24 megapixels makes: decoded, 100 MB. Those of 16 bits a channel count twice. */
const MAX_PIXELS = 25_000_000;
const MIN_SIDE = 200;
const TIMEOUT_SECONDS = 30;

const FULL = { width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true } as const;
/** Cut to where the most is going on. */
const CARD = { width: 800, height: 500, fit: 'cover', position: 'attention' } as const;
const WEBP = { quality: 80 } as const;
/** Behind what is transparent: what is dark must not vanish on a dark page. */
const GROUND = '#ffffff';

// The bytes of strangers meet these three decoders and no other; nothing of them is kept.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.cache(false);
sharp.concurrency(1);

const limit = pLimit(AT_ONCE);

export interface RenderedPicture {
  full: Buffer;
  card: Buffer;
  /** Of `full`. */
  width: number;
  height: number;
}

/**
 * Makes what is served out of an uploaded file: upright, sRGB, WebP, without metadata. Only the first frame of what
 * moves. Throws 400 when it cannot be read, is too small or has too many pixels; 503 when it would wait for too long.
 */
export async function renderPicture(file: Buffer): Promise<RenderedPicture> {
  if (limit.activeCount + limit.pendingCount >= AT_ONCE + MAX_WAITING)
    throw unavailable('Too many pictures wait to be read; try again in a moment');
  return limit(async () => {
    try {
      await checkSize(sharp(file, { limitInputPixels: false }));
      return await render(sharp(file, { limitInputPixels: MAX_PIXELS, failOn: 'error' }));
    } catch (error) {
      if (error instanceof HttpProblem) throw error;
      if (isTimeout(error)) throw unavailable('Reading the picture takes too long; try again in a moment', error);
      throw unreadable('The picture is damaged', error);
    }
  });
}

/** Reads no more than how the file begins. */
async function checkSize(source: Sharp): Promise<void> {
  const { width, height, depth } = await source.metadata();
  if (Math.min(width, height) < MIN_SIDE)
    throw unreadable(`The picture is too small: each side must have at least ${MIN_SIDE} pixels`);
  if (width * height * (depth === 'uchar' ? 1 : 2) > MAX_PIXELS)
    throw unreadable(`The picture has more than ${MAX_PIXELS / 1e6} million pixels`);
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.message.startsWith('timeout');

async function render(source: Sharp): Promise<RenderedPicture> {
  const upright = await source
    .timeout({ seconds: TIMEOUT_SECONDS })
    .autoOrient()
    .resize(FULL)
    .flatten({ background: GROUND })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { info, data } = upright;
  const decoded = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  const [full, card] = await Promise.all([
    decoded.clone().webp(WEBP).toBuffer(),
    decoded.clone().resize(CARD).webp(WEBP).toBuffer(),
  ]);
  return { full, card, width: info.width, height: info.height };
}

const unreadable = (detail: string, cause?: unknown) => new HttpProblem('picture-unreadable', { detail, cause });
