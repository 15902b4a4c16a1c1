import type { RequestHandler } from 'express';
import type { QueryFilter } from 'mongoose';
import { listTicketsQuerySchema, type TicketPage } from '../../../shared/contracts/http/tickets';
import { normalizeForSearch, type TicketDocument, toTicket } from '../../../shared/infra/models/tickets';
import type { ApiContext } from '../../context';
import { parseCursor, toPage } from '../../pagination';
import { parseQuery } from '../../validation';

const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Every word must occur somewhere. */
const containsWords = (query: string): QueryFilter<TicketDocument>[] =>
  normalizeForSearch(query)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({ searchText: { $regex: escapeRegExp(word) } }));

/** GET /api/tickets: newest first. */
export const listTickets =
  ({ database }: ApiContext): RequestHandler =>
  async (req, res) => {
    const { q, category, status, limit, cursor } = parseQuery(listTicketsQuerySchema, req.query);
    const seen = parseCursor(cursor);
    const words = q ? containsWords(q) : [];
    const filter: QueryFilter<TicketDocument> = {
      ...(seen && { _id: { $lt: seen } }),
      ...(category && { category }),
      ...(status && { status }),
      ...(words.length > 0 && { $and: words }),
    };
    const documents = await database.models.tickets
      .find(filter)
      .sort({ _id: -1 })
      .limit(limit + 1)
      .lean<TicketDocument[]>();
    const page: TicketPage = toPage(documents, limit, toTicket);
    res.json(page);
  };
