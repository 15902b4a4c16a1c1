import { Copy } from 'lucide-react';
import QRCode from 'qrcode';
import type { TicketSnapshot } from '../../../../shared/contracts/tickets';
import { useI18n } from '../../shared/i18n/i18n';
import { Button } from '../../shared/ui/button';
import { notify } from '../../shared/ui/toast/notify';

interface TicketPassProps {
  code: string;
  ticket: TicketSnapshot;
}

/** The ticket itself: a code that admits its bearer, for machines and for people. */
export default function TicketPass({ code, ticket: { title, startsAt, city, venue, seat } }: TicketPassProps) {
  const { t, format } = useI18n();
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    notify({ title: t.order.copied, tone: 'good' });
  };
  return (
    <section className="card appear overflow-hidden sm:flex">
      <div className="grow p-6 sm:p-8">
        <p role="status" className="text-sm font-semibold text-good">
          {t.order.status.paid}
        </p>
        <h1 className="mt-1 text-3xl font-extrabold sm:text-4xl">{t.order.yours}</h1>
        <p className="mt-2 text-soft">{t.order.yoursLead}</p>
        <dl className="mt-6 space-y-4">
          {startsAt && <PassFact name={t.ticket.when} value={format.eventLong(startsAt, city)} />}
          {(venue || city) && <PassFact name={t.ticket.where} value={[venue, city].filter(Boolean).join(', ')} />}
          {seat && <PassFact name={t.ticket.seat} value={seat} />}
        </dl>
      </div>
      <figure className="flex shrink-0 flex-col items-center justify-center gap-4 border-line p-6 max-sm:border-t-2 max-sm:border-dashed sm:w-72 sm:border-l-2 sm:border-dashed">
        <QrCode code={code} label={t.order.qr(title)} />
        <figcaption className="w-full text-center text-sm text-soft">
          {t.order.code}
          <code className="mt-1 block font-mono text-base font-semibold break-all text-ink">{code}</code>
          <Button look="plain" size="small" className="no-print mt-2" onClick={() => void copy()}>
            <Copy aria-hidden="true" className="size-4" />
            {t.order.copy}
          </Button>
        </figcaption>
      </figure>
    </section>
  );
}

const PassFact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt className="text-sm text-soft">{name}</dt>
    <dd className="font-semibold">{value}</dd>
  </div>
);

/** Black on white in every theme: scanners want it so. */
function QrCode({ code, label }: { code: string; label: string }) {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: 'M' });
  const dark = Array.from(modules.data.keys()).filter((index) => modules.data[index]);
  const path = dark.map((index) => `M${index % modules.size} ${Math.floor(index / modules.size)}h1v1h-1z`).join('');
  return (
    <svg
      viewBox={`-3 -3 ${modules.size + 6} ${modules.size + 6}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="w-56 rounded-control bg-white"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
