import type { Page } from 'playwright-core';
import type { Stage } from './stage';

export interface Scene {
  name: string;
  /** Who looks; without one, a stranger. */
  as?: 'buyer' | 'seller' | 'newcomer';
  /** Ends when there is something to look at. */
  show(page: Page, stage: Stage): Promise<void>;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
const visit = async (page: Page, path: string, name: string | RegExp) => {
  await page.goto(path);
  await heading(page, name);
};
const visitTicket = (page: Page, stage: Stage, status: keyof Stage['tickets']) => {
  const { id, title } = stage.tickets[status];
  return visit(page, `/tickets/${id}`, title);
};
const visitOrder = (page: Page, stage: Stage, ending: keyof Stage['orders'], title: string) =>
  visit(page, `/orders/${stage.orders[ending].id}`, title);

async function visitCheckout(page: Page, stage: Stage): Promise<void> {
  const { id } = await stage.openOrder();
  await visit(page, `/orders/${id}`, /^Checkout/);
  await page.getByRole('button', { name: /^Pay/ }).waitFor();
}

async function payWith(page: Page, card: RegExp): Promise<void> {
  await page.getByRole('radio', { name: card }).check();
  await page.getByRole('button', { name: /^Pay/ }).click();
}

async function choosePicture(page: Page, buffer: Buffer, mimeType = 'image/jpeg'): Promise<void> {
  await visit(page, '/sell/new', 'Sell a ticket');
  await page.getByLabel('Title').fill('Late Shift at the Gasworks');
  await page.getByLabel('Picture').setInputFiles({ name: 'photo', mimeType, buffer });
}

/** Every page in every state that looks different. */
export const SCENES: Scene[] = [
  {
    name: 'catalogue',
    async show(page) {
      await page.goto('/');
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'catalogue-filtered',
    async show(page) {
      await page.goto('/?category=concert&city=Berlin&available=yes&sort=price-low');
      await page.getByRole('article').first().waitFor();
      await page.getByRole('button', { name: /^Filters/ }).click();
      await page.getByRole('button', { name: 'Show tickets' }).waitFor();
    },
  },
  {
    name: 'catalogue-nothing-fits',
    async show(page) {
      await page.goto('/?q=no+such+event+anywhere');
      await page.getByRole('heading', { name: 'No ticket fits' }).waitFor();
    },
  },
  {
    name: 'catalogue-loading',
    async show(page) {
      await page.route('**/api/tickets?*', () => undefined);
      await page.goto('/');
      await heading(page, /^Tickets from people/);
    },
  },
  {
    name: 'catalogue-broken',
    async show(page) {
      await page.route('**/api/tickets?*', (route) => route.fulfill({ status: 400, json: {} }));
      await page.goto('/');
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    },
  },
  { name: 'ticket', as: 'newcomer', show: (page, stage) => visitTicket(page, stage, 'available') },
  { name: 'ticket-to-a-stranger', show: (page, stage) => visitTicket(page, stage, 'available') },
  { name: 'ticket-held', as: 'newcomer', show: (page, stage) => visitTicket(page, stage, 'held') },
  { name: 'ticket-sold', show: (page, stage) => visitTicket(page, stage, 'sold') },
  { name: 'ticket-of-ones-own', as: 'seller', show: (page, stage) => visitTicket(page, stage, 'available') },
  { name: 'ticket-pictured', as: 'newcomer', show: (page, stage) => visitTicket(page, stage, 'pictured') },
  { name: 'checkout', as: 'buyer', show: visitCheckout },
  {
    name: 'checkout-declined',
    as: 'buyer',
    async show(page, stage) {
      await visitCheckout(page, stage);
      await payWith(page, /9995/);
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'checkout-confirmation',
    as: 'buyer',
    async show(page, stage) {
      await visitCheckout(page, stage);
      await payWith(page, /3220/);
      await page.getByRole('link', { name: 'Confirm at the bank' }).waitFor();
    },
  },
  {
    name: 'checkout-cancel',
    as: 'buyer',
    async show(page, stage) {
      await visitCheckout(page, stage);
      await page.getByRole('button', { name: 'Cancel order' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  {
    name: 'checkout-extended',
    as: 'buyer',
    async show(page, stage) {
      await visitCheckout(page, stage);
      await page.getByRole('button', { name: '5 more minutes' }).click();
      await page.getByText('You have more time now.').first().waitFor();
    },
  },
  { name: 'order-paid', as: 'buyer', show: (page, stage) => visitOrder(page, stage, 'paid', 'It’s yours') },
  {
    name: 'order-refund',
    as: 'buyer',
    async show(page, stage) {
      await visitOrder(page, stage, 'paid', 'It’s yours');
      await page.getByRole('button', { name: 'Refund this ticket' }).click();
      await page.getByRole('alertdialog').waitFor();
    },
  },
  { name: 'order-refunded', as: 'buyer', show: (page, stage) => visitOrder(page, stage, 'refunded', 'Refunded') },
  { name: 'order-expired', as: 'buyer', show: (page, stage) => visitOrder(page, stage, 'expired', 'Time is up') },
  {
    name: 'order-cancelled',
    as: 'buyer',
    show: (page, stage) => visitOrder(page, stage, 'cancelled', 'Order cancelled'),
  },
  {
    name: 'order-failed',
    as: 'buyer',
    show: (page, stage) => visitOrder(page, stage, 'failed', 'The payment did not succeed'),
  },
  {
    name: 'orders',
    as: 'buyer',
    async show(page, stage) {
      await stage.openOrder();
      await visit(page, '/orders', 'Orders');
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'orders-none',
    as: 'newcomer',
    async show(page) {
      await page.goto('/orders');
      await page.getByRole('heading', { name: 'No orders yet' }).waitFor();
    },
  },
  {
    name: 'listings',
    as: 'seller',
    async show(page) {
      await visit(page, '/sell', 'Your listings');
      await page.getByRole('article').first().waitFor();
    },
  },
  {
    name: 'listings-none',
    as: 'newcomer',
    async show(page) {
      await page.goto('/sell');
      await page.getByRole('heading', { name: 'You are not selling anything' }).waitFor();
    },
  },
  {
    name: 'listing-new',
    as: 'seller',
    async show(page) {
      await visit(page, '/sell/new', 'Sell a ticket');
      await page.getByLabel('Title').fill('Harbour & Vine: Album Release');
      await page.getByLabel('Venue').fill('Kingsway Exchange');
      await page.getByLabel('City').fill('London');
      await page.getByRole('textbox', { name: 'Price' }).fill('38.50');
    },
  },
  {
    name: 'listing-picture',
    as: 'seller',
    async show(page, stage) {
      await choosePicture(page, stage.photo);
      await page.getByText('The picture is added.').waitFor();
    },
  },
  {
    name: 'listing-picture-uploading',
    as: 'seller',
    async show(page, stage) {
      await page.route('**/api/pictures', () => undefined);
      await choosePicture(page, stage.photo);
      await page.getByRole('button', { name: 'Cancel' }).waitFor();
    },
  },
  {
    name: 'listing-picture-refused',
    as: 'seller',
    async show(page) {
      await choosePicture(page, Buffer.from('no picture'), 'text/plain');
      await page.getByText('The picture must be').first().waitFor();
    },
  },
  {
    name: 'listing-refused',
    as: 'seller',
    async show(page) {
      await visit(page, '/sell/new', 'Sell a ticket');
      await page.getByRole('textbox', { name: 'Price' }).fill('cheap');
      await page.getByLabel('Begins').fill('2020-01-01T20:00');
      await page.getByRole('button', { name: 'List the ticket' }).click();
      await page.getByText('Title must not be empty').waitFor();
    },
  },
  {
    name: 'listing-held',
    as: 'seller',
    async show(page, stage) {
      await visit(page, `/sell/${stage.tickets.held.id}`, 'Edit the listing');
      await page.getByText('Somebody is buying it right now').waitFor();
    },
  },
  { name: 'account', as: 'buyer', show: (page) => visit(page, '/account', 'Mia') },
  { name: 'sign-in', show: (page) => visit(page, '/sign-in', 'Welcome back') },
  {
    name: 'sign-in-wrong',
    async show(page) {
      await visit(page, '/sign-in', 'Welcome back');
      await page.getByLabel('Email').fill('nobody@example.com');
      await page.getByLabel('Password', { exact: true }).fill('not-the-password');
      await page.getByRole('button', { name: 'Sign in' }).last().click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'sign-up-refused',
    async show(page) {
      await visit(page, '/sign-up', 'Create your account');
      await page.getByLabel('Email').fill('nobody');
      await page.getByLabel('Password', { exact: true }).fill('short');
      await page.getByRole('button', { name: 'Sign up' }).last().click();
      await page.getByText('Password must have at least 8 characters').waitFor();
    },
  },
  { name: 'not-found', show: (page) => visit(page, '/no/such/page', 'There is nothing here') },
  {
    name: 'offline',
    async show(page) {
      await page.goto('/');
      await page.getByRole('article').first().waitFor();
      await page.context().setOffline(true);
      await page.getByText('You are offline.').waitFor();
    },
  },
  {
    name: 'catalogue-german',
    async show(page) {
      await page.goto('/');
      await page.getByLabel('Language').selectOption('de');
      await page.getByRole('heading', { name: /die nicht können/ }).waitFor();
      await page.getByRole('article').first().waitFor();
      await page.evaluate('window.scrollTo(0, 0)');
    },
  },
];
