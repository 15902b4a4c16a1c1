import type { Page } from 'playwright-core';
import { listTicket, pay, readOrder, readTicket, reserve } from '../steps';
import { useStorefront } from './open-storefront';

const journey = useStorefront();

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });
const payButton = (page: Page) => page.getByRole('button', { name: /^Pay/ });
const orderIdOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** The steps of an order's timeline. */
const happened = (page: Page) =>
  page.locator('section').filter({ hasText: 'What happened' }).locator('li p:first-of-type').allTextContents();

async function payWith(page: Page, card: RegExp): Promise<void> {
  await page.getByRole('radio', { name: card }).check();
  await payButton(page).click();
}

journey('a visitor finds a ticket, signs up on the way, pays and has it', async ({ market, open }) => {
  const seller = await market.signUp('seller');
  const ticket = await listTicket(seller, { title: 'The Visitor’s Choice' });
  const page = await open();
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Search' }).fill('visitor choice');
  await page.getByRole('link', { name: ticket.title }).click();
  await page.getByRole('link', { name: 'Sign in to buy' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
  await page.getByLabel('Name').fill('Vera');
  await page.getByLabel('Email').fill('vera@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign up' }).click();
  // Back where the sign-in was asked for. A second click must not buy twice.
  await page.getByRole('button', { name: 'Buy ticket' }).dblclick();
  await payButton(page).click();
  await heading(page, 'It’s yours').waitFor();
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Ticket issued' }).waitFor();
  expect(await happened(page)).toEqual(['Reserved for you', 'Paid', 'Ticket issued']);
  expect(await readTicket(seller, ticket.id)).toMatchObject({ status: 'sold' });
});

journey('a declined card is told and another one pays, also after a reload', async ({ market, open }) => {
  const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
  const ticket = await listTicket(seller);
  const page = await open(buyer);
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('button', { name: 'Buy ticket' }).click();
  await payWith(page, /9995/);
  await page.getByRole('alert').getByText('insufficient funds').waitFor();
  await page.reload();
  await payWith(page, /4444/);
  await heading(page, 'It’s yours').waitFor();
  expect(await readOrder(buyer, orderIdOf(page))).toMatchObject({ status: 'complete' });
});

journey(
  'a checkout is where it was after a reload, in a second tab and after going elsewhere',
  async ({ market, open }) => {
    const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
    const ticket = await listTicket(seller);
    const page = await open(buyer);
    await page.goto(`/tickets/${ticket.id}`);
    await page.getByRole('button', { name: 'Buy ticket' }).click();
    await payButton(page).waitFor();
    const orderId = orderIdOf(page);
    await page.reload();
    await payButton(page).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'Go to your checkout' }).click();
    await payButton(page).waitFor();
    expect(orderIdOf(page)).toBe(orderId);
    const tab = await page.context().newPage();
    await tab.goto('/orders');
    await tab.getByRole('link', { name: ticket.title }).click();
    await payButton(tab).click();
    await heading(tab, 'It’s yours').waitFor();
    // Told by the live stream, without a reload.
    await heading(page, 'It’s yours').waitFor();
  },
);

journey('the last card that is declined ends the order, and its page says why', async ({ market, open }) => {
  const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
  const ticket = await listTicket(seller);
  const page = await open(buyer);
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole('button', { name: 'Buy ticket' }).click();
  await payWith(page, /9979/);
  await heading(page, 'The payment did not succeed').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Payment failed' }).waitFor();
  await page.getByRole('link', { name: 'See the ticket again' }).click();
  await page.getByRole('button', { name: 'Buy ticket' }).waitFor();
});

journey('a paid ticket is given back: the money returns, and its seller sells it again', async ({ market, open }) => {
  const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
  const ticket = await listTicket(seller);
  const order = await reserve(buyer, ticket.id);
  await pay(buyer, order.id);
  const [page, listings] = [await open(buyer), await open(seller)];
  await listings.goto('/sell');
  await listings.getByText('Sold for US$45.00').waitFor();
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: 'Refund this ticket' }).click();
  await page.getByRole('button', { name: 'Yes, refund it' }).click();
  await heading(page, 'Refunded').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Refunded to your card' }).waitFor();
  expect(await happened(page)).toEqual([
    'Reserved for you',
    'Paid',
    'Ticket issued',
    'Refund asked for',
    'Refunded to your card',
  ]);
  await listings.getByRole('link', { name: `Edit ${ticket.title}` }).waitFor();
});

journey('a bank that asks its customer is answered there, and this page goes on', async ({ market, open }) => {
  const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
  const page = await open(buyer);
  await page.goto(`/tickets/${(await listTicket(seller)).id}`);
  await page.getByRole('button', { name: 'Buy ticket' }).click();

  const answerBank = async (answer: RegExp) => {
    await payWith(page, /3220/);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Confirm at the bank' }).click();
    const bank = await opened;
    await bank.getByRole('button', { name: answer }).click();
    await bank.getByText('You can close this page').waitFor();
    await bank.close();
  };
  await answerBank(/^Fail/);
  await page.getByRole('button', { name: 'Use another card' }).click();
  await answerBank(/^Complete/);
  await heading(page, 'It’s yours').waitFor();
});

journey('a buyer without a mouse buys a ticket', async ({ market, open }) => {
  const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
  const page = await open(buyer);
  await page.goto(`/tickets/${(await listTicket(seller)).id}`);
  const tabTo = async (name: RegExp) => {
    await page.getByRole('button', { name }).waitFor();
    const focused = page.locator('button:focus').filter({ hasText: name });
    while ((await focused.count()) === 0) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };
  await tabTo(/^Buy ticket/);
  await tabTo(/^Pay/);
  await heading(page, 'It’s yours').waitFor();
});
