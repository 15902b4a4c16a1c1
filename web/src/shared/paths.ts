/** Every address of the storefront: the router reads `path`, links call `href`. */
export const paths = {
  catalogue: { path: '/', href: () => '/' },
  ticket: { path: '/tickets/:ticketId', href: (ticketId: string) => `/tickets/${ticketId}` },
  order: { path: '/orders/:orderId', href: (orderId: string) => `/orders/${orderId}` },
  orders: { path: '/orders', href: () => '/orders' },
  signIn: { path: '/sign-in', href: (next = '/') => withNext('/sign-in', next) },
  signUp: { path: '/sign-up', href: (next = '/') => withNext('/sign-up', next) },
  signOut: { path: '/sign-out', href: () => '/sign-out' },
} as const;

function withNext(path: string, next: string): string {
  return next === '/' ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** Where to go after signing in: only ever a page of this storefront, whatever the address says. */
export function nextPath(requestUrl: string): string {
  const here = new URL(requestUrl);
  const next = new URL(here.searchParams.get('next') ?? '/', here.origin);
  return next.origin === here.origin ? next.pathname + next.search : '/';
}
