import { Navigate } from 'react-router';
import { useIsHere } from '../lib/use-is-here';

/** Shows another page in place of this one, unless the visitor has left it already. */
export function Redirect({ to }: { to: string }) {
  const isHere = useIsHere();
  return isHere() ? <Navigate to={to} replace /> : null;
}
