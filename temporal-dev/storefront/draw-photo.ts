import sharp from 'sharp';

const WIDTH = 1500;
const HEIGHT = 1000;

const mix = (from: number, to: number, share: number) => from + (to - from) * Math.min(1, Math.max(0, share));

/** How brightly the lamps above the stage shine here. */
function light(x: number, y: number): number {
  const beams = [0.18, 0.38, 0.62, 0.82].map((lamp, index) => {
    const axis = lamp + (index % 2 ? -0.22 : 0.22) * y;
    return Math.exp(-(((x - axis) / (0.02 + 0.07 * y)) ** 2)) * (1 - 0.55 * y);
  });
  return beams.reduce((sum, beam) => sum + beam, 0);
}

/** Where the heads of the audience begin. */
const crowd = (x: number) => 0.8 + 0.03 * Math.sin(x * 23) + 0.02 * Math.abs(Math.sin(x * 91)) - 0.02 * Math.sin(x * 7);

/** What somebody in the audience photographs: lamps, haze and heads. The same JPEG each time. */
export function drawPhoto(): Promise<Buffer> {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let at = 0; at < WIDTH * HEIGHT; at++) {
    const [x, y] = [(at % WIDTH) / WIDTH, Math.floor(at / WIDTH) / HEIGHT];
    const shine = light(x, y);
    const shade = y > crowd(x) ? 0.12 : 1;
    pixels[at * 3] = Math.min(255, (mix(24, 214, y * 0.9) + shine * 130) * shade);
    pixels[at * 3 + 1] = Math.min(255, (mix(16, 84, y) + shine * 95) * shade);
    pixels[at * 3 + 2] = Math.min(255, (mix(66, 120, y) + shine * 120) * shade);
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}
