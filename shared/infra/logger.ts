import { trace } from '@opentelemetry/api';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from './config';
import { logFields } from './log-scope';

export type { Logger };

/** Members that are never written, however deep they lie. `body` is what a parser of requests could not read. */
const SECRET_NAMES =
  '(?:new|current)?password|client_?secret|(?:access|refresh)?token|cookie|set-cookie|authorization|body';

/** On the whole line and not by pino's `redact`, which looks only as deep as it is told and costs ten times as much. */
const SECRETS: [RegExp, string][] = [
  [new RegExp(String.raw`"(${SECRET_NAMES})":(?:"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{[^}]*\})`, 'gi'), '"$1":"[redacted]"'],
  // JSON inside a message or a text.
  [
    new RegExp(String.raw`\\"(${SECRET_NAMES})\\"\s*:\s*\\"(?:[^"\\]|\\\\(?:\\"|.))*\\"`, 'gi'),
    String.raw`\"$1\":\"[redacted]\"`,
  ],
  [new RegExp(String.raw`([?&](?:${SECRET_NAMES}|api_?key|code)=)[^&\s"\\]+`, 'gi'), '$1[redacted]'],
  [/\b(?:[sr]k_(?:test|live)|whsec)_\w+/g, '[redacted]'],
  [/\b((?:pi|seti)_\w+?_secret)_\w+/g, '$1_[redacted]'],
  [/\bBearer\s+[^\s"\\]+/gi, 'Bearer [redacted]'],
  // JSON Web Tokens: our own sessions.
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[redacted]'],
  // Hashes of passwords.
  [/\$argon2\w*\$[^\s"\\]+/g, '[redacted]'],
  // The user and password of a server's address.
  [/(:\/\/)[^\s/@"\\]+@/g, '$1[redacted]@'],
];

const withoutSecrets = (line: string): string =>
  SECRETS.reduce((text, [secret, replacement]) => text.replace(secret, replacement), line);

/** The ids of the request or activity under way, and of its trace when one is recorded. */
function scopeFields(): object {
  const spanContext = trace.getActiveSpan()?.spanContext();
  return { ...logFields(), ...(spanContext && { traceId: spanContext.traceId }) };
}

/** pino writes errors as `err`, Temporal's SDK as `error`: without a serializer an error becomes `{}`. */
const serializers = { err: pino.stdSerializers.err, error: pino.stdSerializers.err };

/**
 * JSON lines, on standard output unless a destination is given. `name` says which part of the platform writes. Each line
 * carries the fields of `withLogFields`, and no secret.
 */
export const createLogger = (
  name: string,
  { LOG_LEVEL }: Pick<Config, 'LOG_LEVEL'>,
  destination?: DestinationStream,
): Logger =>
  pino(
    {
      level: LOG_LEVEL,
      base: { name },
      serializers,
      mixin: scopeFields,
      hooks: { streamWrite: withoutSecrets },
    },
    destination,
  );
