import { WEBHOOK_EVENTS } from '../../shared/infra/stripe';
import { createStripeEmulator } from './index';

/** Process entry: PORT, HOST, STRIPE_JOURNAL, STRIPE_WEBHOOK_URL, STRIPE_WEBHOOK_SECRET, STRIPE_EMULATOR_PUBLIC_URL. */
async function main(): Promise<void> {
  const { env } = process;
  const port = Number(env.PORT || 12111);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT: ${env.PORT} is not a port`);
  const emulator = createStripeEmulator({
    webhookSecret: env.STRIPE_WEBHOOK_SECRET || 'whsec_emulator',
    webhookUrl: env.STRIPE_WEBHOOK_URL || undefined,
    webhookEvents: WEBHOOK_EVENTS,
    journalFile: env.STRIPE_JOURNAL || undefined,
    publicUrl: env.STRIPE_EMULATOR_PUBLIC_URL || undefined,
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      void emulator.close().then(() => process.exit(0));
    });
  const url = await emulator.listen(port, env.HOST || undefined);
  // A supervisor says it in its own words.
  if (process.send) process.send('ready');
  else process.stdout.write(`The Stripe emulator listens on ${url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`The Stripe emulator cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
