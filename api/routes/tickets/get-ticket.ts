import type { RequestHandler } from 'express';
import { ticketETag } from '../../../shared/contracts/http/entity-tags';
import { toTicket } from '../../../shared/infra/models/tickets';
import { answerRead } from '../../answer-read';
import type { ApiContext } from '../../context';
import { findTicket } from './find-ticket';

/** GET /api/tickets/:id. */
export const getTicket =
  (context: ApiContext): RequestHandler =>
  async (req, res) => {
    const ticket = toTicket(await findTicket(context, req.params.id));
    answerRead(res, ticket, { etag: ticketETag(ticket), audience: 'public' });
  };
