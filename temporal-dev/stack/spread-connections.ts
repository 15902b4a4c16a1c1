import { connect, createServer, type NetConnectOpts, type Socket } from 'node:net';
import { pipeline } from 'node:stream';

/**
 * Listens on one address and gives each connection to the next of the targets, or to the one after it when that does not
 * answer: as a Service of Kubernetes does. A browser that keeps its connection stays with its target. Ends with the
 * process.
 */
export async function spreadConnections(
  door: { host: string; port: number },
  targets: readonly NetConnectOpts[],
): Promise<void> {
  let turn = 0;
  const server = createServer((client) => {
    // A client may go before it has a target.
    client.on('error', () => client.destroy());
    join(client, targets.length);
  });

  function join(client: Socket, triesLeft: number): void {
    const target = targets[turn++ % targets.length];
    if (!target || triesLeft === 0 || client.destroyed) return void client.destroy();
    const upstream = connect(target);
    const tryNext = () => join(client, triesLeft - 1);
    upstream.once('error', tryNext);
    upstream.once('connect', () => {
      upstream.off('error', tryNext).on('error', () => upstream.destroy());
      // Either side's end, or failure, is passed on to the other.
      pipeline(client, upstream, () => undefined);
      pipeline(upstream, client, () => undefined);
    });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(door.port, door.host, resolve);
  });
}
