import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import request from 'supertest';
import { MAX_PICTURE_BYTES } from '../../../shared/contracts/pictures';
import { startTestDatabase } from '../../../temporal-dev/testing/start-test-database';
import { drawPicture, newJpeg } from '../../testing/pictures';
import { createTestApp, signUpUser, type TestApp, type TestUser } from '../../testing/test-app';

let test: TestApp;
let user: TestUser;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase(), { RATE_LIMIT_PICTURES: '1000' });
  user = await signUpUser(test);
});
afterAll(() => test.database.close());

const upload = (file: Buffer, type = 'image/jpeg', headers: Record<string, string> = user.headers) =>
  request(test.app).post('/api/pictures').set(headers).type(type).send(file);
const see = (url: string) => request(test.app).get(url).buffer().parse(readBytes);
const readBytes: Parameters<request.Test['parse']>[0] = (res, done) => {
  const parts: Buffer[] = [];
  res.on('data', (part: Buffer) => parts.push(part)).on('end', () => done(null, Buffer.concat(parts)));
};
const picturesOf = () => test.database.models.pictures;
const typeOf = ({ body }: request.Response) => body.type;

describe('an upload', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('of %s is there at once, in two sizes, as WebP', async (format) => {
    const uploaded = await upload(await drawPicture({ width: 2000, height: 1000 }).toFormat(format).toBuffer());
    expect(uploaded.status).toBe(201);
    expect(uploaded.body).toMatchObject({ width: 1600, height: 800 });
    expect(uploaded.headers.location).toBe(uploaded.body.url);
    for (const [url, width, height] of [
      [uploaded.body.url, 1600, 800],
      [uploaded.body.cardUrl, 800, 500],
    ]) {
      const seen = await see(url);
      expect(seen.status).toBe(200);
      expect(await sharp(seen.body).metadata()).toMatchObject({ format: 'webp', width, height });
    }
  });

  it('of the same bytes is the same picture, whoever sends them', async () => {
    const file = await newJpeg();
    const first = await upload(file);
    const again = await upload(file, 'image/png', (await signUpUser(test)).headers);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const [one, other] = await Promise.all([upload(await newJpeg()), upload(await newJpeg())]);
    expect(one.body.id).not.toBe(other.body.id);
  });

  it('of the same bytes many times at once is one picture', async () => {
    const file = await newJpeg();
    const people = await Promise.all(Array.from({ length: 4 }, () => signUpUser(test)));
    const answers = await Promise.all(people.map(({ headers }) => upload(file, 'image/jpeg', headers)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await picturesOf().countDocuments({ _id: answers[0]?.body.id })).toBe(1);
  });

  it('lies upright, and says neither where nor with what it was taken', async () => {
    const file = await drawPicture()
      .withMetadata({ orientation: 6 })
      .withExifMerge({ IFD0: { Make: 'Secret Camera' }, IFD3: { GPSLatitude: '52/1 31/1 0/1', GPSLatitudeRef: 'N' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    expect((await sharp(file).metadata()).exif?.toString('latin1')).toContain('Secret Camera');
    const { body } = await upload(file);
    expect(body).toMatchObject({ width: 300, height: 400 });
    for (const url of [body.url, body.cardUrl]) {
      const seen = (await see(url)).body as Buffer;
      const { exif, xmp, iptc, icc, orientation } = await sharp(seen).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(seen.toString('latin1')).not.toMatch(/Secret|secret|GPS|EXIF|XMP/);
    }
    // Turned by a quarter: what was left is above.
    const { data, info } = await sharp((await see(body.url)).body)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const redAt = (y: number) => data[(y * info.width + 150) * info.channels] ?? 0;
    expect(redAt(50)).toBeGreaterThan(150);
    expect(redAt(350)).toBeLessThan(100);
  });

  it('puts white behind what is transparent', async () => {
    const clear = { width: 300, height: 300, channels: 4, background: '#00000000' } as const;
    const { body } = await upload(await sharp({ create: clear }).png().toBuffer());
    const { dominant } = await sharp((await see(body.url)).body).stats();
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240);
  });

  it('is for who is signed in', async () => {
    const response = await upload(await newJpeg(), 'image/jpeg', {});
    expect(response.status).toBe(401);
  });

  it('may be as large as 5 MB, and not a byte larger', async () => {
    const file = await newJpeg();
    const filled = Buffer.concat([file, Buffer.alloc(MAX_PICTURE_BYTES - file.length)]);
    expect((await upload(filled)).status).toBe(201);
    const refused = await upload(Buffer.concat([filled, Buffer.alloc(1)]));
    expect(refused.status).toBe(413);
    expect(typeOf(refused)).toBe('/problems/picture-too-large');
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'image/png'],
    ['GIF', () => drawPicture().gif().toBuffer(), 'image/webp'],
    ['TIFF', () => drawPicture().tiff().toBuffer(), 'image/jpeg'],
    ['AVIF', () => drawPicture().avif({ effort: 0 }).toBuffer(), 'image/jpeg'],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'image/png'],
    ['nothing', () => Buffer.alloc(0), 'image/png'],
    ['a picture that says that it is SVG', newJpeg, 'image/svg+xml'],
    ['a picture of no type', newJpeg, 'application/octet-stream'],
  ])('of %s is 415', async (_what, build, type) => {
    const response = await upload(await build(), type);
    expect(response.status).toBe(415);
    expect(typeOf(response)).toBe('/problems/unsupported-picture');
  });

  it('that is compressed is 415: nobody knows what it grows to', async () => {
    const response = await upload(await newJpeg()).set('Content-Encoding', 'gzip');
    expect(response.status).toBe(415);
    expect(typeOf(response)).toBe('/problems/unsupported-picture');
  });

  const half = (file: Buffer) => file.subarray(0, file.length / 2);
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#123456' } });

  it.each<[string, () => Promise<Buffer>, string?]>([
    ['is cut off', async () => half(await newJpeg())],
    ['is cut off, as PNG', async () => half(await drawPicture().png().toBuffer())],
    ['is cut off, as WebP', async () => half(await drawPicture().webp().toBuffer())],
    ['only begins like one', async () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(500)])],
    ['unpacks to more pixels than memory should hold', () => blank(5_001, 5_000).png().toBuffer(), '25 million'],
    [
      'unpacks so from a few bytes',
      () => blank(5_001, 5_000).webp({ lossless: true, effort: 0 }).toBuffer(),
      '25 million',
    ],
    ['has pixels of twice the size', () => blank(5_000, 2_501).toColourspace('rgb16').png().toBuffer(), '25 million'],
    ['is too small to be shown', () => blank(199, 400).png().toBuffer(), 'too small'],
  ])('that %s is 400, and nothing is stored', async (_what, build, why = 'damaged') => {
    const before = await picturesOf().countDocuments();
    const response = await upload(await build());
    expect(response.status).toBe(400);
    expect(typeOf(response)).toBe('/problems/picture-unreadable');
    expect(response.body.detail).toContain(why);
    expect(await picturesOf().countDocuments()).toBe(before);
  });

  it('is counted: so many an hour for a user', async () => {
    const limited = createTestApp(test.database, { RATE_LIMIT_PICTURES: '1' });
    // All processes count together, so somebody who has uploaded nothing yet.
    const { headers } = await signUpUser(test);
    const send = (file: Buffer) =>
      request(limited.app).post('/api/pictures').set(headers).type('image/jpeg').send(file);
    expect((await send(await newJpeg())).status).toBe(201);
    const refused = await send(await newJpeg());
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBeDefined();
  });
});

describe('a picture', () => {
  it('may be kept by everybody for a year, is named by an ETag, and cannot be taken for anything else', async () => {
    const { body } = await upload(await newJpeg());
    const { headers } = await see(body.cardUrl).set(user.headers);
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      etag: `"${body.id}-card"`,
      'x-content-type-options': 'nosniff',
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers.vary ?? '').not.toMatch(/cookie/i);
    const known = await see(body.cardUrl).set('If-None-Match', headers.etag ?? '');
    expect(known.status).toBe(304);
    expect(known.headers['cache-control']).toBe(headers['cache-control']);
  });

  it('is asked for without being sent: HEAD', async () => {
    const { body } = await upload(await newJpeg());
    const seen = await see(body.url);
    const head = await request(test.app).head(body.url);
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(String(seen.body.length));
    expect(head.headers.etag).toBe(`"${body.id}-full"`);
  });

  it('is all of it unless a card is asked for', async () => {
    const { body } = await upload(await newJpeg());
    expect((await see(`/api/pictures/${body.id}`)).body).toEqual((await see(body.url)).body);
    expect((await see(`/api/pictures/${body.id}?size=huge`)).status).toBe(400);
  });

  it.each(['nonsense', '%zz', 'a'.repeat(64), 'A'.repeat(64), '../../etc/passwd'])('is 404 for %s', async (id) => {
    const response = await request(test.app).get(`/api/pictures/${encodeURI(id)}`);
    expect(response.status).toBe(404);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('cannot be changed or removed', async () => {
    const { body } = await upload(await newJpeg());
    const response = await request(test.app).delete(`/api/pictures/${body.id}`).set(user.headers);
    expect(response.status).toBe(405);
    expect(response.headers.allow).toBe('GET, HEAD, OPTIONS');
  });
});
