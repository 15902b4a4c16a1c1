import { useEffect, useRef } from 'react';
import { Form, Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { useCurrentUser } from '../features/users/use-current-user';
import { paths } from '../shared/paths';

/** The frame of every page: who is signed in, where to go. */
export function Layout() {
  const user = useCurrentUser();
  const { pathname, search } = useLocation();
  const busy = useNavigation().state !== 'idle';
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    // Readers of a screen hear the new page, and Tab goes on from its top.
    if (shown.current !== pathname) main.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to the content
      </a>
      <header className="site-header">
        <div className="wrap site-header-row">
          <Link className="brand" to={paths.catalogue.href()}>
            <img src="/favicon.svg" alt="" width="28" height="28" />
            Ticketing
          </Link>
          <nav aria-label="Main">
            {user ? (
              <>
                <NavLink to={paths.orders.href()}>My orders</NavLink>
                <Form method="post" action={paths.signOut.href()}>
                  <button className="link-button" type="submit" title={`Signed in as ${user.email}`}>
                    Sign out<span className="who"> {user.name}</span>
                  </button>
                </Form>
              </>
            ) : (
              <>
                <NavLink to={paths.signIn.href(pathname.startsWith('/sign-') ? '/' : pathname + search)}>
                  Sign in
                </NavLink>
                <NavLink className="button button-small" to={paths.signUp.href()}>
                  Sign up
                </NavLink>
              </>
            )}
          </nav>
        </div>
        <div className="progress" data-busy={busy} aria-hidden="true" />
      </header>
      <main id="main" className="wrap" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="site-footer">
        <div className="wrap">A demonstration: no artist, team or card is real.</div>
      </footer>
      <ScrollRestoration />
    </>
  );
}
