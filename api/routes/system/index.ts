import type { Router } from 'express';
import type { ApiContext } from '../../context';
import { compress } from '../../middleware/compress';
import { serve } from '../../openapi/operation';
import { probeOperations, systemOperations } from '../../openapi/system';
import { getConfig } from './get-config';
import { getLivez } from './get-livez';
import { getOpenApi } from './get-open-api';
import { getReadyz } from './get-readyz';

/** What orchestrators ask: neither limited nor asked who they are. */
export const probeRoutes = (context: ApiContext): Router =>
  serve(probeOperations, { getLivez, getReadyz: getReadyz(context) });

export const systemRoutes = (context: ApiContext): Router =>
  serve(systemOperations, { getConfig: getConfig(context), getOpenApi: [compress, getOpenApi()] });
