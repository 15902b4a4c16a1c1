/** Every address of the storefront: the router reads `path`, links call `href`. */
export const paths = {
  catalogue: { path: '/', href: () => '/' },
  ticket: { path: '/tickets/:ticketId', href: (ticketId: string) => `/tickets/${ticketId}` },
  orders: { path: '/orders', href: () => '/orders' },
  order: { path: '/orders/:orderId', href: (orderId: string) => `/orders/${orderId}` },
  listings: { path: '/sell', href: () => '/sell' },
  newListing: { path: '/sell/new', href: () => '/sell/new' },
  editListing: { path: '/sell/:ticketId', href: (ticketId: string) => `/sell/${ticketId}` },
  account: { path: '/account', href: () => '/account' },
  signIn: { path: '/sign-in', href: (next = '/') => withNext('/sign-in', next) },
  signUp: { path: '/sign-up', href: (next = '/') => withNext('/sign-up', next) },
} as const;

function withNext(path: string, next: string): string {
  return next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** Where to go after signing in: only ever a page of this storefront, whatever the address says. */
export function nextPath(currentUrl: string): string {
  const here = new URL(currentUrl);
  const next = new URL(here.searchParams.get('next') ?? '/', here.origin);
  return next.origin === here.origin ? next.pathname + next.search : '/';
}
