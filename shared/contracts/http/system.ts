import { z } from 'zod';

export const livenessSchema = z.object({ status: z.literal('alive') }).meta({ id: 'Liveness' });

export const configAnswerSchema = z
  .object({
    stripePublishableKey: z.string().nullable().describe('For Stripe.js; null when payments go to the emulator.'),
    temporalUiUrl: z.url().nullable().describe("Where a developer can watch an order's workflow; null in production."),
    challengeUrl: z
      .url()
      .nullable()
      .describe(
        "The emulated bank's page for a card that needs 3-D Secure, to which the PaymentIntent's id is added as a last part; null when payments go to Stripe.",
      ),
    paymentWindowMs: z.int().describe('How long a purchase holds its ticket, in milliseconds.'),
    paymentExtensions: z.int().describe('How many times a buyer can lengthen that.'),
    paymentExtensionMs: z.int().describe('By how much each time, in milliseconds.'),
  })
  .meta({ id: 'Config' });

export type ConfigAnswer = z.output<typeof configAnswerSchema>;

const dependencySchema = z.enum(['up', 'down']);

export const readinessSchema = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    dependencies: z.record(z.string(), dependencySchema).describe('Each part that a purchase needs.'),
  })
  .meta({ id: 'Readiness' });
