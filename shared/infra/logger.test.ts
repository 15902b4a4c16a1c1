import Stripe from 'stripe';
import { createLogger } from './logger';

function openLog() {
  const lines: string[] = [];
  const logger = createLogger('api', { LOG_LEVEL: 'info' }, { write: (line) => lines.push(line) });
  return { logger, lines };
}

describe('createLogger', () => {
  it.each(['err', 'error'])('writes the type, message, stack and causes of an error logged as %s', (member) => {
    const { logger, lines } = openLog();
    logger.warn({ [member]: new TypeError('broken', { cause: new Error('cable cut') }) }, 'no luck');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      name: 'api',
      msg: 'no luck',
      [member]: { type: 'TypeError', message: 'broken: cable cut', stack: expect.stringContaining('logger.test') },
    });
  });

  it.each(['err', 'error'])('writes no client secret that an error carries as %s', (member) => {
    const { logger, lines } = openLog();
    const paymentIntent = { id: 'pi_1', client_secret: 'pi_1_secret_1' } as Stripe.PaymentIntent;
    const declined = new Stripe.errors.StripeCardError({
      type: 'card_error',
      message: 'No money.',
      payment_intent: paymentIntent,
    });
    logger.error({ [member]: declined });
    expect(lines[0]).toContain('No money.');
    expect(lines[0]).toContain('pi_1');
    expect(lines[0]).not.toContain('secret_1');
  });
});
