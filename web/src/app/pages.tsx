import { type ComponentType, lazy } from 'react';
import { matchPath } from 'react-router';
import { paths } from '../shared/paths';

/** Every page is a file of its own, loaded when it is first gone to. */
const load = {
  catalogue: async () => (await import('../features/tickets/catalogue-page')).CataloguePage,
  ticket: async () => (await import('../features/tickets/ticket-page')).TicketPage,
  orders: async () => (await import('../features/orders/orders-page')).OrdersPage,
  order: async () => (await import('../features/orders/order-page')).OrderPage,
  listings: async () => (await import('../features/selling/listings-page')).ListingsPage,
  newListing: async () => (await import('../features/selling/new-listing-page')).NewListingPage,
  editListing: async () => (await import('../features/selling/edit-listing-page')).EditListingPage,
  account: async () => (await import('../features/account/account-page')).AccountPage,
  signIn: async () => (await import('../features/account/sign-in-page')).SignInPage,
  signUp: async () => (await import('../features/account/sign-up-page')).SignUpPage,
} satisfies Record<keyof typeof paths, () => Promise<ComponentType>>;

type PageName = keyof typeof load;
type Page = { default: ComponentType };

const loaded = new Map<PageName, Page>();

/** React takes what is there at once, where it would otherwise show the page's skeleton for a moment of its own length. */
// biome-ignore lint/suspicious/noThenProperty: a promise cannot be read before the next turn; what answers at once can.
const atOnce = (page: Page) => ({ then: (resolve: (page: Page) => void) => resolve(page) }) as Promise<Page>;

const page = (name: PageName) =>
  lazy(() => {
    const known = loaded.get(name);
    return known ? atOnce(known) : load[name]().then((component) => ({ default: component }));
  });

/** The pages, by the names of their paths. */
export const pages = {
  catalogue: page('catalogue'),
  ticket: page('ticket'),
  orders: page('orders'),
  order: page('order'),
  listings: page('listings'),
  newListing: page('newListing'),
  editListing: page('editListing'),
  account: page('account'),
  signIn: page('signIn'),
  signUp: page('signUp'),
};

/** Loads the script of the page at this address. One that does not come is asked for again when it is shown. */
export async function loadPage(pathname: string): Promise<void> {
  const names = Object.keys(load) as PageName[];
  const name = names.find((one) => matchPath(paths[one].path, pathname));
  if (!name) return;
  try {
    loaded.set(name, { default: await load[name]() });
  } catch {
    // Shown by the page's error boundary, with the way on.
  }
}
