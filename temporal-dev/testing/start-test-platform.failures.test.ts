import { startTestBus } from './start-test-bus';
import { startTestPlatform } from './start-test-platform';
import { startTestTemporal } from './start-test-temporal';

jest.mock('./start-test-bus');
jest.mock('./start-test-temporal');

const temporal = { address: '127.0.0.1:7233', stop: jest.fn(async () => undefined) };
const nothing = async () => undefined;
const bus = { url: 'nats://127.0.0.1:4222', restart: nothing, stop: jest.fn(nothing) };

beforeEach(() => {
  jest.clearAllMocks();
  jest.mocked(startTestTemporal).mockResolvedValue(temporal);
  jest.mocked(startTestBus).mockResolvedValue(bus);
});

test('stops the parts that started when another one does not', async () => {
  jest.mocked(startTestBus).mockRejectedValue(new Error('nats was not ready'));
  await expect(startTestPlatform()).rejects.toThrow('nats was not ready');
  expect(temporal.stop).toHaveBeenCalledTimes(1);
});

test('stops every part when a setting is wrong', async () => {
  await expect(startTestPlatform({ env: { PAYMENT_WINDOW: 'a while' } })).rejects.toThrow('PAYMENT_WINDOW');
  expect(temporal.stop).toHaveBeenCalledTimes(1);
  expect(bus.stop).toHaveBeenCalledTimes(1);
});
