import type { RequestHandler } from 'express';

/** GET /livez: the process answers. */
export const getLivez: RequestHandler = (_req, res) => {
  res.json({ status: 'alive' });
};
