import type { ErrorType } from '../../shared/contracts/errors';
import type { ProblemType } from './problem-type';

/** How each failure that a workflow answers with is told to a client. */
export const FAILURE_ANSWERS: Record<ErrorType, ProblemType> = {
  TicketNotFound: {
    status: 404,
    title: 'There is no such ticket',
    happened: 'No ticket has this id, or what was given cannot be an id.',
    remedy: 'Take the id from GET /api/tickets. Ids are 24 lower-case hexadecimal digits.',
  },
  TicketUnavailable: {
    status: 409,
    title: 'This ticket is held or sold',
    happened: 'Somebody else is buying the ticket, or has bought it.',
    remedy: 'Choose another one. A held ticket comes back when its buyer does not pay in time: try again later.',
  },
  TicketBusy: {
    status: 503,
    title: 'This ticket is being changed; try again in a moment',
    retryAfter: 1,
    happened: 'Its seller is editing the ticket at this very instant, and that did not end within two seconds.',
    remedy: 'Wait as long as Retry-After says and send the same request again, with the same Idempotency-Key.',
  },
  OwnTicket: {
    status: 403,
    title: 'You cannot buy your own ticket',
    happened: 'The signed-in user is the seller of this ticket.',
    remedy: 'Sign in as somebody else to buy it.',
  },
  TooManyOpenOrders: {
    status: 409,
    title: 'You have too many open orders; pay or cancel one first',
    happened: 'A buyer can hold only so many unpaid tickets at a time.',
    remedy: 'Pay or cancel one of the orders that GET /api/orders lists as awaiting-payment.',
  },
  ReserveTimedOut: {
    status: 503,
    title: 'The ticket could not be reserved in time; try again',
    retryAfter: 2,
    happened: 'The order was not reserved within some seconds. Nothing is held and nothing will be charged.',
    remedy: 'Wait as long as Retry-After says and order again.',
  },
  OrderClosed: {
    status: 409,
    title: 'The order is closed',
    happened: 'The order ended before it held a ticket.',
    remedy: 'Order the ticket again.',
  },
  NotTheSeller: {
    status: 403,
    title: 'Only the seller can change a ticket',
    happened: 'The ticket belongs to somebody else.',
    remedy: 'Sign in as its seller.',
  },
  TicketHeld: {
    status: 409,
    title: 'Somebody is buying this ticket; it cannot be changed now',
    happened: 'While a purchase is open, the buyer can rely on what was shown, so the ticket is not edited.',
    remedy: 'Try again when the ticket is available; the purchase ends after the payment window at the latest.',
  },
  TicketSold: {
    status: 409,
    title: 'The ticket is sold and can no longer be changed',
    happened: 'The ticket has been paid for.',
    remedy: 'Nothing can be changed any more. After a refund the ticket is on sale again and can be edited.',
  },
  VersionMismatch: {
    status: 412,
    title: 'The ticket has changed since you read it',
    happened: 'The If-Match header names another version than the ticket has now.',
    remedy: 'Read the ticket again, apply the change to what it says now, and send the new ETag in If-Match.',
  },
  PictureNotFound: {
    status: 404,
    title: 'There is no such picture',
    happened: 'No picture has this id. One that no ticket names is kept for a day after it was uploaded.',
    remedy: 'Upload the picture with POST /api/pictures, and name the id that it answers.',
  },
  OrderAlreadyComplete: {
    status: 409,
    title: 'The order is paid already',
    happened: 'The payment was captured, so the order can neither be paid again nor cancelled.',
    remedy: 'Read the order. To undo the purchase, ask for a refund: POST /api/orders/{id}/refund.',
  },
  OrderAlreadyCancelled: {
    status: 409,
    title: 'The order is cancelled already',
    happened: 'The order was cancelled and its ticket is on sale again.',
    remedy: 'Order the ticket again if it is still available.',
  },
  OrderNotWaiting: {
    status: 409,
    title: 'The order is not waiting for its payment',
    happened: 'The order is settled, or its payment is being decided right now.',
    remedy: 'Read the order to see how it ended.',
  },
  ExtensionNotAllowed: {
    status: 409,
    title: 'The payment window cannot be extended any more',
    happened: 'The window was extended as often as is allowed, or it has closed.',
    remedy: 'Pay before expiresAt, or order again.',
  },
  PaymentRefused: {
    status: 402,
    title: 'The payment was refused',
    happened: 'Stripe refuses to take this payment, whatever card is used.',
    remedy: 'The order is cancelled and nothing was charged. Order again with another card.',
  },
  AuthorizationLost: {
    status: 409,
    title: 'The payment is no longer authorized',
    happened: 'The authorization was withdrawn before the money was taken.',
    remedy: 'Read the order; while it is awaiting-payment, pay again.',
  },
  HoldLost: {
    status: 409,
    title: 'The ticket is no longer held for this order',
    happened: 'The hold had ended when the payment arrived. What was charged is refunded in full.',
    remedy: 'Order the ticket again if it is available.',
  },
  OrderNotComplete: {
    status: 409,
    title: 'Only a paid order can be refunded',
    happened: 'The order is not paid, so there is nothing to give back.',
    remedy: 'Cancel an open order with DELETE /api/orders/{id}.',
  },
  EventHasBegun: {
    status: 409,
    title: 'The event has begun; the order can no longer be refunded',
    happened: 'Refunds are possible until the event starts.',
    remedy: 'Turn to the seller.',
  },
  UserNotFound: {
    status: 404,
    title: 'There is no such user',
    happened: 'The account does not exist any more.',
    remedy: 'Sign up again.',
  },
};
