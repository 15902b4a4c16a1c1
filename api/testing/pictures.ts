import sharp, { type Sharp } from 'sharp';

/** A picture of which no two pixels are alike, left and right being told apart: red and blue. */
export function drawPicture({ width = 400, height = 300, seed = 0 } = {}): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const isLeft = pixel % width < width / 2;
    pixels[pixel * 3] = isLeft ? 220 : 20;
    pixels[pixel * 3 + 1] = (pixel * 31 + seed * 7) % 40;
    pixels[pixel * 3 + 2] = isLeft ? 20 : 220;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

let drawn = 0;

/** A JPEG file that nobody has uploaded yet. */
export const newJpeg = (): Promise<Buffer> => drawPicture({ seed: ++drawn }).jpeg().toBuffer();
