import { createBrowserRouter } from 'react-router';
import { loadOrder, runOrderCommand } from '../features/orders/order-data';
import { OrderPage } from '../features/orders/order-page';
import { loadOrders } from '../features/orders/orders-data';
import { OrdersPage } from '../features/orders/orders-page';
import { loadCatalogue } from '../features/tickets/catalogue-data';
import { CataloguePage } from '../features/tickets/catalogue-page';
import { loadTicket, reserveTicket } from '../features/tickets/ticket-data';
import { TicketPage } from '../features/tickets/ticket-page';
import { submitSignIn, submitSignOut, submitSignUp } from '../features/users/session-data';
import { SignInPage, SignUpPage } from '../features/users/session-pages';
import { paths } from '../shared/paths';
import { ErrorPage } from './error-page';
import { Layout } from './layout';
import { loadSession, reloadSession } from './session';

/** Every page, the data it is shown with and the commands it can run. */
export const createRouter = () =>
  createBrowserRouter([
    {
      id: 'root',
      loader: loadSession,
      shouldRevalidate: reloadSession,
      element: <Layout />,
      errorElement: <ErrorPage />,
      HydrateFallback: () => null,
      children: [
        {
          errorElement: <ErrorPage />,
          children: [
            { path: paths.catalogue.path, loader: loadCatalogue, element: <CataloguePage /> },
            { path: paths.ticket.path, loader: loadTicket, action: reserveTicket, element: <TicketPage /> },
            { path: paths.orders.path, loader: loadOrders, element: <OrdersPage /> },
            { path: paths.order.path, loader: loadOrder, action: runOrderCommand, element: <OrderPage /> },
            { path: paths.signIn.path, action: submitSignIn, element: <SignInPage /> },
            { path: paths.signUp.path, action: submitSignUp, element: <SignUpPage /> },
            { path: paths.signOut.path, action: submitSignOut },
            { path: '*', element: <ErrorPage /> },
          ],
        },
      ],
    },
  ]);
