import { ApiError } from '../../../shared/api/request';
import { payOrder } from './pay-order';

const fetchMock = jest.spyOn(globalThis, 'fetch');
const answer = (status: number, body: object) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });

const sentKeys = () =>
  fetchMock.mock.calls.map(([, init]) => new Headers(init?.headers).get('idempotency-key') ?? 'none');

beforeEach(() => fetchMock.mockReset());
afterAll(() => fetchMock.mockRestore());

test('sends the same key again when the answer was lost, so that nothing is charged twice', async () => {
  fetchMock.mockRejectedValueOnce(new TypeError('connection reset')).mockResolvedValueOnce(answer(201, {}));
  await expect(payOrder('o1', 'pm_card_visa')).rejects.toMatchObject({ status: 503 });
  await payOrder('o1', 'pm_card_visa');
  const [first, second] = sentKeys();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).toBe(first);
});

test('makes a new attempt of the same card after a decline', async () => {
  fetchMock.mockImplementation(async () => answer(402, { detail: 'Your card was declined.' }));
  await expect(payOrder('o2', 'pm_card_visa')).rejects.toThrow('Your card was declined.');
  await expect(payOrder('o2', 'pm_card_visa')).rejects.toThrow(ApiError);
  const [first, second] = sentKeys();
  expect(second).not.toBe(first);
});

test('never shares a key between cards', async () => {
  fetchMock.mockImplementation(async () => answer(503, {}));
  await expect(payOrder('o3', 'pm_card_visa')).rejects.toThrow(ApiError);
  await expect(payOrder('o3', 'pm_card_mastercard')).rejects.toThrow(ApiError);
  const [first, second] = sentKeys();
  expect(second).not.toBe(first);
});
