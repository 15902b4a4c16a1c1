import { ProblemError } from '../../../../shared/contracts/client/body-of';
import { once } from './once';

const refusal = (status: number, type = '/problems/some') =>
  new ProblemError({ type, title: 'No', status, detail: 'No', instance: '', requestId: '', errors: [] });
const failing = (status: number, keys: string[], type?: string) => (key: string) => {
  keys.push(key);
  return Promise.reject(refusal(status, type));
};

test('sends the same key again when the answer was lost, so that nothing is done twice', async () => {
  const keys: string[] = [];
  await expect(once('pay o1', failing(503, keys))).rejects.toMatchObject({ problem: { status: 503 } });
  await once('pay o1', async (key) => keys.push(key));
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(keys[1]).toBe(keys[0]);
});

test('a second click gets the answer to the first, and sends nothing', async () => {
  const keys: string[] = [];
  const send = async (key: string) => keys.push(key);
  expect(await Promise.all([once('order t1', send), once('order t1', send)])).toEqual([1, 1]);
  expect(keys).toHaveLength(1);
});

test('keeps the key while the first request is still being answered', async () => {
  const keys: string[] = [];
  const send = failing(409, keys, '/problems/idempotency-key-in-use');
  await expect(once('pay o4', send)).rejects.toThrow(ProblemError);
  await expect(once('pay o4', send)).rejects.toThrow(ProblemError);
  expect(keys[1]).toBe(keys[0]);
});

test.each([200, 402])('after an answer (%d) the same intent is a new command', async (status) => {
  const keys: string[] = [];
  const send = (key: string) => {
    keys.push(key);
    return status === 200 ? Promise.resolve() : Promise.reject(refusal(status));
  };
  await once(`pay o${status}`, send).catch(() => undefined);
  await once(`pay o${status}`, send).catch(() => undefined);
  expect(keys[1]).not.toBe(keys[0]);
});

test('never shares a key between intents', async () => {
  const keys: string[] = [];
  await expect(once('pay o3 visa', failing(503, keys))).rejects.toThrow(ProblemError);
  await expect(once('pay o3 mastercard', failing(503, keys))).rejects.toThrow(ProblemError);
  expect(keys[1]).not.toBe(keys[0]);
});
