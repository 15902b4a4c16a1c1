import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import type { Config } from './config';
import type { Logger } from './logger';

export interface MetricsListener {
  url: string;
  close(): Promise<void>;
}

interface MetricsOptions {
  config: Pick<Config, 'METRICS_PORT' | 'METRICS_HOST'>;
  registry: Registry;
  logger: Logger;
  /** Text of another exporter, put below ours. */
  more?: () => Promise<string>;
}

/**
 * Answers `GET /metrics`, with those of the Node process added, on a listener of its own: what it tells is not for
 * customers. `GET /livez` says that the process is at work, for whoever supervises one without another port. Returns undefined when METRICS_PORT is not set. Throws when the port is taken.
 */
export async function serveMetrics(options: MetricsOptions): Promise<MetricsListener | undefined> {
  const { METRICS_PORT: port, METRICS_HOST: host } = options.config;
  if (port === undefined) return undefined;
  const { registry, logger, more } = options;
  collectDefaultMetrics({ register: registry });

  const server = createServer(async (req, res) => {
    if (req.method === 'GET' && req.url === '/livez') return void res.writeHead(204).end();
    if (req.method !== 'GET' || req.url !== '/metrics') return void res.writeHead(404).end();
    try {
      const text = (await Promise.all([registry.metrics(), more?.()])).join('');
      res.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
    } catch (error) {
      // Half of the metrics would look like a drop to zero; a failed scrape looks like what it is.
      logger.warn({ err: error }, 'the metrics could not be collected');
      res.writeHead(500).end();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(new Error(`cannot serve metrics on ${host}:${port} (METRICS_PORT): ${error.message}`, { cause: error })),
    );
    server.listen(port, host, resolve);
  });
  const url = `http://${host}:${(server.address() as AddressInfo).port}/metrics`;
  logger.info(`Metrics are at ${url}`);
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
