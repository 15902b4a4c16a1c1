import { createLiveUpdates, type LiveListener, type LiveUpdates } from './live-updates';

/** The browser's EventSource, with the test as its server. */
class FakeSource extends EventTarget {
  readyState = 0;
  constructor(readonly url: string) {
    super();
  }
  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  send(name: string, lastEventId: string, data: object = {}) {
    this.dispatchEvent(new MessageEvent(name, { lastEventId, data: JSON.stringify(data) }));
  }
  refuse() {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
  close() {
    this.readyState = 2;
  }
}

let sources: FakeSource[];
let live: LiveUpdates;
const newest = (): FakeSource => {
  const source = sources.at(-1);
  if (!source) throw new Error('nothing was opened');
  return source;
};

beforeEach(() => {
  jest.useFakeTimers();
  sources = [];
  live = createLiveUpdates((url) => {
    const source = new FakeSource(url);
    sources.push(source);
    return source as unknown as EventSource;
  });
});
afterEach(() => jest.useRealTimers());

const listen = () => {
  const told: unknown[] = [];
  const listener: LiveListener = { onEvent: (event) => told.push(event), onGap: () => told.push('gap') };
  return { told, stop: live.subscribe(listener) };
};
const EVENT = { type: 'TicketUpdated', data: { version: 2 } };

test('opens one connection for all listeners, and tells each of every event', () => {
  const [one, two] = [listen(), listen()];
  expect(sources).toHaveLength(1);
  newest().send('TicketUpdated', '7', EVENT);
  expect([one.told, two.told]).toEqual([[EVENT], [EVENT]]);
});

test('asks for fresh data when the stream begins and when events are lost', () => {
  const { told } = listen();
  newest().send('ready', '7');
  newest().send('reset', '20');
  expect(told).toEqual(['gap', 'gap']);
});

test('tells a page that was on its way what happened meanwhile', () => {
  listen();
  newest().send('TicketUpdated', '7', EVENT);
  expect(listen().told).toEqual([EVENT]);
});

test('resumes where it was when the server refused for a while, asking ever less often', () => {
  listen();
  newest().send('TicketUpdated', '7', EVENT);
  newest().refuse();
  jest.advanceTimersByTime(2_000);
  expect(newest().url).toBe('/api/stream?lastEventId=7');
  newest().refuse();
  jest.advanceTimersByTime(3_999);
  expect(sources).toHaveLength(2);
  jest.advanceTimersByTime(1);
  expect(sources).toHaveLength(3);
});

test('leaves a lost connection to the browser', () => {
  listen();
  newest().open();
  newest().dispatchEvent(new Event('error'));
  jest.advanceTimersByTime(60_000);
  expect(sources).toHaveLength(1);
});

test('pauses while nobody looks, and resumes where it was', () => {
  const { told } = listen();
  const [paused] = sources;
  paused?.send('TicketUpdated', '7', EVENT);
  live.pause();
  expect(paused?.readyState).toBe(2);
  live.resume();
  expect(newest().url).toBe('/api/stream?lastEventId=7');
  paused?.send('TicketUpdated', '6', EVENT);
  expect(told).toEqual([EVENT]);
});

test('starts again for another user, who hears nothing of the last one', () => {
  listen();
  newest().send('OrderCreated', '7', { type: 'OrderCreated' });
  live.restart();
  expect(sources.map(({ url }) => url)).toEqual(['/api/stream', '/api/stream?lastEventId=7']);
  expect(listen().told).toEqual([]);
});

test('keeps the connection from one page to the next, and closes it when no page needs it', () => {
  listen().stop();
  const next = listen();
  jest.advanceTimersByTime(10_000);
  expect(sources).toHaveLength(1);
  expect(newest().readyState).not.toBe(2);
  next.stop();
  jest.advanceTimersByTime(1_000);
  expect(newest().readyState).toBe(2);
});
