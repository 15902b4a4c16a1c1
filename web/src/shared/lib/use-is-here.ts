import { useCallback } from 'react';
import { useLocation } from 'react-router';

/**
 * Answers whether the visitor is still on the page that asks. It is shown until the code of the next one has come, and a
 * timer or an answer may be later still: whoever has gone elsewhere is not called back.
 */
export function useIsHere(): () => boolean {
  const { pathname } = useLocation();
  return useCallback(() => window.location.pathname === pathname, [pathname]);
}
