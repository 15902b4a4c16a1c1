import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { keys } from '../../shared/api/query-keys';
import { useI18n } from '../../shared/i18n/i18n';
import { useIsHere } from '../../shared/lib/use-is-here';
import { paths } from '../../shared/paths';
import { notify } from '../../shared/ui/toast/notify';
import { createTicket } from './api/create-ticket';
import { ListingForm } from './listing-form';
import { BLANK } from './listing-values';

export function NewListingPage() {
  const { t } = useI18n();
  const navigate = useNavigate();
  const isHere = useIsHere();
  const cache = useQueryClient();
  const create = useMutation({
    mutationFn: createTicket,
    onSuccess: async (ticket) => {
      cache.setQueryData(keys.ticket(ticket.id), ticket);
      void cache.invalidateQueries({ queryKey: keys.ticketLists });
      notify({ title: t.selling.created, tone: 'good' });
      if (isHere()) await navigate(paths.ticket.href(ticket.id));
    },
  });
  return (
    <div className="py-8 sm:py-12">
      <title>{t.pageTitle(t.selling.newTitle)}</title>
      <h1 className="text-4xl font-extrabold sm:text-5xl">{t.selling.newTitle}</h1>
      <p className="mt-2 mb-8 text-lg text-soft">{t.selling.newLead}</p>
      <ListingForm
        values={BLANK}
        submit={create.isPending ? t.selling.submitting : t.selling.submit}
        isBusy={create.isPending || create.isSuccess}
        error={create.error}
        onSubmit={(details) => create.mutate(details)}
      />
    </div>
  );
}
