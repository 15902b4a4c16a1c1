interface Step {
  name: string;
  method: 'GET' | 'POST';
  /** The path below `baseUrl`, which may name variables. */
  path: string;
  body?: object;
  /** Sent with an Idempotency-Key of its own. */
  isCommand?: true;
  status: number;
  /** Checks of the answer `answer`, and variables kept for later steps, in Postman's JavaScript. */
  after?: string[];
}

const PASSWORD = 'orchid-lantern-17-quay';

/** One purchase from two sign-ups to the refund; each step leaves what the next ones need in variables. */
const STEPS: Step[] = [
  {
    name: 'Sign up as the seller',
    method: 'POST',
    path: '/api/users/signup',
    body: { email: 'seller-{{$guid}}@example.com', password: PASSWORD, name: 'Alice' },
    status: 201,
  },
  {
    name: 'List a ticket',
    method: 'POST',
    path: '/api/tickets',
    isCommand: true,
    body: {
      title: 'Mahler 2',
      category: 'concert',
      price: { amount: 4500, currency: 'usd' },
      venue: 'Konzerthaus',
      city: 'Vienna',
      startsAt: '2999-05-01T19:30:00Z',
    },
    status: 201,
    after: [
      "pm.test('the ticket is on sale', () => pm.expect(answer.status).to.eql('available'));",
      "pm.collectionVariables.set('ticketId', answer.id);",
    ],
  },
  {
    name: 'Sign up as the buyer',
    method: 'POST',
    path: '/api/users/signup',
    body: { email: 'buyer-{{$guid}}@example.com', password: PASSWORD, name: 'Bob' },
    status: 201,
  },
  {
    name: 'Reserve the ticket',
    method: 'POST',
    path: '/api/orders',
    isCommand: true,
    body: { ticketId: '{{ticketId}}' },
    status: 201,
    after: [
      "pm.test('the order waits for its payment', () => pm.expect(answer.status).to.eql('awaiting-payment'));",
      "pm.collectionVariables.set('orderId', answer.id);",
    ],
  },
  {
    name: 'See that it is held',
    method: 'GET',
    path: '/api/tickets/{{ticketId}}',
    status: 200,
    after: ["pm.test('nobody else can buy it', () => pm.expect(answer.status).to.eql('held'));"],
  },
  {
    name: 'Pay',
    method: 'POST',
    path: '/api/payments',
    isCommand: true,
    body: { orderId: '{{orderId}}', paymentMethod: 'pm_card_visa' },
    status: 201,
    after: ["pm.test('the money is taken', () => pm.expect(answer.status).to.eql('captured'));"],
  },
  {
    name: 'Read the order with its ticket code',
    method: 'GET',
    path: '/api/orders/{{orderId}}',
    status: 200,
    after: [
      "pm.test('the order is complete', () => pm.expect(answer.status).to.eql('complete'));",
      "pm.test('the buyer has a code to get in', () => pm.expect(answer.ticketCode).to.be.a('string').and.not.empty);",
    ],
  },
  {
    name: 'Refund it',
    method: 'POST',
    path: '/api/orders/{{orderId}}/refund',
    isCommand: true,
    status: 200,
    after: [
      "pm.test('the money goes back', () => pm.expect(answer.payment.status).to.eql('refunded'));",
      "pm.test('the code is void', () => pm.expect(answer.ticketCode).to.eql(null));",
    ],
  },
  {
    name: 'See that it is on sale again',
    method: 'GET',
    path: '/api/tickets/{{ticketId}}',
    status: 200,
    after: ["pm.test('the ticket is available', () => pm.expect(answer.status).to.eql('available'));"],
  },
];

/** The name of the folder. */
export const PURCHASE = 'A whole purchase';

/** The folder of a Postman collection that performs it. */
export const purchaseFolder = () => ({
  name: PURCHASE,
  description: 'Run it as a folder: two people, one ticket, a payment with a test card and its refund.',
  item: STEPS.map(toItem),
});

const toItem = ({ name, method, path, body, isCommand, status, after = [] }: Step) => ({
  name,
  event: [
    {
      listen: 'test',
      script: {
        type: 'text/javascript',
        exec: [
          `pm.test('answers ${status}', () => pm.response.to.have.status(${status}));`,
          ...(after.length > 0 ? ['const answer = pm.response.json();'] : []),
          ...after,
        ],
      },
    },
  ],
  request: {
    method,
    url: { raw: `{{baseUrl}}${path}`, host: ['{{baseUrl}}'], path: path.slice(1).split('/') },
    header: [
      ...(isCommand ? [{ key: 'Idempotency-Key', value: '{{$guid}}' }] : []),
      ...(body ? [{ key: 'Content-Type', value: 'application/json' }] : []),
    ],
    ...(body && { body: { mode: 'raw', raw: JSON.stringify(body, null, 2) } }),
  },
});
