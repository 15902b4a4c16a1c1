import pino, { type Logger } from 'pino';
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
  'req.headers.cookie',
  'req.headers.authorization',
  'res.headers["set-cookie"]',
];

/** JSON lines on standard output. `name` says which part of the platform writes. */
export const createLogger = (name: string, { LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>): Logger =>
  pino({ name, level: LOG_LEVEL, redact: { paths: REDACTED, censor: '[redacted]' }, base: { name } });
