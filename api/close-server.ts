import type { Server } from 'node:http';

const LOOK_EVERY_MS = 100;

/**
 * Takes no new connection, and resolves when the requests under way have been answered. Their connections are closed
 * then, and not kept for the client's next request: the server's own `close` does that once, for those idle by then.
 */
export function closeServer(server: Server): Promise<void> {
  const looking = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  return new Promise((resolve, reject) => {
    server.close((error) => {
      clearInterval(looking);
      if (error) reject(error);
      else resolve();
    });
  });
}
