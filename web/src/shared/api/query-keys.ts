/** The names under which answers are kept: who changes something says here what has to be loaded again. */
export const keys = {
  session: ['session'],
  config: ['config'],
  ticketLists: ['tickets'],
  tickets: (filter: object) => ['tickets', filter],
  ticket: (ticketId: string) => ['ticket', ticketId],
  seller: (sellerId: string) => ['seller', sellerId],
  orders: ['orders'],
  order: (orderId: string) => ['order', orderId],
} as const;
