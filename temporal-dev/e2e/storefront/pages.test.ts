import { findViolations } from '../../storefront/find-violations';
import { playScenes, VIEWS } from '../../storefront/play-scenes';
import { SCENES } from '../../storefront/scenes';
import { setStage } from '../../storefront/stage';
import { listTicket } from '../steps';
import { TOUR_MS, useStorefront } from './open-storefront';

const journey = useStorefront();

/** More than fit on a screen. */
const LISTED = 12;

journey(
  'axe finds nothing on any page in any state',
  async ({ market, browser }) => {
    const stage = await setStage({ api: market.apiUrl, temporal: market.platform.config.TEMPORAL_ADDRESS });
    const found: string[] = [];
    await playScenes({
      browser,
      stage,
      // One view each, by turns: phone and desk, light and dark. `npm run accessibility` looks at all of all.
      isWanted: (scene, view) => SCENES.indexOf(scene) % VIEWS.length === VIEWS.indexOf(view),
      async look(page, scene, view) {
        for (const violation of await findViolations(page)) found.push(`${scene.name} ${view.name}: ${violation}`);
      },
    });
    expect(found).toEqual([]);
  },
  TOUR_MS,
);

journey('whoever goes back to the catalogue is where they left it', async ({ market, open }) => {
  const seller = await market.signUp('seller');
  for (let count = 1; count <= LISTED; count++)
    await listTicket(seller, { title: `Evening ${count}`, city: 'Chicago' });
  const page = await open();
  await page.goto('/?city=Chicago');
  const last = page
    .getByRole('article')
    .nth(LISTED - 1)
    .getByRole('link');
  await last.scrollIntoViewIfNeeded();
  const scrolled = () => page.evaluate<number>('window.scrollY');
  const before = await scrolled();
  expect(before).toBeGreaterThan(0);
  await last.click();
  await page.getByRole('heading', { name: /^Evening/, level: 1 }).waitFor();
  expect(await scrolled()).toBe(0);
  await page.goBack();
  await last.waitFor();
  await page.waitForFunction(`window.scrollY === ${before}`);
  expect(new URL(page.url()).search).toBe('?city=Chicago');
});

journey('whoever loses the connection is told, and finds what happened meanwhile', async ({ market, open }) => {
  const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
  const ticket = await listTicket(seller);
  const page = await open();
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('link', { name: 'Sign in to buy' }).waitFor();
  await page.context().setOffline(true);
  await page.getByText('You are offline. What you see may be out of date.').waitFor();
  await buyer.request('POST', '/api/orders', { body: { ticketId: ticket.id }, expect: [201] });
  await page.context().setOffline(false);
  await page.getByText('You are offline.').waitFor({ state: 'detached' });
  await page.getByText('Being bought').waitFor();
});

journey('a German visitor buys in German, and it stays German', async ({ market, open }) => {
  const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
  const ticket = await listTicket(seller, { price: { amount: 123_450, currency: 'eur' }, city: 'Berlin' });
  const page = await open(buyer);
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByLabel('Language').selectOption('de');
  await page.getByText('1.234,50 €').waitFor();
  await page.getByRole('button', { name: 'Ticket kaufen' }).click();
  await page.getByRole('button', { name: /bezahlen$/ }).click();
  await page.getByRole('heading', { name: 'Es gehört Ihnen', level: 1 }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Es gehört Ihnen', level: 1 }).waitFor();
  expect(await page.evaluate('document.documentElement.lang')).toBe('de');
});
