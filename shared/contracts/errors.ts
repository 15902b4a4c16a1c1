/**
 * The types of the failures that cross a process boundary. An activity or workflow throws
 * `ApplicationFailure` with one of these as its `type`; `api/problems` says how each is answered, in one table.
 */
export const ErrorType = {
  // Reserving
  TicketNotFound: 'TicketNotFound',
  TicketUnavailable: 'TicketUnavailable',
  TicketBusy: 'TicketBusy',
  OwnTicket: 'OwnTicket',
  TooManyOpenOrders: 'TooManyOpenOrders',
  ReserveTimedOut: 'ReserveTimedOut',
  OrderClosed: 'OrderClosed',
  // Editing a ticket
  NotTheSeller: 'NotTheSeller',
  TicketHeld: 'TicketHeld',
  TicketSold: 'TicketSold',
  VersionMismatch: 'VersionMismatch',
  PictureNotFound: 'PictureNotFound',
  // A waiting order
  OrderAlreadyComplete: 'OrderAlreadyComplete',
  OrderAlreadyCancelled: 'OrderAlreadyCancelled',
  OrderNotWaiting: 'OrderNotWaiting',
  ExtensionNotAllowed: 'ExtensionNotAllowed',
  // Payment
  PaymentRefused: 'PaymentRefused',
  AuthorizationLost: 'AuthorizationLost',
  HoldLost: 'HoldLost',
  // Refund
  OrderNotComplete: 'OrderNotComplete',
  EventHasBegun: 'EventHasBegun',
  // Users
  UserNotFound: 'UserNotFound',
} as const;

export type ErrorType = (typeof ErrorType)[keyof typeof ErrorType];
