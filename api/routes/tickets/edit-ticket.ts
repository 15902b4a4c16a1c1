import type { Request, RequestHandler } from 'express';
import { ErrorType } from '../../../shared/contracts/errors';
import { ifMatchHeaderSchema, ticketETag } from '../../../shared/contracts/http/entity-tags';
import { ticketDetailsSchema } from '../../../shared/contracts/http/tickets';
import {
  EDIT_TICKET_WORKFLOW,
  type EditTicketInput,
  editTicketWorkflowId,
  TICKETS_TASK_QUEUE,
  type Ticket,
  type TicketDetails,
} from '../../../shared/contracts/tickets';
import type { ApiContext } from '../../context';
import { failureProblem } from '../../errors';
import { requireUser, userIdOf } from '../../middleware/session';
import { validateBody } from '../../middleware/validate-body';
import { newId } from '../../new-id';
import { runWorkflow } from '../../temporal';
import { parse } from '../../validation';
import { findTicket } from './find-ticket';
import { requirePicture } from './require-picture';

/** PUT /api/tickets/:id: replaces what its seller says of a ticket; with `If-Match`, of a version of it. */
export const editTicket = (context: ApiContext): RequestHandler[] => [
  requireUser,
  ...validateBody(ticketDetailsSchema),
  async (req: Request<{ id?: string }, unknown, TicketDetails>, res) => {
    const sellerId = userIdOf(res);
    const { 'If-Match': expectedVersions } = parse(ifMatchHeaderSchema, { 'If-Match': req.get('If-Match') });
    const { _id: ticketId, sellerId: ownerId } = await findTicket(context, req.params.id);
    await requirePicture(context, req.body);
    if (ownerId !== sellerId) throw failureProblem(ErrorType.NotTheSeller);
    // Compared under the ticket's lock, and only then: held or sold is answered first (RFC 9110, 13.2.1).
    const input: EditTicketInput = { ticketId, sellerId, changeId: newId(), details: req.body, expectedVersions };
    const ticket = await runWorkflow<Ticket>(context, EDIT_TICKET_WORKFLOW, {
      workflowId: editTicketWorkflowId(ticketId, input.changeId),
      taskQueue: TICKETS_TASK_QUEUE,
      args: [input],
    });
    res.set('ETag', ticketETag(ticket)).json(ticket);
  },
];
