import type { PictureSize } from './pictures';

/** Where a picture is. A file of its own: every page of the storefront loads it, and of pictures nothing else. */
export const pictureUrl = (id: string, size: PictureSize): string => `/api/pictures/${id}?size=${size}`;
