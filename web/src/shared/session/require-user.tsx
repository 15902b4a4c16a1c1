import { type ReactNode, useDeferredValue } from 'react';
import { useLocation } from 'react-router';
import { paths } from '../paths';
import { Redirect } from '../ui/redirect';
import { PageSkeleton } from '../ui/skeleton';
import { useSession } from './use-session';

/** Shows its page to whoever is signed in; others sign in first and come back. */
export function RequireUser({ children }: { children: ReactNode }) {
  // Its page is drawn in small steps, between which the browser answers the visitor.
  const user = useDeferredValue(useSession());
  const { pathname, search } = useLocation();
  if (user === undefined) return <PageSkeleton />;
  if (user === null) return <Redirect to={paths.signIn.href(pathname + search)} />;
  return children;
}
