import type { TicketStatus } from '../../../../shared/contracts/tickets';

const LABELS: Record<TicketStatus, string> = {
  available: 'Available',
  held: 'On hold',
  sold: 'Sold',
};

export function TicketBadge({ status }: { status: TicketStatus }) {
  return (
    <span className="badge" data-status={status}>
      {LABELS[status]}
    </span>
  );
}
