import { ConfigError, readConfig } from './config';

describe('readConfig', () => {
  it('needs nothing set for development, and then pays through the emulator', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 3000,
      PAYMENT_WINDOW: 900_000,
      STRIPE_API_URL: 'http://127.0.0.1:12111',
    });
  });

  it('reaches Stripe itself only with a key of somebody’s account', () => {
    expect(readConfig({ STRIPE_KEY: 'sk_test_somebody' }).STRIPE_API_URL).toBeUndefined();
  });

  it('takes an empty variable, as compose files make them, for one that is not set', () => {
    expect(readConfig({ PORT: '', STRIPE_KEY: '' })).toMatchObject({ PORT: 3000, STRIPE_API_URL: expect.any(String) });
  });

  it.each([
    ['PORT', 'http'],
    ['PAYMENT_WINDOW', 'soon'],
    ['PAYMENT_WINDOW', '-5m'],
    ['MONGO_URL', 'http://127.0.0.1'],
    ['NATS_URL', '127.0.0.1:4222'],
    ['JWT_KEY', 'short'],
    ['JWT_PREVIOUS_KEYS', `${'k'.repeat(32)},short`],
    ['STRIPE_KEY', 'nonsense'],
    ['STRIPE_WEBHOOK_SECRET', 'nonsense'],
    ['PAYMENT_ATTEMPTS', '0'],
    ['TEMPORAL_TLS', 'yes'],
  ])('names %s when it is %s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: `));
  });

  it.each([
    ['PORT', '70000', 'PORT: must be at most 65535'],
    ['PORT', 'http', 'PORT: must be a number'],
    ['PAYMENT_ATTEMPTS', '1.5', 'PAYMENT_ATTEMPTS: must be a whole number'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL: must be one of trace, debug, info, warn, error, silent'],
  ])('says plainly what is wrong with %s=%s', (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(new Error(message));
  });

  it('reads the earlier keys as a list', () => {
    const [first, second] = ['a'.repeat(32), 'b'.repeat(32)];
    expect(readConfig({ JWT_PREVIOUS_KEYS: `${first}, ${second}` }).JWT_PREVIOUS_KEYS).toEqual([first, second]);
  });

  it('lists every wrong variable, a line each', () => {
    expect(() => readConfig({ PORT: 'x', MONGO_URL: 'x' })).toThrow(/^PORT: .*\nMONGO_URL: /);
  });

  it('refuses the defaults of development in production, by name', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(ConfigError);
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/JWT_KEY.*\nSTRIPE_KEY.*\nSTRIPE_WEBHOOK_SECRET/);
  });
});
