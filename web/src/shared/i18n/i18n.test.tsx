/** @jest-environment ./temporal-dev/testing/browser-environment.ts */
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nProvider, useI18n } from './i18n';
import { LANGUAGES } from './locales';
import { de } from './messages/de';
import { en } from './messages/en';

function Choice() {
  const { t, choose } = useI18n();
  return (
    <>
      <p>{t.frame.browse}</p>
      <button type="button" onClick={() => void choose('de')}>
        Deutsch
      </button>
      <button type="button" onClick={() => void choose('en')}>
        English
      </button>
    </>
  );
}

test('the language that was chosen last is shown, also when the texts of another come later', async () => {
  let arrive: (texts: typeof de) => void = () => undefined;
  jest.spyOn(LANGUAGES.de, 'load').mockReturnValue(
    new Promise((resolve) => {
      arrive = resolve;
    }),
  );
  render(
    <I18nProvider language="en" messages={en}>
      <Choice />
    </I18nProvider>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Deutsch' }));
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
  await act(async () => arrive(de));
  expect(screen.getByText(en.frame.browse)).toBeDefined();
  expect([document.documentElement.lang, localStorage.getItem('language')]).toEqual(['en', 'en']);
});
