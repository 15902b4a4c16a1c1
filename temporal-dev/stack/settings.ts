import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Config, ConfigError, readConfig } from '../../shared/infra/config';
import { LOOPBACK } from '../servers/ports';
import { projectRoot } from './project-root';

const port = (fallback: number, otherwise = 'must be a port from 1 to 65535') =>
  z.coerce.number(otherwise).int(otherwise).min(1, otherwise).max(65_535, otherwise).default(fallback);

/** What only the embedded stack reads; every other setting is in shared/infra/config. */
const portsSchema = z.object({
  // Others may let the system choose with 0; here the parts know each other by their ports.
  PORT: port(3000, 'must be a port from 1 to 65535 for npm start; 0, any free one, is for the API alone'),
  TEMPORAL_PORT: port(7233),
  TEMPORAL_UI_PORT: port(8233),
  MONGO_PORT: port(27017),
  NATS_PORT: port(4222),
  STRIPE_PORT: port(12111),
  API_METRICS_PORT: port(9464),
  WORKERS_METRICS_PORT: port(9465),
});

export type PortVariable = keyof z.output<typeof portsSchema>;

/** Every variable that moves a port of the stack. */
export const PORT_VARIABLES = Object.keys(portsSchema.shape) as PortVariable[];

/** The addresses of a stack. What the environment names is used as it is, and not started. */
export interface StackUrls {
  api: string;
  /** Each API's own, where `api` spreads connections over several. */
  apis?: string[];
  temporal: string;
  temporalUi?: string;
  mongo?: string;
  nats: string;
  stripe?: string;
}

export interface StackSettings {
  config: Config;
  dataDir: string;
  ports: Readonly<Record<PortVariable, number>>;
  /** Servers that the environment names. */
  given: { temporal: boolean; mongo: boolean; nats: boolean; stripe: boolean };
  urls: StackUrls;
}

/** Reads the settings of `npm start`. Throws ConfigError, one line per wrong variable. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): StackSettings {
  // Someone who reads along wants to know what goes wrong; each request is shown when LOG_LEVEL says so.
  const config = readConfig({ ...env, LOG_LEVEL: env.LOG_LEVEL || 'warn' });
  const ports = readPorts(env);
  const given = {
    temporal: Boolean(env.TEMPORAL_ADDRESS),
    mongo: Boolean(env.MONGO_URL),
    nats: Boolean(env.NATS_URL),
    stripe: Boolean(env.STRIPE_KEY || env.STRIPE_API_URL),
  };
  const http = (number: number) => `http://${LOOPBACK}:${number}`;
  return {
    config,
    dataDir: resolveDataDir(config),
    ports,
    given,
    urls: {
      api: http(ports.PORT),
      temporal: given.temporal ? config.TEMPORAL_ADDRESS : `${LOOPBACK}:${ports.TEMPORAL_PORT}`,
      temporalUi: config.TEMPORAL_UI_URL ?? (given.temporal ? undefined : http(ports.TEMPORAL_UI_PORT)),
      mongo: given.mongo ? config.MONGO_URL : undefined,
      nats: given.nats ? config.NATS_URL : `nats://${LOOPBACK}:${ports.NATS_PORT}`,
      stripe: given.stripe ? config.STRIPE_API_URL : http(ports.STRIPE_PORT),
    },
  };
}

export const resolveDataDir = ({ DATA_DIR }: Pick<Config, 'DATA_DIR'>) => resolve(projectRoot(), DATA_DIR);

/** How a program reaches the servers of the stack. Your own Stripe's key and secret are not among it. */
export function serverEnvironment({ config, given, urls }: StackSettings): Record<string, string> {
  return withoutUndefined({
    MONGO_URL: urls.mongo,
    TEMPORAL_ADDRESS: urls.temporal,
    TEMPORAL_NAMESPACE: config.TEMPORAL_NAMESPACE,
    TEMPORAL_UI_URL: urls.temporalUi,
    NATS_URL: urls.nats,
    STRIPE_API_URL: urls.stripe,
    STRIPE_WEBHOOK_SECRET: given.stripe ? undefined : config.STRIPE_WEBHOOK_SECRET,
  });
}

/** What our own programs get beside this process's environment. */
export function childEnvironment(settings: StackSettings): Record<string, string> {
  const { config, dataDir, ports } = settings;
  return {
    ...serverEnvironment(settings),
    LOG_LEVEL: config.LOG_LEVEL,
    HOST: config.HOST,
    PORT: String(ports.PORT),
    STRIPE_KEY: config.STRIPE_KEY,
    STRIPE_WEBHOOK_SECRET: config.STRIPE_WEBHOOK_SECRET,
    DATA_DIR: dataDir,
  };
}

const withoutUndefined = (members: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** Where the servers and our programs write what is not for the terminal. */
export const logFile = ({ dataDir }: Pick<StackSettings, 'dataDir'>, name: string) =>
  join(dataDir, 'logs', `${name}.log`);

function readPorts(env: NodeJS.ProcessEnv) {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = portsSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}
