import { type ComponentProps, type ReactNode, useId } from 'react';
import { useI18n } from '../i18n/i18n';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  /** What is wrong with it, as a sentence. */
  error?: string;
  optional?: boolean;
  className?: string;
  children(ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }): ReactNode;
}

/** A label, its control, and below it what is wrong or what helps. */
export function Field({ label, hint, error, optional, className = '', children }: FieldProps) {
  const { t } = useI18n();
  const id = useId();
  const told = error ?? hint;
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 flex items-baseline justify-between text-sm font-semibold">
        {label}
        {optional && <span className="font-normal text-soft">{t.selling.optional}</span>}
      </label>
      {children({
        id,
        ...(told && { 'aria-describedby': `${id}-told` }),
        ...(error && { 'aria-invalid': true }),
      })}
      {told && (
        <p id={`${id}-told`} className={`mt-1.5 text-sm ${error ? 'font-medium text-bad' : 'text-soft'}`}>
          {told}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'input'>, 'className' | 'id'>;

export const TextField = ({ label, hint, error, optional, className, ...input }: TextFieldProps) => (
  <Field {...{ label, hint, error, optional, className }}>
    {(ids) => <input {...input} {...ids} className="control" />}
  </Field>
);

type SelectFieldProps = Omit<FieldProps, 'children'> & Omit<ComponentProps<'select'>, 'className' | 'id'>;

/** The browser's own list of choices: the best one there is on a phone. */
export const SelectField = ({ label, hint, error, optional, className, ...select }: SelectFieldProps) => (
  <Field {...{ label, hint, error, optional, className }}>
    {(ids) => <select {...select} {...ids} className="control" />}
  </Field>
);
