import { newJpeg } from '../testing/pictures';
import { renderPicture } from './render-picture';

it('makes two at a time, lets some wait, and refuses those that would wait for long', async () => {
  const file = await newJpeg();
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => renderPicture(file)));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  expect(refused.length).toBeGreaterThan(0);
  for (const reason of refused) expect(reason).toMatchObject({ slug: 'unavailable', status: 503 });
  expect(outcomes.length - refused.length).toBe(2 + 8);
  // And then there is room again.
  await expect(renderPicture(file)).resolves.toMatchObject({ width: 400, height: 300 });
});

it('makes the same of the same, so that an address never shows anything else', async () => {
  const file = await newJpeg();
  expect(await renderPicture(file)).toEqual(await renderPicture(file));
});

it('leaves small pictures as large as they are, but for the card', async () => {
  const { width, height, full, card } = await renderPicture(await newJpeg());
  expect([width, height]).toEqual([400, 300]);
  expect(full.subarray(8, 12).toString()).toBe('WEBP');
  expect(card.subarray(8, 12).toString()).toBe('WEBP');
});
