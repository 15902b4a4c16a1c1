import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';

/** Uploads a picture, byte by byte. The same file is the same picture, so it may be sent again. */
export const uploadPicture = (file: File, signal: AbortSignal) =>
  bodyOf(
    api.POST('/api/pictures', {
      // OpenAPI's word for a file is a string.
      body: file as unknown as string,
      bodySerializer: (body) => body,
      headers: { 'Content-Type': file.type },
      signal,
    }),
  );
