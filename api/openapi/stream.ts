import { z } from 'zod';
import { streamHeadersSchema, streamQuerySchema } from '../../shared/contracts/http/stream';
import type { Operations } from './operation';

export const streamOperations = {
  streamEvents: {
    method: 'get',
    path: '/api/stream',
    summary: 'Hear what happens, as it happens',
    description: `Server-sent events without end. Everybody gets the events of tickets; who is signed in also gets those of
the own orders and payments, each as the CloudEvent that NATS carries. \`id\` is the event's place in the stream: a client
that comes back with it in \`Last-Event-ID\`, as browsers do, misses nothing. \`ready\` says where the stream begins;
\`reset\` that what was missed is no longer kept, or is too much: load anew what you show. Comments are heartbeats. The stream ends
soon after its session or its access token does: come back with the next token, as browsers do by their cookies.`,
    user: 'optional',
    query: streamQuerySchema,
    headers: streamHeadersSchema,
    answers: {
      200: {
        description: 'The events.',
        schema: z.string(),
        mediaType: 'text/event-stream',
        example: 'event: ready\nid: 42\ndata: {"sequence":42}\n\n',
      },
    },
    problems: ['not-signed-in', 'cross-site', 'too-many-streams'],
  },
} as const satisfies Operations;
