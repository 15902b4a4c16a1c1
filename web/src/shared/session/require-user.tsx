import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { paths } from '../paths';
import { Redirect } from '../ui/redirect';
import { PageSkeleton } from '../ui/skeleton';
import { useSession } from './use-session';

/** Shows its page to whoever is signed in; others sign in first and come back. */
export function RequireUser({ children }: { children: ReactNode }) {
  const user = useSession();
  const { pathname, search } = useLocation();
  if (user === undefined) return <PageSkeleton />;
  if (user === null) return <Redirect to={paths.signIn.href(pathname + search)} />;
  return children;
}
