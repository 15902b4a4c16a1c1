import { Outlet, Route, Routes } from 'react-router';
import { paths } from '../shared/paths';
import { RequireUser } from '../shared/session/require-user';
import { Failure } from '../shared/ui/failure';
import { Layout } from './layout';
import * as pages from './pages';

/** Which page stands at which address, and which of them are for whoever is signed in. */
export const StorefrontRoutes = () => (
  <Routes>
    <Route element={<Layout />}>
      <Route path={paths.catalogue.path} element={<pages.CataloguePage />} />
      <Route path={paths.ticket.path} element={<pages.TicketPage />} />
      <Route path={paths.signIn.path} element={<pages.SignInPage />} />
      <Route path={paths.signUp.path} element={<pages.SignUpPage />} />
      <Route
        element={
          <RequireUser>
            <Outlet />
          </RequireUser>
        }
      >
        <Route path={paths.orders.path} element={<pages.OrdersPage />} />
        <Route path={paths.order.path} element={<pages.OrderPage />} />
        <Route path={paths.listings.path} element={<pages.ListingsPage />} />
        <Route path={paths.newListing.path} element={<pages.NewListingPage />} />
        <Route path={paths.editListing.path} element={<pages.EditListingPage />} />
        <Route path={paths.account.path} element={<pages.AccountPage />} />
      </Route>
      <Route path="*" element={<Failure />} />
    </Route>
  </Routes>
);
