import type { FieldErrors, FieldValues } from 'react-hook-form';
import { get } from 'react-hook-form';
import { useI18n } from '../i18n/i18n';

/** What is wrong with a form's field, as a sentence that begins with its label; undefined when nothing is. */
export function useFieldErrors<T extends FieldValues>(errors: FieldErrors<T>) {
  const { t } = useI18n();
  return (field: string, label: string): string | undefined => {
    const message: unknown = get(errors, `${field}.message`);
    return typeof message === 'string' && message ? t.issue(label, message) : undefined;
  };
}
