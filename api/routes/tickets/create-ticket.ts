import type { Request, RequestHandler } from 'express';
import { ticketETag } from '../../../shared/contracts/http/entity-tags';
import { ticketDetailsSchema } from '../../../shared/contracts/http/tickets';
import {
  CREATE_TICKET_WORKFLOW,
  type CreateTicketInput,
  createTicketWorkflowId,
  TICKETS_TASK_QUEUE,
  type Ticket,
  type TicketDetails,
} from '../../../shared/contracts/tickets';
import type { ApiContext } from '../../context';
import { idempotent, resourceOf } from '../../middleware/idempotency';
import { requireUser, userIdOf } from '../../middleware/session';
import { validateBody } from '../../middleware/validate-body';
import { runWorkflow } from '../../temporal';
import { requirePicture } from './require-picture';

/** POST /api/tickets: lists a ticket for sale. */
export const createTicket = (context: ApiContext): RequestHandler[] => [
  requireUser,
  ...validateBody(ticketDetailsSchema),
  idempotent(context, 'POST /api/tickets'),
  async (req: Request<object, unknown, TicketDetails>, res) => {
    await requirePicture(context, req.body);
    const ticketId = resourceOf(res).id;
    const input: CreateTicketInput = { ticketId, sellerId: userIdOf(res), details: req.body };
    const ticket = await runWorkflow<Ticket>(context, CREATE_TICKET_WORKFLOW, {
      workflowId: createTicketWorkflowId(ticketId),
      taskQueue: TICKETS_TASK_QUEUE,
      args: [input],
    });
    res.status(201).location(`/api/tickets/${ticketId}`).set('ETag', ticketETag(ticket)).json(ticket);
  },
];
