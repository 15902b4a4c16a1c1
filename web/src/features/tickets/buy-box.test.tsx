/** @jest-environment ./temporal-dev/testing/browser-environment.ts */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, Route, Routes } from 'react-router';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { CONFIG, ORDER, TICKET, USER } from '../../shared/testing/examples';
import { type Answers, fakeApi, held, refuse } from '../../shared/testing/fake-api';
import { here, renderAt } from '../../shared/testing/render-at';
import { receiveToasts, type ToastText } from '../../shared/ui/toast/notify';
import { BuyBox } from './buy-box';

const CHECKOUT = `/orders/${ORDER.id}`;

function show(ticket: Ticket, answers: Answers = {}, user: object | null = USER): string[] {
  const calls = fakeApi({
    'GET /api/users/currentuser': () => Response.json({ currentUser: user }),
    'GET /api/config': () => Response.json(CONFIG),
    'GET /api/orders': () => Response.json({ items: [], nextCursor: null }),
    ...answers,
  });
  renderAt(
    `/tickets/${TICKET.id}`,
    <>
      <Link to="/">elsewhere</Link>
      <Routes>
        <Route path="/tickets/:id" element={<BuyBox ticket={ticket} />} />
        <Route path="*" element={null} />
      </Routes>
    </>,
  );
  return calls;
}

test('leads to the checkout of one order, however often it is clicked', async () => {
  const { answer, come } = held();
  const calls = show(TICKET, { 'POST /api/orders': () => answer });
  await userEvent.dblClick(await screen.findByRole('button', { name: 'Buy ticket' }));
  expect(screen.getByRole('button', { name: 'Reserving…' })).toHaveProperty('disabled', true);
  come(Response.json(ORDER, { status: 201 }));
  await waitFor(() => expect(here()).toBe(CHECKOUT));
  expect(calls.filter((call) => call === 'POST /api/orders')).toHaveLength(1);
});

test('tells a buyer who has gone elsewhere meanwhile, and does not call them back', async () => {
  const toasts: ToastText[] = [];
  const stop = receiveToasts((toast) => toasts.push(toast));
  const { answer, come } = held();
  show(TICKET, { 'POST /api/orders': () => answer });
  await userEvent.click(await screen.findByRole('button', { name: 'Buy ticket' }));
  await userEvent.click(screen.getByRole('link', { name: 'elsewhere' }));
  come(Response.json(ORDER, { status: 201 }));
  await waitFor(() => expect(toasts).toMatchObject([{ action: { href: CHECKOUT } }]));
  expect(here()).toBe('/');
  stop();
});

test('says in a friendly way that somebody was faster', async () => {
  show(TICKET, {
    'POST /api/orders': () => refuse(409, 'ticket-unavailable'),
    [`GET /api/tickets/${TICKET.id}`]: () => Response.json({ ...TICKET, status: 'held', version: 2 }),
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Buy ticket' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody was faster by a moment');
});

test('shows any other refusal in the words of the API, and lets one try again', async () => {
  show(TICKET, { 'POST /api/orders': () => refuse(503, 'temporal-unavailable') });
  await userEvent.click(await screen.findByRole('button', { name: 'Buy ticket' }));
  expect((await screen.findByRole('alert')).textContent).toContain('the API says temporal-unavailable');
  expect(screen.getByRole('button', { name: 'Buy ticket' })).toHaveProperty('disabled', false);
});

test('asks a stranger to sign in, and to come back here', async () => {
  show(TICKET, {}, null);
  const link = await screen.findByRole('link', { name: 'Sign in to buy' });
  expect(link.getAttribute('href')).toBe(`/sign-in?next=${encodeURIComponent(`/tickets/${TICKET.id}`)}`);
});

test('offers a seller their listing, and the holder their checkout', async () => {
  show({ ...TICKET, sellerId: USER.id });
  expect((await screen.findByRole('link', { name: 'Edit the listing' })).getAttribute('href')).toBe(
    `/sell/${TICKET.id}`,
  );
  show({ ...TICKET, status: 'held' }, { 'GET /api/orders': () => Response.json({ items: [ORDER], nextCursor: null }) });
  expect((await screen.findByRole('link', { name: 'Go to your checkout' })).getAttribute('href')).toBe(CHECKOUT);
});

test.each([
  ['held', 'Somebody is buying this ticket right now'],
  ['sold', 'This ticket has found its new owner'],
] as const)('offers no purchase of a ticket that is %s', async (status, text) => {
  show({ ...TICKET, status });
  await screen.findByText(text, { exact: false });
  expect(screen.queryByRole('button')).toBeNull();
});
