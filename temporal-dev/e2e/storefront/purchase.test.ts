import type { Page } from 'playwright-core';
import { listTicket, readOrder, readTicket } from '../steps';
import { useStorefront } from './open-storefront';

const journey = useStorefront();

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });
const payButton = (page: Page) => page.getByRole('button', { name: /^Pay/ });
const orderIdOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

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
