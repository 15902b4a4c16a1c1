import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { ProblemError } from '../../../../../shared/contracts/client/body-of';
import type { OrderAnswer } from '../../../../../shared/contracts/http/orders';
import { configQuery } from '../../../shared/api/get-config';
import { keys } from '../../../shared/api/query-keys';
import { useI18n } from '../../../shared/i18n/i18n';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { Skeleton } from '../../../shared/ui/skeleton';
import { payOrder } from '../api/pay-order';
import { CardPicker } from './card-picker';
import { Challenge } from './challenge';
import { declineText, paymentFailureText } from './decline-text';
import { FIRST_CARD } from './test-cards';

const PaymentElement = lazy(() => import('./payment-element'));

interface PaymentFormProps {
  order: OrderAnswer;
  onDeclined(text: string): void;
}

/** Stripe's form where there is a publishable key, else test cards. */
export function PaymentForm({ order, onDeclined }: PaymentFormProps) {
  const { t, format } = useI18n();
  const { data: config } = useQuery(configQuery);
  const [isAuthorized, setAuthorized] = useState(false);
  if (!config) return <Skeleton className="h-80 rounded-card" />;
  if (isAuthorized) return <Deciding />;
  const { stripePublishableKey } = config;
  if (!stripePublishableKey) return <TestPayment order={order} onDeclined={onDeclined} />;
  const clientSecret = order.payment?.clientSecret;
  const loading = <Skeleton className="h-80 rounded-card" />;
  // The order is told to us before its payment is prepared; a moment later it is.
  if (!clientSecret) return loading;
  return (
    <section className="card p-4 sm:p-6">
      <Suspense fallback={loading}>
        <PaymentElement
          publishableKey={stripePublishableKey}
          clientSecret={clientSecret}
          amount={format.price(order.price)}
          onAuthorized={() => setAuthorized(true)}
        />
      </Suspense>
    </section>
  );

  function Deciding() {
    return (
      <Notice tone="neutral" role="status">
        {t.checkout.deciding}
      </Notice>
    );
  }
}

/** Pays with a test card through our own API. */
function TestPayment({ order, onDeclined }: PaymentFormProps) {
  const { t, format } = useI18n();
  const cache = useQueryClient();
  const { data: config } = useQuery(configQuery);
  const [card, setCard] = useState(FIRST_CARD);
  const pay = useMutation({
    mutationFn: payOrder,
    onError: (error) => {
      const decline = declineText(t, error);
      if (decline) onDeclined(decline);
    },
    onSettled: async () => {
      void cache.invalidateQueries({ queryKey: keys.orders });
      await cache.invalidateQueries({ queryKey: keys.order(order.id) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pay.isPending) pay.mutate({ orderId: order.id, paymentMethod: card });
  };
  const problem = pay.error instanceof ProblemError ? pay.error.problem : undefined;
  if (problem?.code === 'requires_action')
    return (
      <Challenge href={challengeHref(config?.challengeUrl, problem.paymentIntentId)} onOther={() => pay.reset()} />
    );
  if (pay.isSuccess)
    return (
      <Notice tone="neutral" role="status">
        {t.checkout.deciding}
      </Notice>
    );
  return (
    <form onSubmit={submit} className="card space-y-5 p-4 sm:p-6">
      {pay.error && (
        <Notice
          tone="bad"
          role="alert"
          title={problem?.status === 402 ? t.checkout.declinedTitle : paymentFailureText(t, pay.error)}
        >
          {problem?.status === 402 && paymentFailureText(t, pay.error)}{' '}
          {problem?.attemptsLeft ? t.checkout.attemptsLeft(problem.attemptsLeft) : t.checkout.tryAnother}
        </Notice>
      )}
      <CardPicker chosen={card} onChoose={setCard} isDisabled={pay.isPending} />
      <div className="sticky bottom-18 z-10 -mx-4 -mb-4 rounded-b-card border-t border-line bg-surface p-4 sm:static sm:m-0 sm:border-0 sm:p-0">
        <Button type="submit" wide size="large" disabled={pay.isPending}>
          {pay.isPending ? t.checkout.paying : t.checkout.pay(format.price(order.price))}
        </Button>
        <p className="mt-3 text-center text-sm text-soft max-sm:sr-only">{t.checkout.secure}</p>
      </div>
    </form>
  );
}

const challengeHref = (url: string | null | undefined, paymentIntentId: string | undefined) =>
  url && paymentIntentId ? `${url}/${encodeURIComponent(paymentIntentId)}` : undefined;
