import { X } from 'lucide-react';
import { useI18n } from '../../shared/i18n/i18n';
import { PANEL_FILTERS, type TicketFilter } from './ticket-filter';

interface ActiveFiltersProps {
  filter: TicketFilter;
  onChange(filter: TicketFilter): void;
}

/** What is filtered for, each to be taken away by a tap. */
export function ActiveFilters({ filter, onChange }: ActiveFiltersProps) {
  const { t, format } = useI18n();
  const texts: Record<(typeof PANEL_FILTERS)[number], (value: string) => string> = {
    city: (city) => city,
    from: (day) => `${t.catalogue.from} ${format.day(day)}`,
    to: (day) => `${t.catalogue.to} ${format.day(day)}`,
    currency: (code) => code.toUpperCase(),
    minPrice: (price) => `${t.catalogue.minPrice} ${price}`,
    maxPrice: (price) => `${t.catalogue.maxPrice} ${price}`,
    available: () => t.ticketStatus.available,
  };
  const active = PANEL_FILTERS.flatMap((name) => {
    const value = filter[name];
    return value ? [{ name, text: texts[name](value) }] : [];
  });
  if (active.length === 0) return null;
  return (
    <ul className="mt-4 flex flex-wrap gap-2">
      {active.map(({ name, text }) => (
        <li key={name}>
          <button
            type="button"
            aria-label={t.catalogue.remove(text)}
            onClick={() => onChange({ ...filter, [name]: undefined })}
            className="flex h-11 items-center gap-1.5 rounded-full bg-accent-wash pr-3 pl-4 text-sm font-semibold text-accent hover:bg-sunken"
          >
            {text}
            <X aria-hidden="true" className="size-4" />
          </button>
        </li>
      ))}
    </ul>
  );
}
