import { CircleSlash, Clock, type LucideIcon, RotateCcw } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import type { OrderAnswer } from '../../../../shared/contracts/http/orders';
import { useI18n } from '../../shared/i18n/i18n';
import { paths } from '../../shared/paths';
import { ButtonLink } from '../../shared/ui/button';
import { Skeleton } from '../../shared/ui/skeleton';

const TicketPass = lazy(() => import('./ticket-pass'));

interface OrderOutcomeProps {
  order: OrderAnswer;
  /** What the bank said last, when it was said on this page. */
  decline?: string;
}

/** What came of an order, and the way on from there. */
export function OrderOutcome({ order, decline }: OrderOutcomeProps) {
  const { t, format } = useI18n();
  const amount = format.price(order.price);
  if (order.status === 'complete' && order.ticketCode)
    return (
      <Suspense fallback={<Skeleton className="h-128 rounded-card" />}>
        <TicketPass code={order.ticketCode} ticket={order.ticket} />
      </Suspense>
    );
  if (order.status === 'complete') {
    const isBack = order.payment?.status === 'refunded';
    return (
      <Ending
        Icon={RotateCcw}
        title={isBack ? t.order.refundedTitle : t.order.status.refunding}
        text={isBack ? t.order.refundedText(amount) : t.order.refundingText(amount)}
      />
    );
  }
  switch (order.cancelReason) {
    case 'payment-failed':
      return (
        <Ending
          Icon={CircleSlash}
          title={t.order.failedTitle}
          text={[decline, t.order.failedText].filter(Boolean).join(' ')}
          action={<ToTicket ticketId={order.ticket.id} />}
        />
      );
    case 'expired':
      return (
        <Ending
          Icon={Clock}
          title={t.order.expiredTitle}
          text={t.order.expiredText}
          action={<ToTicket ticketId={order.ticket.id} />}
        />
      );
    default:
      return (
        <Ending
          Icon={CircleSlash}
          title={t.order.cancelledTitle}
          text={t.order.cancelledText}
          action={<ToTicket ticketId={order.ticket.id} />}
        />
      );
  }
}

interface EndingProps {
  Icon: LucideIcon;
  title: string;
  text: string;
  action?: ReactNode;
}

function Ending({ Icon, title, text, action }: EndingProps) {
  const { t } = useI18n();
  return (
    <section role="status" className="card appear p-6 sm:p-10">
      <span className="mb-5 grid size-14 place-items-center rounded-full bg-sunken text-soft">
        <Icon aria-hidden="true" className="size-7" />
      </span>
      <h1 className="text-3xl font-extrabold">{title}</h1>
      <p className="mt-2 max-w-prose text-soft">{text}</p>
      <div className="mt-7 flex flex-wrap gap-3">
        {action}
        <ButtonLink look={action ? 'quiet' : 'primary'} to={paths.catalogue.href()}>
          {t.order.toCatalogue}
        </ButtonLink>
      </div>
    </section>
  );
}

/** Whether the ticket is on sale again is not said here: somebody may have it already. */
function ToTicket({ ticketId }: { ticketId: string }) {
  const { t } = useI18n();
  return <ButtonLink to={paths.ticket.href(ticketId)}>{t.order.toTicket}</ButtonLink>;
}
