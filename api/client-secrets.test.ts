import type Stripe from 'stripe';
import { createLogger } from '../shared/infra/logger';
import { createClientSecretReader } from './client-secrets';

const logger = createLogger('api', { LOG_LEVEL: 'silent' });

function readerOf(retrieve: jest.Mock) {
  return createClientSecretReader({ paymentIntents: { retrieve } } as unknown as Stripe, logger);
}

describe('createClientSecretReader', () => {
  it('asks Stripe once per PaymentIntent, with a short patience', async () => {
    const retrieve = jest.fn(async (id: string) => ({ client_secret: `${id}_secret` }));
    const read = readerOf(retrieve);
    expect(await read('pi_1')).toBe('pi_1_secret');
    expect(await read('pi_1')).toBe('pi_1_secret');
    expect(await read('pi_2')).toBe('pi_2_secret');
    expect(retrieve).toHaveBeenCalledTimes(2);
    expect(retrieve).toHaveBeenCalledWith('pi_1', {}, { timeout: 1_500 });
  });

  it('tells nothing while Stripe is silent, and asks again the next time', async () => {
    const retrieve = jest.fn().mockRejectedValueOnce(new Error('timeout')).mockResolvedValue({ client_secret: 's' });
    const read = readerOf(retrieve);
    expect(await read('pi_1')).toBeUndefined();
    expect(await read('pi_1')).toBe('s');
  });

  it('remembers the latest thousand', async () => {
    const retrieve = jest.fn(async (id: string) => ({ client_secret: id }));
    const read = readerOf(retrieve);
    for (let number = 0; number <= 1_000; number++) await read(`pi_${number}`);
    await read('pi_1000');
    expect(retrieve).toHaveBeenCalledTimes(1_001);
    await read('pi_0');
    expect(retrieve).toHaveBeenCalledTimes(1_002);
  });
});
