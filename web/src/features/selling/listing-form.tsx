import { zodResolver } from '@hookform/resolvers/zod';
import { type ReactNode, useId, useState } from 'react';
import { type FieldErrors, type UseFormRegister, useController, useForm, useWatch } from 'react-hook-form';
import { CURRENCIES, CURRENCY_CODES, isCurrency } from '../../../../shared/contracts/money';
import { TICKET_CATEGORIES, type TicketDetails } from '../../../../shared/contracts/tickets';
import { useI18n } from '../../shared/i18n/i18n';
import { timeZoneOf } from '../../shared/lib/city-time-zones';
import { Button } from '../../shared/ui/button';
import { Field, SelectField, TextField } from '../../shared/ui/field';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { useFieldErrors } from '../../shared/ui/use-field-errors';
import { ListingPreview } from './listing-preview';
import { type ListingValues, listingSchema, toMinor } from './listing-values';
import { PictureField } from './picture-field';

interface ListingFormProps {
  values: ListingValues;
  submit: string;
  isBusy: boolean;
  isDisabled?: boolean;
  error: unknown;
  onSubmit(details: TicketDetails): void;
}

/** Everything that is said of a ticket, checked as one goes, beside how buyers will see it. */
export function ListingForm({ values, submit, isBusy, isDisabled = false, error, onSubmit }: ListingFormProps) {
  const { t } = useI18n();
  const form = useForm<ListingValues, unknown, TicketDetails>({
    resolver: zodResolver(listingSchema),
    defaultValues: values,
    mode: 'onTouched',
  });
  const current = useWatch({ control: form.control });
  const { errors } = form.formState;
  const picture = useController({ control: form.control, name: 'pictureId' }).field;
  const [isUploading, setUploading] = useState(false);
  const names = t.selling.fields;
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_20rem]">
      <form noValidate onSubmit={form.handleSubmit(onSubmit)}>
        <fieldset disabled={isDisabled} className="min-w-0 space-y-6">
          <Part title={t.selling.event}>
            <Text name="title" label={names.title} hint={names.titleHint} errors={errors} register={form.register} />
            <SelectField label={names.category} {...form.register('category')}>
              {TICKET_CATEGORIES.map((category) => (
                <option key={category} value={category}>
                  {t.category[category]}
                </option>
              ))}
            </SelectField>
            <Description errors={errors} register={form.register} />
            <PictureField
              pictureId={picture.value}
              isDisabled={isDisabled}
              onChange={picture.onChange}
              onUploading={setUploading}
            />
          </Part>
          <Part title={t.selling.place}>
            <div className="grid gap-5 sm:grid-cols-2">
              <Text name="venue" label={names.venue} optional errors={errors} register={form.register} />
              <Text name="city" label={names.city} optional errors={errors} register={form.register} />
            </div>
            <StartsAt city={current.city ?? ''} errors={errors} register={form.register} />
            <Text
              name="seat"
              label={names.seat}
              hint={names.seatHint}
              optional
              errors={errors}
              register={form.register}
            />
          </Part>
          <Part title={t.selling.offer}>
            <Price current={current.price} errors={errors} register={form.register} />
          </Part>
          <ProblemNotice error={error} />
          <Button
            type="submit"
            size="large"
            className="w-full sm:w-auto"
            disabled={isBusy || isDisabled || isUploading}
          >
            {isUploading ? t.selling.picture.uploading : submit}
          </Button>
        </fieldset>
      </form>
      <ListingPreview values={current} />
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="card space-y-5 p-5 sm:p-7">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

interface Registered {
  errors: FieldErrors<ListingValues>;
  register: UseFormRegister<ListingValues>;
}

interface TextProps extends Registered {
  name: 'title' | 'venue' | 'city' | 'seat';
  label: string;
  hint?: string;
  optional?: boolean;
}

function Text({ name, label, errors, register, ...field }: TextProps) {
  const errorOf = useFieldErrors(errors);
  return <TextField label={label} error={errorOf(name, label)} autoComplete="off" {...field} {...register(name)} />;
}

function Description({ errors, register }: Registered) {
  const { t } = useI18n();
  const { description: label, descriptionHint } = t.selling.fields;
  const error = useFieldErrors(errors)('description', label);
  return (
    <Field label={label} hint={descriptionHint} error={error} optional>
      {(ids) => <textarea rows={5} className="control h-auto py-3" {...register('description')} {...ids} />}
    </Field>
  );
}

function StartsAt({ city, errors, register }: Registered & { city: string }) {
  const { t } = useI18n();
  const { startsAt: label, startsAtHint, startsAtHintIn } = t.selling.fields;
  const error = useFieldErrors(errors)('startsAt', label);
  const timeZone = timeZoneOf(city);
  return (
    <TextField
      type="datetime-local"
      label={label}
      hint={timeZone ? startsAtHintIn(timeZone.replace('_', ' ')) : startsAtHint}
      error={error}
      optional
      {...register('startsAt')}
    />
  );
}

function Price({ current, errors, register }: Registered & { current?: Partial<ListingValues['price']> }) {
  const { t, format } = useI18n();
  const currency = current?.currency ?? '';
  const bounds = isCurrency(currency) && {
    lowest: format.price({ amount: CURRENCIES[currency].minMinor, currency }),
    highest: format.price({ amount: CURRENCIES[currency].maxMinor, currency }),
  };
  const isNumber = !Number.isNaN(toMinor(current?.amount ?? '', currency));
  const told = isNumber && bounds ? t.selling.priceBounds(bounds.lowest, bounds.highest) : t.selling.priceInvalid;
  return (
    <div className="grid grid-cols-[1fr_7rem] gap-4">
      <TextField
        label={t.selling.fields.price}
        inputMode="decimal"
        autoComplete="off"
        error={errors.price?.amount && told}
        {...register('price.amount')}
      />
      <SelectField label={t.selling.fields.currency} {...register('price.currency', { deps: ['price.amount'] })}>
        {CURRENCY_CODES.map((code) => (
          <option key={code} value={code}>
            {code.toUpperCase()}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
