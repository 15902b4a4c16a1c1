import { isPortFree, LOOPBACK } from '../servers/ports';
import type { PortVariable, StackSettings } from './settings';

interface NeededPort {
  part: string;
  variable: PortVariable;
  port: number;
  host: string;
}

/** Throws one sentence per port that two parts shall have, or that is taken, with the variables that move it. */
export async function refuseTakenPorts(settings: StackSettings): Promise<void> {
  const needed = neededPorts(settings);
  const shared = needed.flatMap((one, index) =>
    needed.slice(index + 1).flatMap((other) => (one.port === other.port ? [sharedSentence(one, other)] : [])),
  );
  if (shared.length > 0) throw new Error(shared.join('\n'));
  const taken = await Promise.all(
    needed.map(async (one) => ((await isPortFree(one.port, one.host)) ? [] : [takenSentence(one)])),
  );
  const sentences = taken.flat();
  if (sentences.length > 0) throw new Error(sentences.join('\n'));
}

const sharedSentence = (one: NeededPort, other: NeededPort) =>
  `${one.variable}, for ${one.part}, and ${other.variable}, for ${other.part}, are both ${one.port}: each needs a port of its own.`;

export const takenSentence = ({ part, variable, port }: Omit<NeededPort, 'host'>) =>
  `Port ${port}, for ${part}, is taken by another program: end that, or set ${variable} to a free port.`;

function neededPorts({ given, config, ports }: StackSettings): NeededPort[] {
  const needed: NeededPort[] = [{ part: 'the API', variable: 'PORT', port: ports.PORT, host: config.HOST }];
  const add = (part: string, variable: PortVariable, host = LOOPBACK) =>
    needed.push({ part, variable, port: ports[variable], host });
  add("the API's metrics", 'API_METRICS_PORT', config.METRICS_HOST);
  add("the workers' metrics", 'WORKERS_METRICS_PORT', config.METRICS_HOST);
  if (!given.temporal) {
    add('Temporal', 'TEMPORAL_PORT');
    add("Temporal's Web UI", 'TEMPORAL_UI_PORT');
  }
  if (!given.mongo) add('MongoDB', 'MONGO_PORT');
  if (!given.nats) add('NATS', 'NATS_PORT');
  if (!given.stripe) add('the Stripe emulator', 'STRIPE_PORT');
  return needed;
}
