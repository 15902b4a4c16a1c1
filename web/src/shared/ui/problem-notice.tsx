import { useEffect, useRef } from 'react';
import { ProblemError } from '../../../../shared/contracts/client/body-of';
import { useI18n } from '../i18n/i18n';
import { problemText } from '../i18n/problem-text';
import { Notice } from './notice';

/** Says what the API refused and why. It comes into view and takes the focus, so that it is read wherever it stands. */
export function ProblemNotice({ error }: { error: unknown }) {
  const { t } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) place.current?.focus();
  }, [error]);
  if (!error) return null;
  return (
    <div ref={place} tabIndex={-1} className="rounded-control">
      <Notice tone="bad" role="alert">
        {error instanceof ProblemError ? problemText(t, error.problem) : t.failure.unexplained}
      </Notice>
    </div>
  );
}
