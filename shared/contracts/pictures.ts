/** Pictures of listings. One is named by its content, so it never changes; a ticket names it by `pictureId`. */

export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** The largest file that is taken: what a phone's camera makes, and no more. */
export const MAX_PICTURE_BYTES = 5 * 1024 * 1024;

/** What is served of each: `card`, cut to 800 × 500 for lists, and `full`, all of it within 1600 × 1600. */
export const PICTURE_SIZES = ['card', 'full'] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/** What uploading a picture answers. */
export interface Picture {
  id: string;
  /** The address of `full`, below the API's own; `width` and `height` are its. */
  url: string;
  cardUrl: string;
  width: number;
  height: number;
}

/** 64 hexadecimal digits: a SHA-256. */
const PICTURE_ID = /^[0-9a-f]{64}$/;

export const isPictureId = (value: unknown): value is string => typeof value === 'string' && PICTURE_ID.test(value);
