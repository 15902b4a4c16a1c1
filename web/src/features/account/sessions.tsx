import { useMutation } from '@tanstack/react-query';
import { useI18n } from '../../shared/i18n/i18n';
import { useIsHere } from '../../shared/lib/use-is-here';
import { paths } from '../../shared/paths';
import { Button } from '../../shared/ui/button';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { signOut } from './api/sign-out';
import { signOutEverywhere } from './api/sign-out-everywhere';

/** The ways out. */
export function Sessions() {
  const { t } = useI18n();
  const leave = useLeave();
  return (
    <section className="card space-y-4 p-5 sm:p-7">
      <h2 className="text-xl">{t.account.sessions}</h2>
      <ProblemNotice error={leave.error} />
      <div className="flex flex-wrap gap-3">
        <Button look="quiet" disabled={leave.isPending} onClick={() => leave.mutate(signOut)}>
          {t.account.signOut}
        </Button>
        <Button look="danger" disabled={leave.isPending} onClick={() => leave.mutate(signOutEverywhere)}>
          {t.account.signOutEverywhere}
        </Button>
      </div>
      <p className="text-sm text-soft">{t.account.signOutEverywhereHint}</p>
    </section>
  );
}

/** Ends sessions, then begins anew: nothing that was loaded for the user stays in the page. */
function useLeave() {
  const isHere = useIsHere();
  return useMutation({
    mutationFn: (end: () => Promise<unknown>) => end(),
    onSuccess: () => (isHere() ? window.location.assign(paths.catalogue.href()) : window.location.reload()),
  });
}
