import { Outlet, Route, Routes } from 'react-router';
import { paths } from '../shared/paths';
import { RequireUser } from '../shared/session/require-user';
import { Failure } from '../shared/ui/failure';
import { Layout } from './layout';
import { pages } from './pages';

/** Which page stands at which address, and which of them are for whoever is signed in. */
export const StorefrontRoutes = () => (
  <Routes>
    <Route element={<Layout />}>
      <Route path={paths.catalogue.path} element={<pages.catalogue />} />
      <Route path={paths.ticket.path} element={<pages.ticket />} />
      <Route path={paths.signIn.path} element={<pages.signIn />} />
      <Route path={paths.signUp.path} element={<pages.signUp />} />
      <Route
        element={
          <RequireUser>
            <Outlet />
          </RequireUser>
        }
      >
        <Route path={paths.orders.path} element={<pages.orders />} />
        <Route path={paths.order.path} element={<pages.order />} />
        <Route path={paths.listings.path} element={<pages.listings />} />
        <Route path={paths.newListing.path} element={<pages.newListing />} />
        <Route path={paths.editListing.path} element={<pages.editListing />} />
        <Route path={paths.account.path} element={<pages.account />} />
      </Route>
      <Route path="*" element={<Failure />} />
    </Route>
  </Routes>
);
