import type { CreateTicketInput, EditTicketInput } from '../../shared/contracts/tickets';
import type { ActivityDependencies } from '../dependencies';
import { createTicket } from './create-ticket';
import { editTicket } from './edit-ticket';
import { type ExtendHoldInput, extendHold } from './extend-hold';
import { type FreeEditLockInput, freeEditLock } from './free-edit-lock';
import { type HoldTicketInput, holdTicket } from './hold-ticket';
import { mendTicketStatus } from './mend-ticket-status';
import { type ReleaseTicketInput, releaseTicket } from './release-ticket';
import { type SellTicketInput, sellTicket } from './sell-ticket';
import { type WithdrawSaleInput, withdrawSale } from './withdraw-sale';

/** The activities of the tickets domain, on task queue `tickets`. */
export const createTicketActivities = (dependencies: ActivityDependencies) => ({
  createTicket: (input: CreateTicketInput) => createTicket(dependencies, input),
  editTicket: (input: EditTicketInput) => editTicket(dependencies, input),
  freeEditLock: (input: FreeEditLockInput) => freeEditLock(dependencies, input),
  holdTicket: (input: HoldTicketInput) => holdTicket(dependencies, input),
  releaseTicket: (input: ReleaseTicketInput) => releaseTicket(dependencies, input),
  extendHold: (input: ExtendHoldInput) => extendHold(dependencies, input),
  sellTicket: (input: SellTicketInput) => sellTicket(dependencies, input),
  withdrawSale: (input: WithdrawSaleInput) => withdrawSale(dependencies, input),
  mendTicketStatus: (input: { ticketId: string }) => mendTicketStatus(dependencies, input),
});

export type TicketActivities = ReturnType<typeof createTicketActivities>;
