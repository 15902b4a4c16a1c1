import type { Router } from 'express';
import type { ApiContext } from '../../context';
import { serve } from '../../openapi/operation';
import { streamOperations } from '../../openapi/stream';
import { streamEvents } from './stream-events';

export const streamRoutes = (context: ApiContext): Router =>
  serve(streamOperations, { streamEvents: streamEvents(context) });
