import type { Server } from 'node:http';

/**
 * Gives the server an end that does not depend on its clients. The function that is returned takes no new connection,
 * answers the requests under way, and those that still come on their connections, and resolves then. Node's own `close`
 * would wait for every connection that a client keeps, or has opened and asked nothing on.
 */
export function closable(server: Server): () => Promise<void> {
  let underWay = 0;
  let isClosing = false;
  const closeWhenDone = () => {
    if (isClosing && underWay === 0) server.closeAllConnections();
  };
  server.prependListener('request', (_req, res) => {
    underWay++;
    if (isClosing) res.setHeader('Connection', 'close');
    // Comes once, after a finished answer as after a cut connection.
    res.once('close', () => {
      underWay--;
      closeWhenDone();
    });
  });
  return () =>
    new Promise((resolve, reject) => {
      isClosing = true;
      server.close((error) => (error ? reject(error) : resolve()));
      closeWhenDone();
    });
}
