import { Timer } from 'lucide-react';
import { useI18n } from '../../../shared/i18n/i18n';
import { formatCountdown, spokenMark } from '../../../shared/lib/countdown';
import { ExtendButton } from './extend-button';

const URGENT_SECONDS = 120;

interface CountdownProps {
  orderId: string;
  seconds: number;
  /** How long the whole window is. */
  totalSeconds: number;
  /** By how much it can still be lengthened; 0 when it cannot. */
  extensionMinutes: number;
}

/** How long the ticket is still held. Who listens is told at a few marks only. */
export function Countdown({ orderId, seconds, totalSeconds, extensionMinutes }: CountdownProps) {
  const { t } = useI18n();
  const isUrgent = seconds < URGENT_SECONDS;
  return (
    <section aria-label={t.checkout.heldFor} className="card overflow-hidden">
      <div className="flex items-center gap-4 p-4 sm:px-6">
        <span
          className={`grid size-12 shrink-0 place-items-center rounded-full ${isUrgent ? 'bg-warn-wash text-warn' : 'bg-accent-wash text-accent'}`}
        >
          <Timer aria-hidden="true" className="size-6" />
        </span>
        <div className="grow">
          <p className="text-sm text-soft">{t.checkout.heldFor}</p>
          <p className={`text-3xl leading-none font-extrabold tabular-nums ${isUrgent ? 'text-warn' : ''}`}>
            <span role="timer">{formatCountdown(seconds)}</span>
          </p>
        </div>
        {extensionMinutes > 0 && seconds > 0 && <ExtendButton orderId={orderId} minutes={extensionMinutes} />}
      </div>
      <div aria-hidden="true" className="h-1 bg-sunken">
        <div
          className={`h-full origin-left transition-transform duration-500 ease-linear ${isUrgent ? 'bg-warn' : 'bg-accent'}`}
          style={{ transform: `scaleX(${Math.min(1, seconds / totalSeconds)})` }}
        />
      </div>
      <p role="status" className="sr-only">
        <SpokenTime seconds={seconds} />
      </p>
    </section>
  );
}

function SpokenTime({ seconds }: { seconds: number }) {
  const { t } = useI18n();
  const mark = spokenMark(seconds);
  const { leftSpoken } = t.checkout;
  if (mark === null) return null;
  if (mark === 0) return leftSpoken.none;
  return mark >= 60 ? leftSpoken.minutes(mark / 60) : leftSpoken.seconds(mark);
}
