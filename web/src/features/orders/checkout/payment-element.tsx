import type { StripeElements, Stripe as StripeJs } from '@stripe/stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useI18n } from '../../../shared/i18n/i18n';
import { Button } from '../../../shared/ui/button';
import { Notice } from '../../../shared/ui/notice';
import { Skeleton } from '../../../shared/ui/skeleton';

interface PaymentElementProps {
  publishableKey: string;
  clientSecret: string;
  amount: string;
  /** The bank has agreed: the order completes as soon as Stripe has told us too. */
  onAuthorized(): void;
}

interface Loaded {
  stripe: StripeJs;
  elements: StripeElements;
}

/** Stripe's own form: the card goes from the browser to Stripe, which also asks for 3-D Secure where a bank wants it. */
export default function PaymentElement({ publishableKey, clientSecret, amount, onAuthorized }: PaymentElementProps) {
  const { t, language } = useI18n();
  const place = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState<Loaded>();
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    let elements: StripeElements | undefined;
    let isGone = false;
    const show = async () => {
      const stripe = await loadStripe(publishableKey);
      if (isGone || !stripe || !place.current) return;
      const isDark = getComputedStyle(place.current).colorScheme === 'dark';
      elements = stripe.elements({
        clientSecret,
        locale: language,
        appearance: { theme: isDark ? 'night' : 'stripe', variables: { borderRadius: '12px', fontSizeBase: '16px' } },
      });
      elements.create('payment').mount(place.current);
      setLoaded({ stripe, elements });
    };
    show().catch(() => setFailure(t.checkout.elementFailed));
    return () => {
      isGone = true;
      elements?.getElement('payment')?.destroy();
    };
  }, [publishableKey, clientSecret, language, t]);

  const pay = async (event: FormEvent) => {
    event.preventDefault();
    if (!loaded || isBusy) return;
    setBusy(true);
    setFailure(undefined);
    const { error } = await loaded.stripe.confirmPayment({
      elements: loaded.elements,
      confirmParams: { return_url: window.location.href },
      redirect: 'if_required',
    });
    setBusy(false);
    if (error) setFailure(error.message ?? t.checkout.declines.other);
    else onAuthorized();
  };

  return (
    <form onSubmit={(event) => void pay(event)} className="space-y-5">
      <h2 className="text-xl">{t.checkout.payWith}</h2>
      {failure && (
        <Notice tone="bad" role="alert" title={t.checkout.declinedTitle}>
          {failure}
        </Notice>
      )}
      <div ref={place} />
      {!loaded && !failure && (
        <div role="status" aria-label={t.checkout.elementLoading}>
          <Skeleton className="h-48 w-full" />
        </div>
      )}
      <Button type="submit" wide size="large" disabled={!loaded || isBusy}>
        {isBusy ? t.checkout.paying : t.checkout.pay(amount)}
      </Button>
    </form>
  );
}
