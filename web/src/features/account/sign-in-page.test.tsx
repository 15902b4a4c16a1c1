/** @jest-environment ./temporal-dev/testing/browser-environment.ts */
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lazy, Suspense } from 'react';
import { Link, Route, Routes } from 'react-router';
import { useSession } from '../../shared/session/use-session';
import { USER } from '../../shared/testing/examples';
import { type Answers, fakeApi, held, refuse } from '../../shared/testing/fake-api';
import { here, renderAt } from '../../shared/testing/render-at';
import { SignInPage } from './sign-in-page';

const SIGN_IN = 'POST /api/users/signin';
const Whoever = () => <p>{useSession()?.name ?? 'nobody'}</p>;

function show(answers: Answers, Elsewhere: React.ComponentType = () => null): string[] {
  const calls = fakeApi({ 'GET /api/users/currentuser': () => Response.json({ currentUser: null }), ...answers });
  renderAt(
    '/sign-in?next=%2Forders',
    <Suspense>
      <Link to="/elsewhere">elsewhere</Link>
      <Whoever />
      <Routes>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route path="/elsewhere" element={<Elsewhere />} />
        <Route path="*" element={null} />
      </Routes>
    </Suspense>,
  );
  return calls;
}

async function fillIn(password = 'correct horse battery'): Promise<void> {
  await userEvent.type(screen.getByLabelText('Email'), 'mia@example.com');
  await userEvent.type(screen.getByLabelText('Password'), `${password}{Enter}`);
}

test('goes back to where the sign-in was asked for', async () => {
  show({ [SIGN_IN]: () => Response.json(USER) });
  await fillIn();
  await waitFor(() => expect(here()).toBe('/orders'));
});

test('says what is wrong with a field before anything is sent', async () => {
  const calls = show({});
  await userEvent.type(screen.getByLabelText('Email'), 'nobody');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  await screen.findByText(/^Email must be/);
  expect(screen.getByLabelText('Email').getAttribute('aria-invalid')).toBe('true');
  expect(calls).not.toContain(SIGN_IN);
});

test('says that the credentials are wrong, in view and with the focus', async () => {
  show({ [SIGN_IN]: () => refuse(401, 'wrong-credentials') });
  await fillIn('not-the-password');
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('the API says wrong-credentials');
  expect(document.activeElement?.contains(alert)).toBe(true);
});

test('does not call back a visitor who has gone to a page whose code is still coming', async () => {
  const { answer, come } = held();
  const NeverThere = lazy(() => new Promise<never>(() => undefined));
  show({ [SIGN_IN]: () => answer }, NeverThere);
  await fillIn();
  await userEvent.click(screen.getByRole('link', { name: 'elsewhere' }));
  await act(async () => come(Response.json(USER)));
  await screen.findByText(USER.name);
  expect(here()).toBe('/elsewhere');
});

test('is not undone by an answer that was on its way before', async () => {
  const { answer, come } = held();
  show({ [SIGN_IN]: () => Response.json(USER), 'GET /api/users/currentuser': () => answer });
  await fillIn();
  await screen.findByText(USER.name);
  await act(async () => come(Response.json({ currentUser: null })));
  expect(screen.getByText(USER.name)).toBeDefined();
});
