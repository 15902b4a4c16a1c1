import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import type { OrderAnswer } from '../../../../shared/contracts/http/orders';
import type { OrderPayment } from '../../../../shared/contracts/orders';
import { keys } from '../../shared/api/query-keys';
import { serverClock } from '../../shared/api/server-clock';
import { useI18n } from '../../shared/i18n/i18n';
import { Button } from '../../shared/ui/button';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { notify } from '../../shared/ui/toast/notify';
import { refundOrder } from './api/refund-order';

interface ReceiptProps {
  order: OrderAnswer;
  payment: OrderPayment;
}

/** What was paid, to keep; and while it is allowed, the way to have it back. */
export function Receipt({ order, payment }: ReceiptProps) {
  const { t, format } = useI18n();
  const lines: [string, string][] = [
    [t.order.orderNumber, order.id],
    [t.order.ordered, format.dateTime(order.createdAt)],
    [t.order.payment, payment.id],
    [t.order.amount, format.price(payment)],
  ];
  const { startsAt } = order.ticket;
  const isRefundable = payment.status === 'captured' && (!startsAt || Date.parse(startsAt) > serverClock.now());
  return (
    <section className="card p-6 sm:p-8">
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-xl">{t.order.receipt}</h2>
        <Button look="plain" size="small" className="no-print" onClick={() => window.print()}>
          <Printer aria-hidden="true" className="size-4" />
          {t.order.print}
        </Button>
      </div>
      <dl className="mt-3 divide-y divide-line">
        {lines.map(([name, value]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-6 py-3">
            <dt className="text-soft">{name}</dt>
            <dd className="min-w-0 font-semibold break-all tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {isRefundable && <Refund orderId={order.id} amount={format.price(payment)} />}
    </section>
  );
}

function Refund({ orderId, amount }: { orderId: string; amount: string }) {
  const { t } = useI18n();
  const cache = useQueryClient();
  const refund = useMutation({
    mutationFn: () => refundOrder(orderId),
    onSuccess: (order) => {
      cache.setQueryData(keys.order(orderId), order);
      const isBack = order.payment?.status === 'refunded';
      notify({ title: isBack ? t.order.refundDone : t.order.refundStarted, tone: 'good' });
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: keys.order(orderId) });
      void cache.invalidateQueries({ queryKey: keys.orders });
    },
  });
  return (
    <div className="no-print mt-4 space-y-4 border-t border-line pt-6">
      <ProblemNotice error={refund.error} />
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-xs text-sm text-soft">{t.order.refundNote}</p>
        <ConfirmDialog
          look="quiet"
          size="small"
          disabled={refund.isPending}
          title={t.order.refundTitle}
          text={t.order.refundText(amount)}
          confirm={t.order.refundConfirm}
          keep={t.order.refundKeep}
          onConfirm={() => refund.mutate()}
        >
          {t.order.refund}
        </ConfirmDialog>
      </div>
    </div>
  );
}
