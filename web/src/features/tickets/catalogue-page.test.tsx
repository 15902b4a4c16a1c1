/** @jest-environment ./temporal-dev/testing/browser-environment.ts */
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { TICKET } from '../../shared/testing/examples';
import { fakeApi } from '../../shared/testing/fake-api';
import { here, renderAt } from '../../shared/testing/render-at';
import { CataloguePage } from './catalogue-page';

const LONGER_THAN_THE_PAUSE_MS = 5_000;

beforeEach(() => {
  jest.useFakeTimers();
  fakeApi({ 'GET /api/tickets': () => Response.json({ items: [TICKET], nextCursor: null }) });
});
afterEach(() => jest.useRealTimers());

test('a visitor who opens a ticket while its code is still coming is not called back by their search', async () => {
  const visitor = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  let arrive: (code: { default: () => string }) => void = () => undefined;
  const TicketPage = lazy(
    () =>
      new Promise<{ default: () => string }>((resolve) => {
        arrive = resolve;
      }),
  );
  renderAt(
    '/',
    <Suspense>
      <Routes>
        <Route path="/" element={<CataloguePage />} />
        <Route path="/tickets/:ticketId" element={<TicketPage />} />
      </Routes>
    </Suspense>,
  );
  const link = await screen.findByRole('link', { name: TICKET.title });
  await visitor.type(screen.getByRole('textbox', { name: 'Search' }), 'comets');
  await visitor.click(link);
  act(() => jest.advanceTimersByTime(LONGER_THAN_THE_PAUSE_MS));
  expect(here()).toBe(`/tickets/${TICKET.id}`);
  await act(async () => arrive({ default: () => 'the ticket' }));
  await screen.findByText('the ticket');
  expect(here()).toBe(`/tickets/${TICKET.id}`);
});

test('a search begins after a pause in typing, and stands in the address beside the filters', async () => {
  const visitor = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  renderAt('/?category=concert', <CataloguePage />);
  await visitor.type(screen.getByRole('textbox', { name: 'Search' }), 'tin comets');
  expect(here()).toBe('/?category=concert');
  act(() => jest.advanceTimersByTime(LONGER_THAN_THE_PAUSE_MS));
  await waitFor(() => expect(new URLSearchParams(window.location.search).get('q')).toBe('tin comets'));
  expect(new URLSearchParams(window.location.search).get('category')).toBe('concert');
});
