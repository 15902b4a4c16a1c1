import { orderWorkflowId } from '../../../shared/contracts/orders';
import { skipTime } from '../../testing/skip-time';
import { call, DETAILS, listTicket, readOrder, readTicket, reserve } from '../steps';
import { useStorefront } from './open-storefront';

const journey = useStorefront();

journey('of two who want one ticket one gets it, and the other sees it come back', async ({ market, open }) => {
  const [seller, one, other] = [
    await market.signUp('seller'),
    await market.signUp('one'),
    await market.signUp('other'),
  ];
  const ticket = await listTicket(seller);
  const [winner, loser] = [await open(one), await open(other)];
  await loser.goto(`/tickets/${ticket.id}`);
  await loser.getByRole('button', { name: 'Buy ticket' }).waitFor();
  await winner.goto(`/tickets/${ticket.id}`);
  await winner.getByRole('button', { name: 'Buy ticket' }).click();
  await winner.getByRole('button', { name: 'Cancel order' }).waitFor();
  // Told by the live stream, without a reload.
  await loser.getByText('Somebody is buying this ticket right now').waitFor();
  await winner.getByRole('button', { name: 'Cancel order' }).click();
  await winner.getByRole('button', { name: 'Yes, cancel it' }).click();
  await winner.getByRole('heading', { name: 'Order cancelled' }).waitFor();
  await winner.getByRole('listitem').filter({ hasText: 'Cancelled by you' }).waitFor();
  await loser.getByRole('button', { name: 'Buy ticket' }).click();
  await loser.getByRole('button', { name: /^Pay/ }).waitFor();
});

journey('of two who click at the same moment one pays, and the other is told at once', async ({ market, open }) => {
  const seller = await market.signUp('seller');
  const ticket = await listTicket(seller);
  const pages = await Promise.all([open(await market.signUp('one')), open(await market.signUp('other'))]);
  const buttons = pages.map((page) => page.getByRole('button', { name: 'Buy ticket' }));
  for (const page of pages) await page.goto(`/tickets/${ticket.id}`);
  for (const button of buttons) await button.waitFor();
  await Promise.all(buttons.map((button) => button.click()));
  const outcomes = pages.map((page) =>
    Promise.race([
      page
        .getByRole('button', { name: /^Pay/ })
        .waitFor()
        .then(() => 'pays'),
      page
        .getByText(/Somebody (was faster|is buying)/)
        .waitFor()
        .then(() => 'is told'),
    ]),
  );
  expect((await Promise.all(outcomes)).sort()).toEqual(['is told', 'pays']);
});

journey(
  'when the time to pay is over, the order says so and the ticket is back elsewhere',
  async ({ market, open }) => {
    const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
    const ticket = await listTicket(seller);
    const order = await reserve(buyer, ticket.id);
    const [page, elsewhere] = [await open(buyer), await open()];
    await elsewhere.goto(`/tickets/${ticket.id}`);
    await elsewhere.getByText('Being bought').waitFor();
    await page.goto(`/orders/${order.id}`);
    await page.getByRole('timer').waitFor();
    await skipTime(market.context.temporal, orderWorkflowId(order.id));
    await page.getByRole('heading', { name: 'Time is up' }).waitFor();
    await elsewhere.getByRole('link', { name: 'Sign in to buy' }).waitFor();
    await page.getByRole('link', { name: 'See the ticket again' }).click();
    await page.getByRole('button', { name: 'Buy ticket' }).waitFor();
  },
);

journey('a buyer who needs longer has more time by one tap, once', async ({ market, open }) => {
  const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
  const order = await reserve(buyer, (await listTicket(seller)).id);
  const page = await open(buyer);
  await page.goto(`/orders/${order.id}`);
  await page.getByRole('button', { name: '5 more minutes' }).click();
  await page.getByText('You have more time now.').first().waitFor();
  await page.getByRole('button', { name: '5 more minutes' }).waitFor({ state: 'detached' });
  expect((await readOrder(buyer, order.id)).expiresAt > order.expiresAt).toBe(true);
});

journey('a seller edits a listing until somebody buys it', async ({ market, open }) => {
  const [seller, buyer] = [await market.signUp('seller'), await market.signUp('buyer')];
  const page = await open(seller);
  await page.goto('/sell/new');
  await page.getByLabel('Title').fill('Sold by Hand');
  await page.getByRole('textbox', { name: 'Price' }).fill('45,50');
  await page.getByRole('button', { name: 'List the ticket' }).click();
  await page.getByRole('link', { name: 'Edit the listing' }).click();
  await page.getByRole('textbox', { name: 'Price' }).fill('50');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await page.getByText('€50.00').waitFor();

  await page.getByRole('link', { name: 'Edit Sold by Hand' }).click();
  await page.getByRole('button', { name: 'Save changes' }).waitFor();
  const ticketId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await reserve(buyer, ticketId);
  await page.getByText('Somebody is buying it right now').waitFor();
  expect(await page.getByRole('button', { name: 'Save changes' }).isDisabled()).toBe(true);
  expect((await call(seller, 'PUT', `/api/tickets/${ticketId}`, DETAILS)).status).toBe(409);
  expect(await readTicket(seller, ticketId)).toMatchObject({
    price: { amount: 5000, currency: 'eur' },
    status: 'held',
  });
});

journey('what is one’s own asks for a sign-in, and comes back to it', async ({ market, open }) => {
  await market.signUp('somebody');
  const page = await open();
  await page.goto('/orders');
  await page.getByRole('main').getByRole('link', { name: 'Sign up' }).click();
  await page.getByLabel('Email').fill('returning@example.com');
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('heading', { name: 'No orders yet' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/orders');
});
