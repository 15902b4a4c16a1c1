import { lazy } from 'react';

/** Every page is a file of its own, loaded when it is first gone to. */
export const CataloguePage = lazy(async () => ({
  default: (await import('../features/tickets/catalogue-page')).CataloguePage,
}));
export const TicketPage = lazy(async () => ({ default: (await import('../features/tickets/ticket-page')).TicketPage }));
export const OrdersPage = lazy(async () => ({ default: (await import('../features/orders/orders-page')).OrdersPage }));
export const OrderPage = lazy(async () => ({ default: (await import('../features/orders/order-page')).OrderPage }));
export const ListingsPage = lazy(async () => ({
  default: (await import('../features/selling/listings-page')).ListingsPage,
}));
export const NewListingPage = lazy(async () => ({
  default: (await import('../features/selling/new-listing-page')).NewListingPage,
}));
export const EditListingPage = lazy(async () => ({
  default: (await import('../features/selling/edit-listing-page')).EditListingPage,
}));
export const AccountPage = lazy(async () => ({
  default: (await import('../features/account/account-page')).AccountPage,
}));
export const SignInPage = lazy(async () => ({
  default: (await import('../features/account/sign-in-page')).SignInPage,
}));
export const SignUpPage = lazy(async () => ({
  default: (await import('../features/account/sign-up-page')).SignUpPage,
}));
