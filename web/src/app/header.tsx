import { Search, Tag, Ticket, UserRound } from 'lucide-react';
import { Link, NavLink, useLocation } from 'react-router';
import { useI18n } from '../shared/i18n/i18n';
import { paths } from '../shared/paths';
import { useSession } from '../shared/session/use-session';
import { ButtonLink } from '../shared/ui/button';

const LINK =
  'flex h-11 items-center rounded-control px-3.5 text-sm font-semibold text-soft hover:bg-sunken hover:text-ink aria-[current=page]:text-ink';

/** Where a sign-in from here leads back to. */
function useReturnPath(): string {
  const { pathname, search } = useLocation();
  return pathname.startsWith('/sign-') ? '/' : pathname + search;
}

/** Who we are, and on wide screens where to go. */
export function Header() {
  const { t } = useI18n();
  const user = useSession();
  const here = useReturnPath();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-canvas/90 backdrop-blur-md">
      <div className="wrap flex h-16 items-center gap-6">
        <Link to={paths.catalogue.href()} className="-ml-1 flex items-center gap-2.5 rounded-control px-1 py-2">
          <img src="/favicon.svg" alt="" width="30" height="30" />
          <span className="text-lg font-extrabold tracking-tight">{t.brand}</span>
        </Link>
        <nav aria-label={t.frame.navigation} className="hidden grow items-center gap-1 sm:flex">
          <NavLink to={paths.catalogue.href()} end className={LINK}>
            {t.frame.browse}
          </NavLink>
          <NavLink to={paths.listings.href()} className={LINK}>
            {t.frame.sell}
          </NavLink>
          {user && (
            <NavLink to={paths.orders.href()} className={LINK}>
              {t.frame.orders}
            </NavLink>
          )}
          <span className="grow" />
          {user && (
            <NavLink to={paths.account.href()} className={LINK} title={t.account.signedInAs(user.email)}>
              <span className="mr-2 grid size-7 place-items-center rounded-full bg-accent-wash text-xs font-bold text-accent uppercase">
                {user.name.slice(0, 1)}
              </span>
              <span className="max-w-32 truncate">{user.name}</span>
            </NavLink>
          )}
          {user === null && (
            <>
              <NavLink to={paths.signIn.href(here)} className={LINK}>
                {t.frame.signIn}
              </NavLink>
              <ButtonLink to={paths.signUp.href(here)} size="small">
                {t.frame.signUp}
              </ButtonLink>
            </>
          )}
        </nav>
        {user === null && (
          <ButtonLink to={paths.signIn.href(here)} size="small" look="quiet" className="ml-auto sm:hidden">
            {t.frame.signIn}
          </ButtonLink>
        )}
      </div>
    </header>
  );
}

const TAB =
  'flex h-16 flex-col items-center justify-center gap-1 text-xs font-semibold text-soft aria-[current=page]:text-accent';

/** The same on a phone, where a thumb reaches it. */
export function TabBar() {
  const { t } = useI18n();
  const tabs = [
    { to: paths.catalogue.href(), Icon: Search, label: t.frame.browse, end: true },
    { to: paths.listings.href(), Icon: Tag, label: t.frame.sell },
    { to: paths.orders.href(), Icon: Ticket, label: t.frame.orders },
    { to: paths.account.href(), Icon: UserRound, label: t.frame.account },
  ];
  return (
    <nav
      aria-label={t.frame.navigation}
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-4 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden"
    >
      {tabs.map(({ to, Icon, label, end }) => (
        <NavLink key={to} to={to} end={end} className={TAB}>
          <Icon aria-hidden="true" className="size-5" />
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
