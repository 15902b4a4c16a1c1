import { type FormEvent, useState } from 'react';
import { CURRENCY_CODES } from '../../../../shared/contracts/money';
import { useI18n } from '../../shared/i18n/i18n';
import { Button } from '../../shared/ui/button';
import { SelectField, TextField } from '../../shared/ui/field';
import { PANEL_FILTERS, readFilter, type TicketFilter } from './ticket-filter';

interface CatalogueFiltersProps {
  filter: TicketFilter;
  onChange(filter: TicketFilter): void;
}

/** Where, when and for how much. */
export default function CatalogueFilters({ filter, onChange }: CatalogueFiltersProps) {
  const { t } = useI18n();
  const [hasPrice, setHasPrice] = useState(Boolean(filter.minPrice || filter.maxPrice));
  const notePrice = ({ currentTarget: { form } }: FormEvent<HTMLInputElement>) => {
    const said = new FormData(form ?? undefined);
    setHasPrice(Boolean(said.get('minPrice') || said.get('maxPrice')));
  };
  const others = Object.fromEntries(
    Object.entries(filter).filter(([name]) => !PANEL_FILTERS.some((panel) => panel === name)),
  );
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const params = new URLSearchParams([...said].map(([name, value]) => [name, String(value)]));
    onChange({ ...readFilter(params), ...others });
  };
  return (
    <form onSubmit={apply} className="card appear mt-4 p-5 sm:p-6">
      <div className="grid grid-cols-2 gap-4 lg:grid-cols-6">
        <TextField
          label={t.catalogue.city}
          name="city"
          placeholder={t.catalogue.cityHint}
          defaultValue={filter.city}
          className="col-span-2"
        />
        <TextField
          label={t.catalogue.from}
          name="from"
          type="date"
          defaultValue={filter.from}
          className="lg:col-span-2"
        />
        <TextField label={t.catalogue.to} name="to" type="date" defaultValue={filter.to} className="lg:col-span-2" />
        <SelectField
          label={t.catalogue.currency}
          name="currency"
          defaultValue={filter.currency}
          required={hasPrice}
          className="col-span-2"
        >
          <option value="">{t.catalogue.anyCurrency}</option>
          {CURRENCY_CODES.map((code) => (
            <option key={code} value={code}>
              {code.toUpperCase()}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t.catalogue.minPrice}
          name="minPrice"
          inputMode="decimal"
          pattern="\d+([.,]\d{1,2})?"
          defaultValue={filter.minPrice}
          onInput={notePrice}
          className="lg:col-span-2"
        />
        <TextField
          label={t.catalogue.maxPrice}
          name="maxPrice"
          inputMode="decimal"
          pattern="\d+([.,]\d{1,2})?"
          defaultValue={filter.maxPrice}
          onInput={notePrice}
          className="lg:col-span-2"
        />
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-3">
        <label className="flex min-h-11 grow items-center gap-3 font-medium">
          <input
            type="checkbox"
            name="available"
            value="yes"
            defaultChecked={filter.available === 'yes'}
            className="size-5 accent-accent"
          />
          {t.catalogue.available}
        </label>
        <Button look="plain" onClick={() => onChange(others)}>
          {t.catalogue.reset}
        </Button>
        <Button type="submit">{t.catalogue.apply}</Button>
      </div>
    </form>
  );
}
