import type { Operation, Operations } from './operation';
import { orderOperations } from './orders';
import { paymentOperations } from './payments';
import { pictureFileOperations, pictureOperations } from './pictures';
import { streamOperations } from './stream';
import { probeOperations, systemOperations, webhookOperations } from './system';
import { ticketOperations } from './tickets';
import { sellerOperations, userOperations } from './users';

interface Tag {
  name: string;
  description: string;
  operations: Operations;
}

/** Everything that the API can do, in the order in which a newcomer wants to read it. */
export const TAGS: readonly Tag[] = [
  { name: 'Users', description: 'Accounts and sessions.', operations: { ...userOperations, ...sellerOperations } },
  { name: 'Tickets', description: 'What is for sale.', operations: ticketOperations },
  {
    name: 'Pictures',
    description: 'What listings look like.',
    operations: { ...pictureOperations, ...pictureFileOperations },
  },
  { name: 'Orders', description: 'Purchases: one order holds one ticket for one buyer.', operations: orderOperations },
  { name: 'Payments', description: 'Paying for an order.', operations: paymentOperations },
  { name: 'Stream', description: 'Events, as they happen.', operations: streamOperations },
  { name: 'System', description: 'Settings and this description.', operations: systemOperations },
  { name: 'Probes', description: 'For orchestrators and load balancers.', operations: probeOperations },
  { name: 'Webhooks', description: 'What others tell us.', operations: webhookOperations },
];

interface NamedOperation extends Operation {
  operationId: string;
  tag: string;
}

/** All operations of all tags. */
export const OPERATIONS: readonly NamedOperation[] = TAGS.flatMap(({ name, operations }) =>
  Object.entries(operations).map(([operationId, operation]) => ({ operationId, tag: name, ...operation })),
);
