import { Link } from 'react-router';
import { TICKET_CATEGORIES } from '../../../../shared/contracts/tickets';
import { useI18n } from '../../shared/i18n/i18n';
import { filterParams, type TicketFilter } from './ticket-filter';

/** One row of kinds of events, which scrolls sideways where it does not fit. */
export function CategoryLinks({ filter }: { filter: TicketFilter }) {
  const { t } = useI18n();
  const choices = [undefined, ...TICKET_CATEGORIES];
  return (
    <nav
      aria-label={t.catalogue.categories}
      className="-mx-4 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      <ul className="flex gap-2">
        {choices.map((category) => (
          <li key={category ?? 'all'}>
            <Link
              to={{ search: filterParams({ ...filter, category }).toString() }}
              replace
              aria-current={filter.category === category ? 'true' : undefined}
              className="flex h-11 items-center rounded-full border border-line bg-surface px-4 text-sm font-semibold whitespace-nowrap hover:border-ink aria-[current=true]:border-accent aria-[current=true]:bg-accent aria-[current=true]:text-on-accent"
            >
              {t.category[category ?? 'all']}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
