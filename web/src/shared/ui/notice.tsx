import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';

const TONES = {
  bad: { look: 'bg-bad-wash text-bad', Icon: CircleAlert },
  warn: { look: 'bg-warn-wash text-warn', Icon: Info },
  good: { look: 'bg-good-wash text-good', Icon: CircleCheck },
  neutral: { look: 'bg-sunken text-ink', Icon: Info },
} as const;

interface NoticeProps {
  tone: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
  /** `alert` interrupts whoever listens to the page, `status` waits; without it, it is just text. */
  role?: 'alert' | 'status';
}

export function Notice({ tone, title, children, role }: NoticeProps) {
  const { look, Icon } = TONES[tone];
  return (
    <div role={role} className={`appear flex gap-3 rounded-control p-4 ${look}`}>
      <Icon aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
      <div className="min-w-0 text-pretty">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className={title ? 'mt-0.5 text-sm text-ink' : 'text-sm font-medium'}>{children}</div>}
      </div>
    </div>
  );
}
