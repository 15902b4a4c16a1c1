import { useEffect } from 'react';
import { useRevalidator } from 'react-router';

/** Loads the page's data again every `everyMs` while it can be seen; `null` stops it. */
export function usePoll(everyMs: number | null): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (everyMs === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, revalidate]);
}
