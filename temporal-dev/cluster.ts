import { parseArgs } from 'node:util';
import { DOMAINS } from '../workers/domains';
import { readCommandLine } from './read-command-line';
import { freePort, isPortFree, LOOPBACK } from './servers/ports';
import { apiProgram, describeApi, describeWorkers, workersProgram } from './stack/our-programs';
import { type OurPart, type OurParts, runStack } from './stack/run-stack';
import { childEnvironment, type StackSettings } from './stack/settings';
import { spreadConnections } from './stack/spread-connections';

const USAGE = `npm run cluster                               two APIs and two processes of workers, on one stack
npm run cluster -- --api 3 --workers 2        other numbers of them
npm run cluster -- --per-domain               each domain's workers in processes of their own, as in Kubernetes`;

const OPTIONS = {
  api: { type: 'string', default: '2' },
  workers: { type: 'string', default: '2' },
  'per-domain': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** From the metrics port of one process to that of the next of its kind: those of the other kind lie between. */
const NEXT_METRICS_PORT = 10;

const copies = (name: string, text: string): number => {
  if (!/^[1-9]$/.test(text)) throw new Error(`--${name} must be a number from 1 to 9, not ${text}.`);
  return Number(text);
};

function readArguments(args: string[]) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const { api, workers, help } = values;
  return { help, apis: copies('api', api), workers: copies('workers', workers), perDomain: values['per-domain'] };
}

type Wanted = ReturnType<typeof readArguments>;

/** Gives ports of which none is given twice: the wanted one when that is free. */
function portChooser(host: string) {
  const given = new Set<number>();
  return async (wanted: number): Promise<string> => {
    let port = wanted;
    while (port > 65_535 || given.has(port) || !(await isPortFree(port, host))) port = await freePort();
    given.add(port);
    return String(port);
  };
}

/** One of our processes in the cluster, and where it listens. */
interface Member extends OurPart {
  places: string[];
}

async function chooseApis(settings: StackSettings, count: number): Promise<Member[]> {
  const { config, ports } = settings;
  const [choosePort, chooseMetricsPort] = [portChooser(config.HOST), portChooser(config.METRICS_HOST)];
  const members: Member[] = [];
  for (let index = 0; index < count; index++) {
    const PORT = await choosePort(ports.PORT + 1 + index);
    const METRICS_PORT = await chooseMetricsPort(ports.API_METRICS_PORT + index * NEXT_METRICS_PORT);
    const url = `http://${reachable(config.HOST)}:${PORT}`;
    members.push({
      program: { ...apiProgram({ ...childEnvironment(settings), PORT, METRICS_PORT }), name: `api-${index + 1}` },
      description: describeApi(url),
      places: [url, metricsAt(settings, METRICS_PORT)],
    });
  }
  return members;
}

async function chooseWorkers(settings: StackSettings, count: number, perDomain: boolean): Promise<Member[]> {
  const kinds = perDomain
    ? DOMAINS.map((domain) => ({ name: domain, domains: [domain] }))
    : [{ name: 'workers', domains: DOMAINS }];
  const choosePort = portChooser(settings.config.METRICS_HOST);
  const members: Member[] = [];
  for (let number = 1; number <= count; number++)
    for (const { name, domains } of kinds) {
      const METRICS_PORT = await choosePort(settings.ports.WORKERS_METRICS_PORT + members.length * NEXT_METRICS_PORT);
      const env = { ...childEnvironment(settings), METRICS_PORT };
      members.push({
        program: { ...workersProgram(env, domains), name: `${name}-${number}` },
        description: describeWorkers(domains, settings.urls.temporal),
        places: [metricsAt(settings, METRICS_PORT)],
      });
    }
  return members;
}

const reachable = (host: string) => (host === '0.0.0.0' ? LOOPBACK : host);

const metricsAt = ({ config }: StackSettings, port: string) => `metrics http://${config.METRICS_HOST}:${port}/metrics`;

/** The parts, behind one address that spreads connections over the APIs. */
async function chooseParts(settings: StackSettings, wanted: Wanted): Promise<OurParts> {
  const { config, ports, urls } = settings;
  const apis = await chooseApis(settings, wanted.apis);
  const workers = await chooseWorkers(settings, wanted.workers, wanted.perDomain);
  urls.apis = apis.flatMap(({ places: [url] }) => url ?? []);
  const targets = urls.apis.map((url) => ({ host: reachable(config.HOST), port: Number(new URL(url).port) }));
  return {
    apis,
    workers,
    open: () => spreadConnections({ host: config.HOST, port: ports.PORT }, targets),
    summary: [
      `Storefront       ${urls.api}, whose connections are spread over the APIs`,
      ...[...apis, ...workers].map(({ program, places }) => `${program.name.padEnd(16)} ${places.join(', ')}`),
      `Temporal Web UI  ${urls.temporalUi ?? '(yours)'}`,
      'Sign in as       alice@example.com or bob@example.com, password demo-password-1',
      'A whole purchase: npm run demo    Stop: ctrl-C',
    ],
  };
}

/** `npm run cluster`: `npm start` with several of our processes. Exit code 2 when asked for what there is not. */
function main(): void {
  const wanted = readCommandLine(USAGE, readArguments);
  if (wanted?.help) process.stdout.write(`${USAGE}\n`);
  else if (wanted) runStack((settings) => chooseParts(settings, wanted));
}

main();
