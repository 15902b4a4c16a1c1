import { useQuery } from '@tanstack/react-query';
import { Workflow } from 'lucide-react';
import { orderWorkflowId } from '../../../../shared/contracts/orders';
import { configQuery } from '../../shared/api/get-config';
import { useI18n } from '../../shared/i18n/i18n';

/** In development: the order as Temporal's own UI shows it. */
export function WorkflowLink({ orderId }: { orderId: string }) {
  const { t } = useI18n();
  const { data: config } = useQuery(configQuery);
  if (!config?.temporalUiUrl) return null;
  return (
    <p className="no-print flex items-center gap-3 rounded-control border border-dashed border-line px-4 py-3 text-sm text-soft">
      <Workflow aria-hidden="true" className="size-5 shrink-0" />
      <span>
        <a
          className="link block py-1"
          href={`${config.temporalUiUrl}/namespaces/default/workflows/${orderWorkflowId(orderId)}`}
          target="_blank"
          rel="noreferrer"
        >
          {t.order.workflow}
        </a>
        {t.order.workflowNote}
      </span>
    </p>
  );
}
