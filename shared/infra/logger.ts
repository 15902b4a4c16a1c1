import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config';

export type { Logger };

/** Never written, wherever they appear. */
const REDACTED = [
  'password',
  'clientSecret',
  'client_secret',
  'cookie',
  'authorization',
  '*.password',
  '*.clientSecret',
  '*.client_secret',
  // Of Stripe's card errors.
  '*.payment_intent.client_secret',
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
];

/** pino writes errors as `err`, Temporal's SDK as `error`: without a serializer an error becomes `{}`. */
const serializers = { err: pino.stdSerializers.err, error: pino.stdSerializers.err };

/** JSON lines, on standard output unless a destination is given. `name` says which part of the platform writes. */
export const createLogger = (
  name: string,
  { LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>,
  destination?: DestinationStream,
): Logger =>
  pino(
    { name, level: LOG_LEVEL, redact: { paths: REDACTED, censor: '[redacted]' }, base: { name }, serializers },
    destination,
  );
