import type { ProblemType } from './problem-type';

/** What the API itself refuses, before or instead of asking a workflow. Keyed by slug. */
export const REFUSALS = {
  'invalid-request': {
    status: 400,
    title: 'The request is not valid',
    happened: 'The body, a query parameter or a header does not fit the schema of this call, or cannot be read.',
    remedy: 'Mend what `errors` names, field by field, and send the request again.',
  },
  'request-unreadable': {
    status: 400,
    title: 'The request is not valid HTTP',
    happened:
      'The request could not be taken apart: its address holds a character that is not percent-encoded, or a header or the length of the body is malformed. `instance` is then made of the requestId.',
    remedy: 'Encode the address (`ü` is `%C3%BC`), and let an HTTP library write the request.',
  },
  'picture-unreadable': {
    status: 400,
    title: 'The picture is damaged, too small or has too many pixels',
    happened:
      'The file begins like a picture, but cannot be read to its end; or its shorter side has less than 200 pixels; or it has more than 25 million pixels in all, or 12.5 million of 16 bits a channel.',
    remedy: 'Open it in a program for pictures, make it smaller if need be, and save it as JPEG.',
  },
  'bad-signature': {
    status: 400,
    title: 'The signature does not fit',
    happened: 'The webhook was not signed with our secret, was changed on its way, or is more than five minutes old.',
    remedy: 'Only Stripe calls this address. Check that STRIPE_WEBHOOK_SECRET belongs to this endpoint.',
  },
  'not-signed-in': {
    status: 401,
    title: 'Sign in first',
    happened: 'The call needs a user, and the request carries no session cookie or token that is still valid.',
    remedy:
      'Sign in with POST /api/users/signin and send the cookie; or get a token with POST /api/users/token, and a new one with POST /api/users/token/refresh, and send it as `Authorization: Bearer …`.',
  },
  'wrong-credentials': {
    status: 401,
    title: 'The email or the password is wrong',
    happened: 'No account has this email with this password. Which of the two is wrong is not said on purpose.',
    remedy: 'Check both, or sign up.',
  },
  'wrong-password': {
    status: 403,
    title: 'The current password is wrong',
    happened: 'The password was not changed, because the one given as the current one is not it.',
    remedy: 'Check it and try again. Nobody can look it up for you.',
  },
  'seller-not-found': {
    status: 404,
    title: 'There is no such seller',
    happened: 'Nobody with this id has ever listed a ticket, or what was given cannot be an id.',
    remedy: 'Take the id from `sellerId` of a ticket.',
  },
  'payment-declined': {
    status: 402,
    title: 'The payment was declined',
    happened: 'The bank or Stripe declined the card. `code` is Stripe’s decline code; nothing was charged.',
    remedy:
      'While `attemptsLeft` is above zero the ticket stays held: pay with another card and a new Idempotency-Key.',
  },
  'payment-requires-action': {
    status: 402,
    title: 'The bank asks the buyer to confirm this payment',
    happened: 'The card needs 3-D Secure: its holder must confirm the payment. This does not count as an attempt.',
    remedy:
      'Confirm in the browser with Stripe.js and `clientSecret`, then read the order until it is complete; or pay with another card. This answer is not stored under its Idempotency-Key: asking again with the same key tells how it went on.',
  },
  'cross-site': {
    status: 403,
    title: 'Requests from other sites change nothing here',
    happened:
      'The Origin or Sec-Fetch-Site header says that a page of another site sent this request, or its body is of a type that such a page can send unasked.',
    remedy: 'Call the API from a server, or from a page of its own origin, with `Content-Type: application/json`.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    happened: 'No route or page has this address.',
    remedy: 'Compare method and path with the documentation at /api/docs.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take that method',
    happened: 'There is something at this address, but the method of the request is none of those that it takes.',
    remedy: 'Use one of the methods that the `Allow` header names.',
  },
  'order-not-found': {
    status: 404,
    title: 'There is no such order',
    happened: 'No order has this id, or it belongs to somebody else. The two are not told apart on purpose.',
    remedy: 'Take the id from GET /api/orders, signed in as the buyer.',
  },
  'email-taken': {
    status: 409,
    title: 'This email has an account already',
    happened: 'Somebody signed up with this email before.',
    remedy: 'Sign in, or use another email.',
  },
  'request-too-slow': {
    status: 408,
    title: 'The request took too long to arrive',
    happened: 'The connection was open, but the request was not complete within the time that the server waits for it.',
    remedy: 'Send the request at once, on a new connection.',
  },
  'idempotency-key-in-use': {
    status: 409,
    title: 'A request with this Idempotency-Key is being answered',
    retryAfter: 1,
    happened: 'The same request arrived before and has no answer yet, or its connection broke some seconds ago.',
    remedy: 'Wait as long as Retry-After says and repeat the request with the same key: you get the one outcome.',
  },
  'order-expired': {
    status: 409,
    title: 'The payment window has closed',
    happened: 'The order was not paid before its expiresAt, and the ticket went back on sale. Nothing was charged.',
    remedy: 'Order the ticket again if it is still available.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    happened: 'The body is larger than any valid request.',
    remedy: 'Send only the members that the documentation names.',
  },
  'picture-too-large': {
    status: 413,
    title: 'The picture is larger than 5 MB',
    happened: 'The file has more than 5 × 1024 × 1024 bytes.',
    remedy: 'Save it with fewer pixels, or as JPEG of a lower quality. More than 1600 × 1600 pixels are never shown.',
  },
  'unsupported-picture': {
    status: 415,
    title: 'The picture must be JPEG, PNG or WebP',
    happened:
      'The Content-Type is none of `image/jpeg`, `image/png` and `image/webp`, or the bytes are none of them, whatever the Content-Type says.',
    remedy: 'Save the picture as JPEG, and send its bytes as they are: no form, no Content-Encoding.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body must be JSON, in UTF-8',
    happened: 'The body has another media type, charset or encoding.',
    remedy: 'Send `Content-Type: application/json`.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'This Idempotency-Key belongs to another request',
    happened: 'The key was sent before with another body or to another resource.',
    remedy: 'Use a fresh random key for each command, and the same one only to repeat that command.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests; slow down',
    happened: 'More requests arrived within the window than the RateLimit-Policy header allows.',
    remedy: 'Wait as long as Retry-After says. The RateLimit header tells what is left.',
  },
  'too-many-streams': {
    status: 429,
    title: 'Too many open event streams',
    retryAfter: 30,
    happened: 'This user, or without a session this address, has as many streams open as one may have.',
    remedy: 'Close one of them: a client needs one stream for everything.',
  },
  'too-many-uploads': {
    status: 429,
    title: 'Too many uploads at once',
    retryAfter: 5,
    happened: 'This user is uploading as many pictures as one may at a time.',
    remedy: 'Wait until one of them is answered.',
  },
  'headers-too-large': {
    status: 431,
    title: 'The headers are too large',
    happened: 'The address and the headers together are larger than the server reads: 16 KiB.',
    remedy: 'Send fewer cookies, and put long values into the body.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong on our side',
    happened: 'A mistake of ours. The log has it under the requestId of this answer.',
    remedy: 'Report it with the requestId. A command can be repeated safely under its Idempotency-Key.',
  },
  unavailable: {
    status: 503,
    title: 'The service is temporarily unavailable; try again in a moment',
    retryAfter: 2,
    happened: 'The database, Temporal or Stripe did not answer in time. The command may or may not have begun.',
    remedy: 'Wait as long as Retry-After says and repeat the request with the same Idempotency-Key.',
  },
} as const satisfies Record<string, ProblemType>;
