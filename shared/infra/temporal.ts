import { readFile } from 'node:fs/promises';
import type { Config } from './config';

/** Connection options that Temporal's client (`Connection`) and worker (`NativeConnection`) share. */
export async function temporalConnectionOptions(config: Config) {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: apiKey, TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY } = config;
  if (TEMPORAL_TLS_CERT && TEMPORAL_TLS_KEY) {
    const [crt, key] = await Promise.all([readFile(TEMPORAL_TLS_CERT), readFile(TEMPORAL_TLS_KEY)]);
    return { address, apiKey, tls: { clientCertPair: { crt, key } } };
  }
  return { address, apiKey, tls: config.TEMPORAL_TLS || apiKey !== undefined };
}
