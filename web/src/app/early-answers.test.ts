/** @jest-environment ./temporal-dev/testing/browser-environment.ts */
import { QueryClient } from '@tanstack/react-query';
import { generatePath } from 'react-router';
import { orderQuery } from '../features/orders/api/get-order';
import { ticketsQuery } from '../features/tickets/api/list-tickets';
import { ticketQuery } from '../shared/api/get-ticket';
import { EARLY_ANSWERS } from './early-answers';

/** What the storefront asks the API for, as path and search. */
async function askedBy(load: (client: QueryClient) => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  globalThis.fetch = async (request) => {
    const { pathname, search } = new URL(request instanceof Request ? request.url : request);
    asked.push(pathname + search);
    return Response.json({ items: [], nextCursor: null });
  };
  await load(new QueryClient());
  return asked;
}

test('the browser is told to load early what the pages will ask for, to the letter', async () => {
  const { catalogue, ticket, order } = EARLY_ANSWERS;
  const early = (answers: string[] = []) =>
    answers.map((answer) => generatePath(answer, { ticketId: 't1', orderId: 'o1' }));
  expect(early(catalogue?.answers)).toEqual(await askedBy((client) => client.fetchInfiniteQuery(ticketsQuery({}))));
  expect(early(ticket?.answers)).toEqual(await askedBy((client) => client.fetchQuery(ticketQuery('t1'))));
  expect(early(order?.ownAnswers)).toEqual(await askedBy((client) => client.fetchQuery(orderQuery('o1'))));
});
