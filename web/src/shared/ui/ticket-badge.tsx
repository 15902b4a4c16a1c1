import type { TicketStatus } from '../../../../shared/contracts/tickets';
import { useI18n } from '../i18n/i18n';
import { Badge, type Tone } from './badge';

const TONES: Record<TicketStatus, Tone> = { available: 'good', held: 'warn', sold: 'neutral' };

export function TicketBadge({ status }: { status: TicketStatus }) {
  const { t } = useI18n();
  return <Badge tone={TONES[status]}>{t.ticketStatus[status]}</Badge>;
}
