import { connect, createServer } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** Whether nothing listens on the port, neither on the address nor on all of them. */
export async function isPortFree(port: number, host = LOOPBACK): Promise<boolean> {
  return !(await answers(port, host)) && (await canListen(port, host));
}

/** Below those that systems give to connections going out, any of which may take one before its server listens. */
const FREE_PORTS = { from: 20_000, count: 12_000 };
/** Processes that look at the same time begin at different places. */
let looked = Math.floor(Math.random() * FREE_PORTS.count);

/** A port that was free a moment ago, and that this process was not given before. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < FREE_PORTS.count; tries++) {
    const port = FREE_PORTS.from + (looked++ % FREE_PORTS.count);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`no port from ${FREE_PORTS.from} on is free`);
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: host === '0.0.0.0' ? LOOPBACK : host });
    const settle = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
