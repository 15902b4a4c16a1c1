/** What the documentation says before the first operation. */
export const ABOUT = {
  title: 'Ticketing API',
  version: '1.0.0',
  license: { name: 'MIT', identifier: 'MIT' },
  description: `A marketplace where people sell each other tickets. Starting a purchase holds the ticket for 15 minutes:
nobody else can buy it meanwhile. Paid in time it is sold; otherwise it goes back on sale.

A purchase in five calls: \`signUp\`, \`listTickets\`, \`createOrder\`, \`createPayment\`, \`getOrder\`;
[the quickstart](/api/docs/quickstart.md) makes them with curl and in TypeScript.

**Money** is a whole number of minor units and a currency code: \`{ "amount": 4500, "currency": "usd" }\` is 45 dollars.
**Times** are RFC 3339 in UTC. **Ids** are 24 hexadecimal digits.

**Members** that no schema names have no effect; but names that begin with \`$\`, and \`__proto__\`, \`constructor\` and
\`prototype\`, are refused wherever they stand. In the query of a list, an unknown name is refused too: a misspelt filter would
otherwise find everything.

**Errors** are \`application/problem+json\` (RFC 9457). Decide by \`type\`, which never changes and is the address of a page
that says what to do; \`errors\` lists every field that is wrong.

**Repeating a command** is safe with an \`Idempotency-Key\`: sent again with the same key, it is not done twice.
After a 503 or a lost answer, repeat the request with the same key.

**Limits** are told by \`RateLimit\`; after a 429 wait as long as \`Retry-After\` says.`,
};
