/** @jest-environment ./temporal-dev/testing/browser-environment.ts */
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { ticketETag } from '../../../../shared/contracts/http/entity-tags';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { queryClient } from '../../shared/api/query-client';
import { keys } from '../../shared/api/query-keys';
import { TICKET, USER } from '../../shared/testing/examples';
import { fakeApi, refuse } from '../../shared/testing/fake-api';
import { renderAt } from '../../shared/testing/render-at';
import { EditListingPage } from './edit-listing-page';

const OWN: Ticket = { ...TICKET, sellerId: USER.id };

/** Opens the form, lets the ticket become what `meanwhile` says, and saves. Returns the version that was to be replaced. */
async function saveAfter(meanwhile: Partial<Ticket>): Promise<string | null> {
  let replaced: string | null = null;
  fakeApi({
    'GET /api/users/currentuser': () => Response.json({ currentUser: USER }),
    [`GET /api/tickets/${OWN.id}`]: () => Response.json(OWN),
    [`PUT /api/tickets/${OWN.id}`]: (request) => {
      replaced = request.headers.get('If-Match');
      return refuse(412, 'version-mismatch');
    },
  });
  renderAt(
    `/sell/${OWN.id}`,
    <Routes>
      <Route path="/sell/:ticketId" element={<EditListingPage />} />
    </Routes>,
  );
  const save = await screen.findByRole('button', { name: 'Save changes' });
  act(() => void queryClient.setQueryData(keys.ticket(OWN.id), { ...OWN, ...meanwhile }));
  await userEvent.click(save);
  await waitFor(() => expect(replaced).not.toBeNull());
  return replaced;
}

test('saves over a hold that came and went', async () => {
  expect(await saveAfter({ version: 3 })).toBe(ticketETag({ ...OWN, version: 3 }));
});

test('does not overwrite what was edited elsewhere since the form was opened', async () => {
  expect(await saveAfter({ version: 2, title: 'The Tin Comets, late show' })).toBe(ticketETag(OWN));
});
