import { isPortFree, LOOPBACK } from '../servers/ports';
import type { PortVariable, StackSettings } from './settings';

/** Throws one sentence per port that is taken, with the part and the variable that moves it. */
export async function refuseTakenPorts(settings: StackSettings): Promise<void> {
  const taken = await Promise.all(
    neededPorts(settings).map(async ({ part, variable, host }) => {
      const port = settings.ports[variable];
      if (await isPortFree(port, host)) return [];
      return [`Port ${port}, for ${part}, is taken by another program: end that, or set ${variable} to a free port.`];
    }),
  );
  const sentences = taken.flat();
  if (sentences.length > 0) throw new Error(sentences.join('\n'));
}

function neededPorts({ given, config }: StackSettings) {
  const needed: { part: string; variable: PortVariable; host: string }[] = [
    { part: 'the API', variable: 'PORT', host: config.HOST },
  ];
  const add = (part: string, variable: PortVariable) => needed.push({ part, variable, host: LOOPBACK });
  if (!given.temporal) {
    add('Temporal', 'TEMPORAL_PORT');
    add("Temporal's Web UI", 'TEMPORAL_UI_PORT');
  }
  if (!given.mongo) add('MongoDB', 'MONGO_PORT');
  if (!given.nats) add('NATS', 'NATS_PORT');
  if (!given.stripe) add('the Stripe emulator', 'STRIPE_PORT');
  return needed;
}
