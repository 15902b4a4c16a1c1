/** @jest-environment ./temporal-dev/testing/browser-environment.ts */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nProvider } from '../../shared/i18n/i18n';
import { en } from '../../shared/i18n/messages/en';
import { CatalogueSearch } from './catalogue-search';

const LONGER_THAN_THE_PAUSE_MS = 5_000;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const setUp = () => {
  const visitor = userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
  const searches: string[] = [];
  const search = (words: string) => void searches.push(words);
  const show = (value: string) => (
    <I18nProvider language="en" messages={en}>
      <CatalogueSearch value={value} onSearch={search} />
    </I18nProvider>
  );
  const { rerender } = render(show(''));
  return {
    visitor,
    searches,
    field: screen.getByRole<HTMLInputElement>('textbox', { name: 'Search' }),
    /** The address says this now. */
    say: (value: string) => rerender(show(value)),
    pause: () => act(() => jest.advanceTimersByTime(LONGER_THAN_THE_PAUSE_MS)),
  };
};

test('searches once for what was typed before a pause, and at once on Enter', async () => {
  const { visitor, searches, field, pause } = setUp();
  await visitor.type(field, 'tin');
  expect(searches).toEqual([]);
  pause();
  expect(searches).toEqual(['tin']);
  await visitor.type(field, ' comets{Enter}');
  expect(searches).toEqual(['tin', 'tin comets']);
});

test('keeps what is typed while the address still catches up with an earlier search', async () => {
  const { visitor, searches, field, say, pause } = setUp();
  await visitor.type(field, 'tin');
  pause();
  await visitor.type(field, ' com');
  pause();
  await visitor.type(field, 'ets');
  say('tin');
  expect(field.value).toBe('tin comets');
  say('tin com');
  expect(field.value).toBe('tin comets');
  pause();
  expect(searches.at(-1)).toBe('tin comets');
});

test('shows what the address says when it changes by other hands', async () => {
  const { visitor, field, say, pause } = setUp();
  await visitor.type(field, 'tin');
  pause();
  say('tin');
  say('');
  expect(field.value).toBe('');
  say('tin');
  expect(field.value).toBe('tin');
});

test('is emptied by one press, and the field keeps the focus', async () => {
  const { visitor, searches, field } = setUp();
  await visitor.type(field, 'tin');
  await visitor.click(screen.getByRole('button', { name: 'Clear the search' }));
  expect(field.value).toBe('');
  expect(searches).toEqual(['']);
  expect(document.activeElement).toBe(field);
});
