import type { FormEventHandler, ReactNode } from 'react';
import { useI18n } from '../../shared/i18n/i18n';
import { Button } from '../../shared/ui/button';
import { ProblemNotice } from '../../shared/ui/problem-notice';

interface SessionFormProps {
  title: string;
  lead: string;
  submit: string;
  isBusy: boolean;
  /** What the API refused, unless a field shows it. */
  error: unknown;
  onSubmit: FormEventHandler<HTMLFormElement>;
  children: ReactNode;
  /** The way to the other form. */
  other: ReactNode;
}

/** The frame of signing in and up. */
export function SessionForm({ title, lead, submit, isBusy, error, onSubmit, children, other }: SessionFormProps) {
  const { t } = useI18n();
  return (
    <div className="mx-auto max-w-md py-8 sm:py-16">
      <title>{t.pageTitle(title)}</title>
      <h1 className="text-4xl font-extrabold">{title}</h1>
      <p className="mt-2 mb-8 text-lg text-soft">{lead}</p>
      <form noValidate onSubmit={onSubmit} className="card space-y-5 p-5 sm:p-7">
        <ProblemNotice error={error} />
        {children}
        <Button type="submit" wide size="large" disabled={isBusy}>
          {submit}
        </Button>
      </form>
      <p className="mt-6 text-center text-soft">{other}</p>
    </div>
  );
}
