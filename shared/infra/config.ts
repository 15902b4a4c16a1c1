import { z } from 'zod';
import '../contracts/issue-messages';
import { parseDuration } from './duration';

/** Every setting of every process, read once from the environment. `.describe` is what `docs/configuration.md` says. */

const duration = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .transform((text, context) => {
      const value = parseDuration(text);
      if (value === undefined)
        context.addIssue({ code: 'custom', message: 'must be a duration such as 15m, 10s or 500ms' });
      return value ?? z.NEVER;
    });

const count = (fallback: number, min = 0, max = 1_000_000) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

const port = (fallback: number) => count(fallback, 0, 65_535);

const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

/** Where `npm start` runs the Stripe emulator, unless STRIPE_PORT moves it. */
const EMULATOR_URL = 'http://127.0.0.1:12111';

const DEV_JWT_KEY = 'development-only-key-never-used-in-production';
const MIN_JWT_KEY = 32;
const SHORT_JWT_KEY = `must have at least ${MIN_JWT_KEY} characters`;

export const configSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production refuses development defaults'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('least severe log line that is written'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address the API listens on; 0.0.0.0 in containers'),
  PORT: port(3000).describe('port of the API and the storefront'),
  TRUST_PROXY: count(0, 0, 10).describe('proxies in front of the API whose X-Forwarded-* headers are believed'),
  WEB_DIR: z.string().optional().describe('built storefront that the API serves; default web/dist in the project'),

  MONGO_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://')
    .default('mongodb://127.0.0.1:27017/ticketing')
    .describe('MongoDB connection string with the database name'),

  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233').describe('host:port of the Temporal frontend'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default').describe('Temporal namespace'),
  TEMPORAL_API_KEY: z.string().min(1).optional().describe('API key of Temporal Cloud; turns TLS on'),
  TEMPORAL_TLS: flag.describe('connect to Temporal with TLS'),
  TEMPORAL_TLS_CERT: z.string().min(1).optional().describe('file of the client certificate, for mTLS'),
  TEMPORAL_TLS_KEY: z.string().min(1).optional().describe('file of the client key, for mTLS'),
  TEMPORAL_UI_URL: z.url().optional().describe('base address of the Temporal Web UI, for links to orders'),

  WORKER_DEPLOYMENT: z
    .string()
    .regex(/^[\w-]+$/, 'must consist of letters, digits, - and _')
    .default('ticketing')
    .describe("first part of the names of the workers' deployments in Temporal: ticketing-orders and so on"),
  WORKER_BUILD_ID: z
    .string()
    .min(1)
    .optional()
    .describe("build of the code that the workers run; turns on Temporal's worker versioning"),

  NATS_URL: z
    .string()
    .regex(/^(nats|tls):\/\//, 'must begin with nats:// or tls://')
    .default('nats://127.0.0.1:4222')
    .describe('NATS server with JetStream'),
  NATS_CREDS: z
    .string()
    .min(1)
    .optional()
    .describe('file of the credentials (`.creds`) by which NATS knows us; read again whenever we connect'),
  NATS_REPLICAS: count(1, 1, 5).describe(
    'servers of a NATS cluster that each keep the events; 3 outlive the loss of one',
  ),

  JWT_KEY: z.string().min(MIN_JWT_KEY, SHORT_JWT_KEY).default(DEV_JWT_KEY).describe('signs the tokens of sessions'),
  JWT_PREVIOUS_KEYS: z
    .string()
    .transform((keys) => keys.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every((key) => key.length >= MIN_JWT_KEY), `each ${SHORT_JWT_KEY}`)
    .optional()
    .describe('earlier values of JWT_KEY, comma separated, whose tokens are still believed'),
  SESSION_TTL: duration('7d').describe('how long a session lives after signing in, however it is used'),
  ACCESS_TOKEN_TTL: duration('15m').describe('how long an access token lives before it must be refreshed'),

  STRIPE_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_/, 'must begin with sk_test_, sk_live_, rk_test_ or rk_live_')
    .default('sk_test_emulator')
    .describe('Stripe secret key'),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_/, 'must begin with whsec_')
    .default('whsec_emulator')
    .describe('signing secret of the Stripe webhook endpoint'),
  STRIPE_PUBLISHABLE_KEY: z
    .string()
    .regex(/^pk_(test|live)_/, 'must begin with pk_test_ or pk_live_')
    .optional()
    .describe('when set, the storefront uses the Stripe Payment Element'),
  STRIPE_API_URL: z
    .url()
    .optional()
    .describe(
      'address of the Stripe emulator, by default on its standard port; with STRIPE_KEY set, unset means Stripe itself',
    ),

  PAYMENT_WINDOW: duration('15m').describe('how long a purchase holds the ticket'),
  PAYMENT_ATTEMPTS: count(3, 1, 100).describe('declines that can be mended before the order is cancelled'),
  PAYMENT_EXTENSIONS: count(1, 0, 100).describe('how many times a buyer can extend the window'),
  PAYMENT_EXTENSION: duration('5m').describe('by how much an extension lengthens the window'),
  RESERVE_TIMEOUT: duration('10s').describe('an order not reserved by then is refused and undone'),
  ANSWER_TIMEOUT: duration('10s').describe('how long a request waits for the workflow before it answers 202 or 503'),
  MAX_OPEN_ORDERS: count(10, 1, 1000).describe('open orders per buyer'),

  RATE_LIMIT_WINDOW: duration('1m').describe('window of the rate limits'),
  RATE_LIMIT_PATIENCE: duration('1s').describe(
    'how long a request waits for MongoDB to count it; one that waited in vain goes on uncounted',
  ),
  RATE_LIMIT_REQUESTS: count(600, 1).describe(
    'commands per window and signed-in user, and as many reads of each API process',
  ),
  RATE_LIMIT_ADDRESS: count(3000, 1).describe('requests per window, address without a session and API process'),
  RATE_LIMIT_PICTURES: count(60, 1).describe('uploads of pictures per hour and signed-in user'),
  RATE_LIMIT_SIGN_UP: count(100, 1).describe('sign-ups per hour and address, whether they succeed or not'),
  RATE_LIMIT_SIGN_IN: count(10, 1).describe('wrong passwords per window, email and address'),
  RATE_LIMIT_SIGN_IN_HOURLY: count(60, 1).describe('wrong passwords per hour, email and address'),
  RATE_LIMIT_SIGN_IN_ADDRESS: count(300, 1).describe('wrong passwords per window and address, whatever the email'),

  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .describe('port of `GET /metrics`, for Prometheus, on a listener of its own; not set, there is none'),
  METRICS_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('address that the metrics are served on; 0.0.0.0 in containers'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url()
    .optional()
    .describe(
      "OpenTelemetry collector that gets traces, such as http://127.0.0.1:4318; OpenTelemetry's own variables apply too; not set, nothing is traced",
    ),

  STREAM_HEARTBEAT: duration('15s').describe('how often an event stream says that it lives'),
  STREAM_REPLAY_MAX: count(10_000, 1).describe(
    'events that a client may have missed to get them; one that missed more is told to load anew',
  ),
  STREAM_CONNECTIONS_USER: count(20, 1).describe('event streams per signed-in user and API process'),
  STREAM_CONNECTIONS_ADDRESS: count(500, 1).describe('event streams per address without a session and API process'),

  DATA_DIR: z.string().min(1).default('.data').describe('where the embedded stack keeps its data'),
});

export type Config = Readonly<z.output<typeof configSchema>>;

export class ConfigError extends Error {}

/** Reads the environment. Throws ConfigError, one line per wrong variable, each naming it. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable, as compose files produce them, means "not set".
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = configSchema.safeParse(present);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  // The key of nobody's account must never meet Stripe itself.
  const emulator = present.STRIPE_KEY ? undefined : EMULATOR_URL;
  const config = { ...parsed.data, STRIPE_API_URL: parsed.data.STRIPE_API_URL ?? emulator };
  if (config.NODE_ENV === 'production') {
    const missing = [
      config.JWT_KEY === DEV_JWT_KEY && 'JWT_KEY',
      !present.STRIPE_KEY && 'STRIPE_KEY',
      !present.STRIPE_WEBHOOK_SECRET && 'STRIPE_WEBHOOK_SECRET',
    ].filter(Boolean);
    if (missing.length > 0)
      throw new ConfigError(missing.map((name) => `${name}: must be set in production`).join('\n'));
  }
  return config;
}

/** For entry points: the configuration, or a clear end of the process. */
export function readConfigOrExit(env: NodeJS.ProcessEnv = process.env): Config {
  try {
    return readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`The configuration is wrong:\n${error.message.replace(/^/gm, '  ')}\n`);
    process.exit(78); // EX_CONFIG of sysexits.h
  }
}
