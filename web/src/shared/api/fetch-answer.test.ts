import { fetchAnswer } from './fetch-answer';

const fetchMock = jest.spyOn(globalThis, 'fetch');
const request = () => new Request('http://shop.example/api/tickets');
const typeOf = async (response: Response) => ((await response.json()) as { type: string }).type;

beforeEach(() => fetchMock.mockReset());
afterAll(() => fetchMock.mockRestore());

test('says that there is no connection as the API says what it refuses', async () => {
  fetchMock.mockRejectedValue(new TypeError('Failed to fetch'));
  const response = await fetchAnswer(request());
  expect(response.status).toBe(503);
  expect(await typeOf(response)).toBe('/problems/unreachable');
});

test('explains what something between us and the API answered', async () => {
  fetchMock.mockResolvedValue(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  const response = await fetchAnswer(request());
  expect(response.status).toBe(502);
  expect(await typeOf(response)).toBe('/problems/unexplained');
});

test('leaves what the API says as it is', async () => {
  const answer = Response.json({ type: '/problems/ticket-held' }, { status: 409 });
  fetchMock.mockResolvedValue(answer);
  expect(await fetchAnswer(request())).toBe(answer);
});

test('a request that the page gave up is no failure of the connection', async () => {
  const controller = new AbortController();
  controller.abort();
  fetchMock.mockRejectedValue(controller.signal.reason);
  await expect(fetchAnswer(new Request(request(), { signal: controller.signal }))).rejects.toThrow();
});
