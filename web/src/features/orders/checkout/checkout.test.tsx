/** @jest-environment ./temporal-dev/testing/browser-environment.ts */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { OrderAnswer } from '../../../../../shared/contracts/http/orders';
import { serverClock } from '../../../shared/api/server-clock';
import { CONFIG, ORDER } from '../../../shared/testing/examples';
import { type Answers, fakeApi, refuse } from '../../../shared/testing/fake-api';
import { renderAt } from '../../../shared/testing/render-at';
import { receiveToasts, type ToastText } from '../../../shared/ui/toast/notify';
import { Checkout } from './checkout';

const MINUTE_MS = 60_000;
const visitor = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
let toasts: ToastText[];
let stop: () => void;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse(ORDER.createdAt) });
  toasts = [];
  stop = receiveToasts((toast) => toasts.push(toast));
});
afterEach(() => {
  stop();
  jest.useRealTimers();
});

async function show(order: OrderAnswer = ORDER, answers: Answers = {}): Promise<string[]> {
  const calls = fakeApi({
    'GET /api/config': () => Response.json(CONFIG),
    'GET /api/orders': () => Response.json({ items: [], nextCursor: null }),
    ...answers,
  });
  renderAt(`/orders/${ORDER.id}`, <Checkout order={order} onDeclined={() => undefined} />);
  await screen.findByRole('button', { name: /^Pay/ });
  // To wait for it let the clock run a little.
  jest.setSystemTime(Date.parse(ORDER.createdAt));
  return calls;
}

const shown = () => screen.getByRole('timer').textContent;
/** What who listens to the page has been told last. */
const spoken = () => within(screen.getByRole('region', { name: 'Held for you' })).getByRole('status').textContent;
const wait = (ms: number) => act(() => jest.advanceTimersByTime(ms));

describe('the countdown', () => {
  test('counts down to the end of the window, and says it aloud at a few marks only', async () => {
    await show();
    wait(1_000);
    expect([shown(), spoken()]).toEqual(['14:59', '']);
    wait(5 * MINUTE_MS - 1_000);
    expect([shown(), spoken()]).toEqual(['10:00', '10 minutes left to pay']);
    wait(2 * MINUTE_MS);
    expect([shown(), spoken()]).toEqual(['08:00', '10 minutes left to pay']);
    wait(7 * MINUTE_MS);
    expect([shown(), spoken()]).toEqual(['01:00', '1 minute left to pay']);
  });

  test('ends the checkout at the end of the window, also on a device that slept until then', async () => {
    await show();
    wait(15 * MINUTE_MS);
    expect([shown(), spoken()]).toEqual(['00:00', 'The time to pay is over']);
    expect(screen.getByText('The time to pay is over. Closing the order…')).toBeDefined();
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('is right on a device whose clock is wrong', async () => {
    const now = jest.spyOn(serverClock, 'now').mockImplementation(() => Date.now() - 3 * MINUTE_MS);
    await show();
    wait(1_000);
    expect(shown()).toBe('17:59');
    now.mockRestore();
  });
});

describe('more time', () => {
  const EXTEND = `POST /api/orders/${ORDER.id}/extend`;

  test('is asked for once by one tap', async () => {
    const calls = await show(ORDER, {
      [EXTEND]: () => Response.json({ ...ORDER, expiresAt: '2026-11-01T10:20:00.000Z', version: 2 }),
    });
    await visitor.dblClick(screen.getByRole('button', { name: '5 more minutes' }));
    await waitFor(() => expect(toasts).toEqual([{ title: 'You have more time now.', tone: 'good' }]));
    expect(calls.filter((call) => call === EXTEND)).toHaveLength(1);
  });

  test('says why when it is refused', async () => {
    await show(ORDER, { [EXTEND]: () => refuse(409, 'extension-not-allowed') });
    await visitor.click(screen.getByRole('button', { name: '5 more minutes' }));
    await waitFor(() => expect(toasts).toEqual([{ title: 'the API says extension-not-allowed', tone: 'bad' }]));
  });

  test('is not offered when it was taken', async () => {
    await show({ ...ORDER, expiresAt: '2026-11-01T10:20:00.000Z' });
    expect(screen.queryByRole('button', { name: '5 more minutes' })).toBeNull();
  });
});

describe('paying', () => {
  const PAY = 'POST /api/payments';
  const PAID = {
    id: 'pi_1',
    orderId: ORDER.id,
    amount: 4500,
    currency: 'eur',
    status: 'captured',
    createdAt: ORDER.createdAt,
  };
  const pay = () => visitor.dblClick(screen.getByRole('button', { name: 'Pay €45.00' }));
  const counted = (calls: string[]) => calls.filter((call) => call === PAY).length;

  test('sends one payment with the card that is chosen', async () => {
    const sent: unknown[] = [];
    const calls = await show(ORDER, {
      async [PAY](request) {
        sent.push(await request.json());
        return Response.json(PAID, { status: 201 });
      },
    });
    await visitor.click(screen.getByRole('radio', { name: /4444/ }));
    await pay();
    await screen.findByText('One moment, this is being decided…');
    expect(counted(calls)).toBe(1);
    expect(sent).toEqual([{ orderId: ORDER.id, paymentMethod: 'pm_card_mastercard' }]);
  });

  test('tells why the bank declined and how often one can try again', async () => {
    await show(ORDER, {
      [PAY]: () => refuse(402, 'payment-declined', { code: 'insufficient_funds', attemptsLeft: 2 }),
    });
    await pay();
    const { textContent } = await screen.findByRole('alert');
    expect(textContent).toContain('The card has insufficient funds.');
    expect(textContent).toContain('You can try 2 more times');
    expect(screen.getByRole('button', { name: 'Pay €45.00' })).toHaveProperty('disabled', false);
  });

  test('asks on, under the same key, until a payment that takes long is decided', async () => {
    const keys: (string | null)[] = [];
    await show(ORDER, {
      [PAY](request) {
        keys.push(request.headers.get('idempotency-key'));
        return keys.length < 3
          ? Response.json(ORDER, { status: 202 })
          : refuse(402, 'payment-declined', { code: 'expired_card', attemptsLeft: 1 });
      },
    });
    await pay();
    const alert = await screen.findByRole('alert', {}, { timeout: MINUTE_MS });
    expect(alert.textContent).toContain('The card has expired.');
    expect(keys).toEqual([keys[0], keys[0], keys[0]]);
  });

  test('leads to the bank when it wants to be asked, and back to the other cards', async () => {
    await show(ORDER, {
      [PAY]: () => refuse(402, 'payment-declined', { code: 'requires_action', paymentIntentId: 'pi_1' }),
    });
    await pay();
    const link = await screen.findByRole('link', { name: 'Confirm at the bank' });
    expect(link.getAttribute('href')).toBe('http://bank.example/challenge/pi_1');
    await visitor.click(screen.getByRole('button', { name: 'Use another card' }));
    expect(screen.getByRole('button', { name: 'Pay €45.00' })).toBeDefined();
  });
});
