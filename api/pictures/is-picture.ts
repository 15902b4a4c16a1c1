const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ff', 'hex');

const startsWith = (file: Buffer, bytes: Buffer | string, at = 0): boolean =>
  file.subarray(at, at + bytes.length).equals(Buffer.from(bytes));

/** Whether these bytes are a JPEG, PNG or WebP file, by how such files begin. */
export const isPicture = (file: Buffer): boolean =>
  startsWith(file, JPEG) || startsWith(file, PNG) || (startsWith(file, 'RIFF') && startsWith(file, 'WEBP', 8));
