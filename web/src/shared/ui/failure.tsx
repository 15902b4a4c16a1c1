import { CloudOff, Compass, TriangleAlert } from 'lucide-react';
import { ProblemError } from '../../../../shared/contracts/client/body-of';
import { UNREACHABLE } from '../api/fetch-answer';
import { isStatus } from '../api/is-status';
import { useI18n } from '../i18n/i18n';
import { problemText } from '../i18n/problem-text';
import { paths } from '../paths';
import { Button, ButtonLink } from './button';
import { EmptyState } from './empty-state';

interface FailureProps {
  /** Without one the address matched no page. */
  error?: unknown;
  retry?(): void;
}

/** Shown in place of what could not be loaded: unknown address, no connection, or an answer that did not come. */
export function Failure({ error, retry }: FailureProps) {
  const { t } = useI18n();
  const missing: boolean = !error || isStatus(error, 404);
  const problem = error instanceof ProblemError ? error.problem : undefined;
  const offline = problem?.type === UNREACHABLE && !navigator.onLine;
  const title = missing ? t.failure.notFoundTitle : offline ? t.failure.offlineTitle : t.failure.brokenTitle;
  return (
    <EmptyState
      Icon={missing ? Compass : offline ? CloudOff : TriangleAlert}
      heading="h1"
      title={title}
      action={
        <>
          {!missing && retry && <Button onClick={retry}>{t.failure.retry}</Button>}
          <ButtonLink look={missing ? 'primary' : 'quiet'} to={paths.catalogue.href()}>
            {t.failure.toCatalogue}
          </ButtonLink>
        </>
      }
    >
      <title>{t.pageTitle(title)}</title>
      <p>
        {missing
          ? t.failure.notFound
          : offline
            ? t.failure.offline
            : problem
              ? problemText(t, problem)
              : t.failure.broken}
      </p>
      {problem?.requestId && !missing && <p className="mt-2 text-sm">{t.failure.requestId(problem.requestId)}</p>}
    </EmptyState>
  );
}
