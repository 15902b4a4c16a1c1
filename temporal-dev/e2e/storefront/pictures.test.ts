import type { Page } from 'playwright-core';
import { drawPicture } from '../../../api/testing/pictures';
import { MAX_PICTURE_BYTES } from '../../../shared/contracts/pictures';
import { pay, readOrder, readTicket, reserve } from '../steps';
import { useStorefront } from './open-storefront';

const journey = useStorefront();

const fieldOf = (page: Page) => page.locator('input[type=file]');
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';
const fileOf = (name: string, buffer: Buffer, mimeType = 'image/jpeg') => ({ name, mimeType, buffer });

async function dropOn(page: Page, png: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`(() => {
    const bytes = Uint8Array.from(atob('${png.toString('base64')}'), (character) => character.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], 'stage.png', { type: 'image/png' }));
    return transfer;
  })()`);
  await fieldOf(page).dispatchEvent('drop', { dataTransfer });
}

/** Waits until a picture is seen: loaded, and of so many pixels in width. */
async function seePicture(page: Page, within: string, width: number): Promise<void> {
  const seen = page.locator(`${within} img[src^="/api/pictures/"]`).last();
  await seen.scrollIntoViewIfNeeded();
  await page.waitForFunction(
    ([image, expected]) => (image as unknown as { naturalWidth: number }).naturalWidth === expected,
    [await seen.elementHandle(), width] as const,
  );
}

journey(
  'a seller shows a picture, buyers see it everywhere, and it can be taken off again',
  async ({ market, open }) => {
    const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
    const page = await open(seller);
    await page.goto('/sell/new');
    await page.getByLabel('Title').fill('Seen with Own Eyes');
    await page.getByRole('textbox', { name: 'Price' }).fill('45,50');

    // Said before anything is sent.
    await fieldOf(page).setInputFiles(fileOf('notes.txt', Buffer.from('no picture'), 'text/plain'));
    await page.getByText('The picture must be JPEG, PNG or WebP.').first().waitFor();
    await fieldOf(page).setInputFiles(fileOf('large.jpg', Buffer.alloc(MAX_PICTURE_BYTES + 1)));
    await page.getByText('The picture is larger than 5 MB.').first().waitFor();
    // And what only the API can know.
    await fieldOf(page).setInputFiles(fileOf('broken.jpg', Buffer.from('ffd8ffe000104a464946', 'hex')));
    await page.getByText('The picture is damaged').first().waitFor();

    await fieldOf(page).setInputFiles(
      fileOf('poster.jpg', await drawPicture({ width: 900, height: 1200 }).jpeg().toBuffer()),
    );
    await page.getByText('The picture is added.').waitFor();
    expect(await page.getByText('The picture is damaged').count()).toBe(0);
    await seePicture(page, 'aside', 800);
    await page.getByRole('button', { name: 'List the ticket' }).click();

    await page.getByRole('img', { name: 'The seller’s picture' }).waitFor();
    await seePicture(page, 'article', 900);
    const ticketId = idOf(page);
    const { pictureId } = await readTicket(seller, ticketId);
    expect(pictureId).toMatch(/^[0-9a-f]{64}$/);
    const stranger = await open();
    await stranger.goto('/?q=seen+eyes');
    await seePicture(stranger, 'article', 800);

    // One that is given up half-way changes nothing; another one is dropped in its place.
    await page.goto(`/sell/${ticketId}`);
    await page.route('**/api/pictures', () => undefined);
    await fieldOf(page).setInputFiles(fileOf('slow.jpg', await drawPicture({ seed: 1 }).jpeg().toBuffer()));
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Remove' }).waitFor();
    await page.unroute('**/api/pictures');
    await dropOn(page, await drawPicture({ seed: 2 }).png().toBuffer());
    await page.getByText('The picture is added.').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('heading', { name: 'Your listings' }).waitFor();
    const replaced = await readTicket(seller, ticketId);
    expect(replaced.pictureId).not.toBe(pictureId);

    // Taken off by the keyboard; what is drawn is back.
    await page.getByRole('link', { name: 'Edit Seen with Own Eyes' }).click();
    await page.getByRole('button', { name: 'Remove' }).press('Enter');
    await page.getByText('The picture is removed.').waitFor();
    await page.locator('input[type=file]:focus').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('heading', { name: 'Your listings' }).waitFor();
    expect(await readTicket(seller, ticketId)).toMatchObject({ pictureId: null, version: 3 });
    await stranger.reload();
    await stranger.getByRole('article').locator('svg').first().waitFor();
    expect(await stranger.locator('article img').count()).toBe(0);

    // What was bought is shown as it was: with the picture that the ticket had when it was held.
    await seller.request('PUT', `/api/tickets/${ticketId}`, { body: { ...replaced, pictureId } });
    const order = await reserve(buyer, ticketId);
    await pay(buyer, order.id);
    const customer = await open(buyer);
    await customer.goto(`/orders/${order.id}`);
    await seePicture(customer, 'aside', 800);
    expect((await readOrder(buyer, order.id)).ticket.pictureId).toBe(pictureId);
  },
);
