import type { Request } from 'express';
import type { Config } from '../shared/infra/config';

/** Whether the client reached us over TLS, as everybody does in production, where a proxy may have ended it. */
export const isServedOverTls = ({ NODE_ENV }: Pick<Config, 'NODE_ENV'>, req: Request): boolean =>
  req.secure || NODE_ENV === 'production';
