import { parseArgs } from 'node:util';
import { DOMAINS } from '../workers/domains';
import { readCommandLine } from './read-command-line';
import { apiProgram, describeApi, describeWorkers, workersProgram } from './stack/our-programs';
import { type OurParts, runStack } from './stack/run-stack';
import { childEnvironment, type StackSettings } from './stack/settings';

const USAGE = `npm start                                     the whole platform in one terminal, until ctrl-C
PORT=4000 PAYMENT_WINDOW=1m npm start         settings are variables of the environment: docs/configuration.md and README.md`;

const readArguments = (args: string[]) => parseArgs({ args, options: { help: { type: 'boolean' } } }).values;

/** `npm start`: the whole platform in one terminal, until ctrl-C. */
function main(): void {
  const wanted = readCommandLine(USAGE, readArguments);
  if (wanted?.help) process.stdout.write(`${USAGE}\n`);
  else if (wanted) runStack(chooseParts);
}

/** One API, and one process with the workers of every domain. */
function chooseParts(settings: StackSettings): OurParts {
  const { urls, ports, config } = settings;
  const env = (metricsPort: number) => ({ ...childEnvironment(settings), METRICS_PORT: String(metricsPort) });
  const metrics = (port: number) => `http://${config.METRICS_HOST}:${port}/metrics`;
  return {
    apis: [{ program: apiProgram(env(ports.API_METRICS_PORT)), description: describeApi(urls.api) }],
    workers: [
      {
        program: workersProgram(env(ports.WORKERS_METRICS_PORT)),
        description: describeWorkers(DOMAINS, urls.temporal),
      },
    ],
    summary: [
      `Storefront       ${urls.api}`,
      `API              ${urls.api}/api`,
      `Temporal Web UI  ${urls.temporalUi ?? '(yours)'}`,
      `Metrics          API ${metrics(ports.API_METRICS_PORT)}`,
      `                 workers ${metrics(ports.WORKERS_METRICS_PORT)}`,
      'Sign in as       alice@example.com or bob@example.com, password demo-password-1',
      'A whole purchase: npm run demo    Stop: ctrl-C',
    ],
  };
}

main();
