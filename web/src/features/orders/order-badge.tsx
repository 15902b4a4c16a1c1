import type { Order } from '../../../../shared/contracts/orders';
import { useI18n } from '../../shared/i18n/i18n';
import { Badge } from '../../shared/ui/badge';
import { describeOrder } from './describe-order';

export function OrderBadge({ order }: { order: Order }) {
  const { t } = useI18n();
  const { label, tone } = describeOrder(order);
  return <Badge tone={tone}>{t.order.status[label]}</Badge>;
}
