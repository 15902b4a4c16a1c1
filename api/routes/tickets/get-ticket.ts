import type { RequestHandler } from 'express';
import { toTicket } from '../../../shared/infra/models/tickets';
import type { ApiContext } from '../../context';
import { findTicket } from './find-ticket';

/** GET /api/tickets/:id. */
export const getTicket =
  (context: ApiContext): RequestHandler =>
  async (req, res) => {
    res.json(toTicket(await findTicket(context, req.params.id)));
  };
