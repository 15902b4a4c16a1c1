import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '../../../../../shared/contracts/client/body-of';
import { keys } from '../../../shared/api/query-keys';
import { useI18n } from '../../../shared/i18n/i18n';
import { problemText } from '../../../shared/i18n/problem-text';
import { Button } from '../../../shared/ui/button';
import { notify } from '../../../shared/ui/toast/notify';
import { extendOrder } from '../api/extend-order';

/** More time for whoever needs it, by one tap. */
export function ExtendButton({ orderId, minutes }: { orderId: string; minutes: number }) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const extend = useMutation({
    mutationFn: () => extendOrder(orderId),
    onSuccess: ({ expiresAt }) => {
      cache.setQueryData(keys.order(orderId), (order: object | undefined) => order && { ...order, expiresAt });
      notify({ title: t.checkout.extended, tone: 'good' });
    },
    onError: (error) =>
      notify({
        title: error instanceof ProblemError ? problemText(t, error.problem) : t.failure.unexplained,
        tone: 'bad',
      }),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.order(orderId) }),
  });
  return (
    <Button
      look="quiet"
      size="small"
      disabled={extend.isPending}
      onClick={() => extend.mutate()}
      title={t.checkout.extendHint}
    >
      {extend.isPending ? t.checkout.extending : t.checkout.extend(minutes)}
    </Button>
  );
}
