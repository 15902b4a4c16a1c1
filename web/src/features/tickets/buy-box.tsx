import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { configQuery } from '../../shared/api/get-config';
import { isStatus } from '../../shared/api/is-status';
import { keys } from '../../shared/api/query-keys';
import { useI18n } from '../../shared/i18n/i18n';
import { problemSlug } from '../../shared/i18n/problem-text';
import { useIsHere } from '../../shared/lib/use-is-here';
import { paths } from '../../shared/paths';
import { useSession } from '../../shared/session/use-session';
import { Button, ButtonLink } from '../../shared/ui/button';
import { Notice } from '../../shared/ui/notice';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { TicketBadge } from '../../shared/ui/ticket-badge';
import { notify } from '../../shared/ui/toast/notify';
import { createOrder } from './api/create-order';
import { useOpenOrder } from './use-open-order';

const MINUTE_MS = 60_000;
const FALLBACK_WINDOW_MS = 15 * MINUTE_MS;

/** The price, whether it can be bought, and the one thing to do about it. At hand at the bottom of a phone's screen. */
export function BuyBox({ ticket }: { ticket: Ticket }) {
  const { t, format } = useI18n();
  return (
    <aside
      aria-label={t.ticket.buy}
      className="sticky bottom-18 z-20 -mx-2 mt-10 self-start sm:bottom-4 sm:mx-0 lg:top-24 lg:bottom-auto lg:mt-0"
    >
      <div className="card p-4 shadow-pop sm:p-6 lg:shadow-card">
        <div className="flex items-start justify-between gap-4">
          <p>
            <strong className="block text-2xl font-extrabold tabular-nums sm:text-3xl">
              {format.price(ticket.price)}
            </strong>
            <span className="text-sm text-soft">{t.ticket.perTicket}</span>
          </p>
          <div role="status" aria-label={t.ticket.status}>
            <TicketBadge status={ticket.status} />
          </div>
        </div>
        <div className="mt-4 space-y-3 sm:mt-5">
          <BuyAction ticket={ticket} />
        </div>
      </div>
    </aside>
  );
}

function BuyAction({ ticket }: { ticket: Ticket }) {
  const { t } = useI18n();
  const user = useSession();
  const openOrder = useOpenOrder(ticket, user);
  if (user && user.id === ticket.sellerId)
    return (
      <>
        <p className="text-sm text-soft">{t.ticket.own}</p>
        <ButtonLink wide look="quiet" to={paths.editListing.href(ticket.id)}>
          {t.ticket.edit}
        </ButtonLink>
      </>
    );
  if (openOrder)
    return (
      <>
        <p className="text-sm text-soft">{t.ticket.heldByYou}</p>
        <ButtonLink wide size="large" to={paths.order.href(openOrder.id)}>
          {t.ticket.toCheckout}
        </ButtonLink>
      </>
    );
  if (ticket.status === 'sold')
    return (
      <>
        <p className="text-sm text-soft">{t.ticket.sold}</p>
        <ButtonLink wide look="quiet" to={paths.catalogue.href()}>
          {t.ticket.moreLikeIt}
        </ButtonLink>
      </>
    );
  if (user === null && ticket.status === 'available')
    return (
      <ButtonLink wide size="large" to={paths.signIn.href(paths.ticket.href(ticket.id))}>
        {t.ticket.signInToBuy}
      </ButtonLink>
    );
  return <BuyButton ticket={ticket} />;
}

function BuyButton({ ticket }: { ticket: Ticket }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const isHere = useIsHere();
  const cache = useQueryClient();
  const { data: config } = useQuery(configQuery);
  const buy = useMutation({
    mutationFn: () => createOrder(ticket.id),
    onSuccess: async (order) => {
      cache.setQueryData(keys.order(order.id), order);
      void cache.invalidateQueries({ queryKey: keys.orders });
      const href = paths.order.href(order.id);
      if (isHere()) await navigate(href);
      else notify({ title: t.ticket.heldByYou, tone: 'good', action: { label: t.live.view, href } });
    },
    onError: (error) => {
      void cache.invalidateQueries({ queryKey: keys.ticket(ticket.id) });
      if (isStatus(error, 401)) void cache.invalidateQueries({ queryKey: keys.session });
    },
  });
  const isOvertaken = isStatus(buy.error, 409) && problemSlug(buy.error.problem) === 'ticket-unavailable';
  if (ticket.status === 'held' && !buy.isPending)
    return (
      <Notice tone="warn" role="status">
        {isOvertaken ? t.ticket.faster : t.ticket.held}
      </Notice>
    );
  const minutes = Math.round((config?.paymentWindowMs ?? FALLBACK_WINDOW_MS) / MINUTE_MS);
  return (
    <>
      {isOvertaken ? (
        <Notice tone="warn" role="alert">
          {t.ticket.faster}
        </Notice>
      ) : (
        <ProblemNotice error={buy.error} />
      )}
      <Button wide size="large" disabled={buy.isPending || buy.isSuccess} onClick={() => buy.mutate()}>
        {buy.isPending || buy.isSuccess ? t.ticket.buying : t.ticket.buy}
      </Button>
      <p className="text-sm text-soft max-sm:sr-only">{t.ticket.reassurance(minutes)}</p>
    </>
  );
}
