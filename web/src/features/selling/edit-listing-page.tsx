import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Ticket } from '../../../../shared/contracts/tickets';
import { ticketQuery } from '../../shared/api/get-ticket';
import { keys } from '../../shared/api/query-keys';
import { useI18n } from '../../shared/i18n/i18n';
import { useIsHere } from '../../shared/lib/use-is-here';
import { paths } from '../../shared/paths';
import { useSession } from '../../shared/session/use-session';
import { ButtonLink } from '../../shared/ui/button';
import { Failure } from '../../shared/ui/failure';
import { Notice } from '../../shared/ui/notice';
import { PageSkeleton } from '../../shared/ui/skeleton';
import { notify } from '../../shared/ui/toast/notify';
import { editTicket } from './api/edit-ticket';
import { ListingForm } from './listing-form';
import { toValues } from './listing-values';

const REFRESH_MS = 15_000;

export function EditListingPage() {
  const { t } = useI18n();
  const { ticketId = '' } = useParams();
  const user = useSession();
  const { data, error, refetch } = useQuery({ ...ticketQuery(ticketId), refetchInterval: REFRESH_MS });
  if (!data) return error ? <Failure error={error} retry={() => void refetch()} /> : <PageSkeleton />;
  return (
    <div className="py-8 sm:py-12">
      <title>{t.pageTitle(t.selling.editTitle)}</title>
      <h1 className="mb-8 text-4xl font-extrabold sm:text-5xl">{t.selling.editTitle}</h1>
      {user?.id === data.sellerId ? <EditListing ticket={data} /> : <Notice tone="warn">{t.selling.notYours}</Notice>}
    </div>
  );
}

function EditListing({ ticket }: { ticket: Ticket }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const isHere = useIsHere();
  const cache = useQueryClient();
  const edit = useMutation({
    mutationFn: editTicket,
    onSuccess: async (edited) => {
      cache.setQueryData(keys.ticket(edited.id), edited);
      void cache.invalidateQueries({ queryKey: keys.ticketLists });
      notify({ title: t.selling.saved, tone: 'good' });
      if (isHere()) await navigate(paths.listings.href());
    },
    onError: () => cache.invalidateQueries({ queryKey: keys.ticket(ticket.id) }),
  });
  const isLocked = ticket.status !== 'available';
  // A hold that came and went is no matter; what was edited elsewhere, since the form was opened, is not overwritten.
  const [opened] = useState(ticket);
  const isAsOpened = JSON.stringify(toValues(ticket)) === JSON.stringify(toValues(opened));
  return (
    <>
      {isLocked && (
        <div className="mb-6 space-y-4">
          <Notice tone="warn" role="status">
            {ticket.status === 'held' ? t.selling.held : t.selling.sold}
          </Notice>
          <ButtonLink look="quiet" size="small" to={paths.listings.href()}>
            {t.selling.discard}
          </ButtonLink>
        </div>
      )}
      <ListingForm
        values={toValues(ticket)}
        submit={edit.isPending ? t.selling.saving : t.selling.save}
        isBusy={edit.isPending || edit.isSuccess}
        isDisabled={isLocked}
        error={isLocked ? null : edit.error}
        onSubmit={(details) => edit.mutate({ ticket: isAsOpened ? ticket : opened, details })}
      />
    </>
  );
}
