import { docUrl, StripeFailure } from '../errors';

/** Who calls: a server with the secret key, or a browser with the publishable key, which may do very little. */
export type Caller = 'secret' | 'publishable';

const unauthorized = (message: string, code?: string) =>
  new StripeFailure(
    401,
    { type: 'invalid_request_error', message, ...(code && { code, doc_url: docUrl(code) }) },
    false,
  );

/** Reads `Authorization: Bearer` or `Basic`. Any test key is good; live keys are refused, for they do not belong here. */
export function authenticate(authorization: string | undefined): Caller {
  const [scheme = '', credentials = ''] = (authorization ?? '').split(' ');
  const key =
    scheme.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString().split(':')[0] : credentials;
  if (!key)
    throw unauthorized(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  if (/^(sk|rk)_test_/.test(key)) return 'secret';
  if (/^pk_test_/.test(key)) return 'publishable';
  throw unauthorized(`Invalid API Key provided: ${key.slice(0, 8)}****. The Stripe emulator takes test keys only.`);
}

export const secretKeyRequired = (): StripeFailure =>
  unauthorized(
    'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    'secret_key_required',
  );
