import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useI18n } from '../shared/i18n/i18n';
import { PageSkeleton } from '../shared/ui/skeleton';
import { ErrorBoundary } from './error-boundary';
import { Footer } from './footer';
import { Header, TabBar } from './header';
import { LazyToaster } from './lazy-toaster';
import { useOnline } from './use-online';
import { useScrollMemory } from './use-scroll-memory';

const LiveCache = lazy(() => import('./live-cache'));

/** Tells the title of the document now, and again when it changes: a page that loads has only the name of the whole. */
function onTitle(tell: (title: string) => void): () => void {
  const observer = new MutationObserver(() => tell(document.title));
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  tell(document.title);
  return () => observer.disconnect();
}

/** The frame of every page. */
export function Layout() {
  const { t } = useI18n();
  const { pathname } = useLocation();
  const isOnline = useOnline();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  const [announced, announce] = useState('');
  useScrollMemory();
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    // Tab goes on from the top of the new page, and who listens hears its name, as soon as it is known.
    main.current?.focus({ preventScroll: true });
    return onTitle((title) => title !== t.brand && announce(title));
  }, [pathname, t]);
  return (
    <div className="flex min-h-dvh flex-col pb-20 sm:pb-0">
      <a
        href="#main"
        className="sr-only rounded-control bg-accent px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        {t.frame.skip}
      </a>
      <Header />
      {!isOnline && (
        <p role="status" className="bg-warn-wash px-4 py-3 text-center text-sm font-semibold text-warn">
          {t.frame.offline}
        </p>
      )}
      <main id="main" ref={main} tabIndex={-1} className="wrap grow">
        <ErrorBoundary key={pathname}>
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Footer />
      <TabBar />
      <p aria-live="polite" className="sr-only">
        {announced}
      </p>
      <LazyToaster />
      <Suspense>
        <LiveCache />
      </Suspense>
    </div>
  );
}
