import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { OrderAnswer } from '../../../../../shared/contracts/http/orders';
import { configQuery } from '../../../shared/api/get-config';
import { keys } from '../../../shared/api/query-keys';
import { useI18n } from '../../../shared/i18n/i18n';
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog';
import { Notice } from '../../../shared/ui/notice';
import { ProblemNotice } from '../../../shared/ui/problem-notice';
import { cancelOrder } from '../api/cancel-order';
import { useSecondsLeft } from '../use-seconds-left';
import { Countdown } from './countdown';
import { PaymentForm } from './payment-form';

const MINUTE_MS = 60_000;
/** The deadline is rounded up, and set a moment before the order is recorded. */
const SLACK_MS = 30_000;

interface CheckoutProps {
  order: OrderAnswer;
  /** Told what the bank said: the order may end with it, and this checkout too. */
  onDeclined(text: string): void;
}

/** Pay or give back, while the hold lasts. */
export function Checkout({ order, onDeclined }: CheckoutProps) {
  const { t } = useI18n();
  const { data: config } = useQuery(configQuery);
  const seconds = useSecondsLeft(order.expiresAt);
  const windowMs = Date.parse(order.expiresAt) - Date.parse(order.createdAt);
  const canExtend = config && config.paymentExtensions > 0 && windowMs < config.paymentWindowMs + SLACK_MS;
  return (
    <div className="space-y-6">
      <Countdown
        orderId={order.id}
        seconds={seconds}
        totalSeconds={windowMs / 1000}
        extensionMinutes={canExtend ? Math.round(config.paymentExtensionMs / MINUTE_MS) : 0}
      />
      {seconds === 0 ? (
        <Notice tone="warn" role="status">
          {t.checkout.closing}
        </Notice>
      ) : (
        <>
          <PaymentForm order={order} onDeclined={onDeclined} />
          <CancelButton orderId={order.id} />
        </>
      )}
    </div>
  );
}

function CancelButton({ orderId }: { orderId: string }) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelOrder(orderId),
    onSuccess: (order) => cache.setQueryData(keys.order(orderId), order),
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: keys.order(orderId) });
      void cache.invalidateQueries({ queryKey: keys.orders });
    },
  });
  const isAsked = cancel.isPending || cancel.data?.cancelRequested;
  return (
    <div className="space-y-3 text-center">
      <ProblemNotice error={cancel.error} />
      <ConfirmDialog
        look="plain"
        disabled={isAsked}
        title={t.checkout.cancelTitle}
        text={t.checkout.cancelText}
        confirm={t.checkout.cancelConfirm}
        keep={t.checkout.cancelKeep}
        onConfirm={() => cancel.mutate()}
      >
        {isAsked ? t.checkout.cancelAsked : t.checkout.cancel}
      </ConfirmDialog>
      <p className="text-sm text-soft">{t.checkout.leaveHint}</p>
    </div>
  );
}
