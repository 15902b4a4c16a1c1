import type { RequestHandler } from 'express';
import type { QueryFilter } from 'mongoose';
import { type ListTicketsQuery, listTicketsQuerySchema } from '../../../shared/contracts/http/list-tickets';
import type { TicketPage } from '../../../shared/contracts/http/tickets';
import { escapeRegExp } from '../../../shared/infra/escape-reg-exp';
import { foldText } from '../../../shared/infra/fold-text';
import { type TicketDocument, toTicket } from '../../../shared/infra/models/tickets';
import { answerRead } from '../../answer-read';
import type { ApiContext } from '../../context';
import { readPage } from '../../pagination';
import { parseQuery } from '../../validation';
import { TICKET_ORDERS } from './ticket-orders';

/** GET /api/tickets: filtered, sorted, page by page. */
export const listTickets =
  ({ database }: ApiContext): RequestHandler =>
  async (req, res) => {
    const query = parseQuery(listTicketsQuerySchema, req.query);
    const { sort, limit, cursor } = query;
    const conditions = conditionsOf(query);
    const page: TicketPage = await readPage(
      database.models.tickets,
      { conditions, order: TICKET_ORDERS[sort], limit, cursor },
      toTicket,
    );
    answerRead(res, page, { audience: 'public' });
  };

type Condition = QueryFilter<TicketDocument>;

function conditionsOf(query: ListTicketsQuery): Condition[] {
  const { q = '', category, city, status, seller, currency, minPrice, maxPrice, startsAfter, startsBefore } = query;
  const given: (Condition | undefined)[] = [
    category ? { category } : undefined,
    city ? { cityKey: foldText(city) } : undefined,
    status && { status },
    seller === undefined ? undefined : { sellerId: seller },
    currency && { 'price.currency': currency },
    minPrice === undefined ? undefined : { 'price.amount': { $gte: minPrice } },
    maxPrice === undefined ? undefined : { 'price.amount': { $lte: maxPrice } },
    // The key of a ticket without a date is a date too.
    (startsAfter ?? startsBefore) && { startsAt: { $ne: null } },
    startsAfter && { dateKey: { $gte: startsAfter } },
    startsBefore && { dateKey: { $lt: startsBefore } },
    ...wordsIn(q).map((word) => ({ searchText: { $regex: escapeRegExp(word) } })),
  ];
  return given.filter((condition) => condition !== undefined);
}

const wordsIn = (text: string): string[] => foldText(text).split(' ').filter(Boolean);
