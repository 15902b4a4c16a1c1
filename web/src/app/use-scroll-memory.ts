import { useEffect, useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

/** How far each entry of the history was scrolled, by the router's key of it. */
const positions = new Map<string, number>();

/** A new page begins at its top; one that is come back to is where it was left. */
export function useScrollMemory(): void {
  const { key, pathname } = useLocation();
  const type = useNavigationType();
  const shown = useRef({ key, pathname });
  useLayoutEffect(() => {
    const isSamePage = shown.current.pathname === pathname;
    shown.current = { key, pathname };
    if (type === NavigationType.Pop) {
      const position = positions.get(key);
      if (position !== undefined) window.scrollTo(0, position);
    } else if (!isSamePage) window.scrollTo(0, 0);
  }, [key, pathname, type]);
  useEffect(() => {
    // Ours while the page lives; a reload is the browser's affair.
    window.history.scrollRestoration = 'manual';
    const note = () => positions.set(shown.current.key, window.scrollY);
    const handOver = () => {
      window.history.scrollRestoration = 'auto';
    };
    window.addEventListener('scroll', note, { passive: true });
    window.addEventListener('pagehide', handOver);
    return () => {
      window.removeEventListener('scroll', note);
      window.removeEventListener('pagehide', handOver);
    };
  }, []);
}
