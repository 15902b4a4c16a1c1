import { z } from 'zod';
import { configAnswerSchema, livenessSchema, readinessSchema } from '../../shared/contracts/http/system';
import type { Operations } from './operation';

export const probeOperations = {
  getLivez: {
    method: 'get',
    path: '/livez',
    summary: 'Is the process alive',
    description: 'For orchestrators: restarts a process that does not answer.',
    user: 'ignored',
    unguarded: true,
    answers: { 200: { description: 'It answers.', schema: livenessSchema, example: { status: 'alive' } } },
  },
  getReadyz: {
    method: 'get',
    path: '/readyz',
    summary: 'Can purchases be made',
    description:
      'For load balancers: asks each dependency, for two seconds at most. NATS does not count: without it only news is late.',
    user: 'ignored',
    unguarded: true,
    answers: {
      200: {
        description: 'Everything is there.',
        schema: readinessSchema,
        example: { status: 'ready', dependencies: { mongodb: 'up', temporal: 'up', nats: 'up' } },
      },
      503: {
        description: 'Something is missing.',
        schema: readinessSchema,
        example: { status: 'not-ready', dependencies: { mongodb: 'up', temporal: 'down', nats: 'up' } },
      },
    },
  },
} as const satisfies Operations;

export const systemOperations = {
  getConfig: {
    method: 'get',
    path: '/api/config',
    summary: 'What a storefront must know',
    description: 'Public settings: the Stripe key for the browser and the length of the payment window.',
    user: 'ignored',
    answers: {
      200: {
        description: 'The settings.',
        schema: configAnswerSchema,
        example: {
          stripePublishableKey: null,
          temporalUiUrl: 'http://localhost:8233',
          challengeUrl: 'http://127.0.0.1:12111/emulator/3ds',
          paymentWindowMs: 900_000,
          paymentExtensions: 1,
          paymentExtensionMs: 300_000,
        },
      },
    },
  },
  getOpenApi: {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description',
    description: 'The OpenAPI 3.1 document of this API, for code generators, Postman and tests.',
    user: 'ignored',
    answers: {
      200: {
        description: 'The document.',
        schema: z.looseObject({ openapi: z.string().regex(/^3\.1\./) }),
        example: { openapi: '3.1.0' },
      },
    },
  },
} as const satisfies Operations;

export const webhookOperations = {
  receiveStripeEvent: {
    method: 'post',
    path: '/api/webhooks/stripe',
    summary: 'Hear from Stripe',
    description: 'Only Stripe calls this: the `Stripe-Signature` header is checked over the raw body.',
    user: 'ignored',
    unguarded: true,
    headers: z.object({
      'Stripe-Signature': z.string().describe('Time and HMAC, as Stripe makes them; without it, 400.'),
    }),
    body: z
      .looseObject({ data: z.looseObject({ object: z.looseObject({}).describe('What the event is about.') }) })
      .describe('A Stripe event.'),
    bodyExample: {
      id: 'evt_1',
      object: 'event',
      type: 'payment_intent.succeeded',
      data: { object: { id: 'pi_1', object: 'payment_intent' } },
    },
    answers: {
      200: {
        description: 'The fact is safely handed on.',
        schema: z.object({ received: z.literal(true) }),
        example: { received: true },
      },
    },
    problems: ['bad-signature'],
  },
} as const satisfies Operations;
