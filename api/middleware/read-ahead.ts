import type { Request, RequestHandler, Response } from 'express';

interface ReadAhead<Found> {
  /** Begins to read, and goes on. */
  begin: RequestHandler;
  /** What was found, or the error that reading ended in, in a handler behind `begin`. */
  found(res: Response): Promise<Found>;
}

/**
 * A read that a handler needs, begun some handlers before: what they wait for takes the request no longer then. For
 * reads alone, for one of them may yet answer the request.
 */
export function readAhead<Found, Req extends Request<object>>(
  read: (req: Req, res: Response) => Promise<Found>,
): ReadAhead<Found> {
  const underWay = new WeakMap<Response, Promise<Found>>();
  return {
    begin(req, res, next) {
      const reading = read(req as Request<object> as Req, res);
      underWay.set(res, reading);
      // Nobody asks when the request is answered before: then it fails unheard.
      reading.catch(() => undefined);
      next();
    },
    found(res) {
      const reading = underWay.get(res);
      if (!reading) throw new Error('this route begins no such read');
      return reading;
    },
  };
}
