import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  Icon: LucideIcon;
  title: string;
  /** A page that is nothing else has it as its heading. */
  heading?: 'h1' | 'h2';
  children: ReactNode;
  /** What to do about it. */
  action?: ReactNode;
}

/** What stands where nothing is, with a way on. */
export const EmptyState = ({ Icon, title, heading: Heading = 'h2', children, action }: EmptyStateProps) => (
  <div className="appear mx-auto flex max-w-md flex-col items-center px-4 py-16 text-center sm:py-24">
    <span className="mb-6 grid size-16 place-items-center rounded-full bg-accent-wash text-accent">
      <Icon aria-hidden="true" className="size-7" strokeWidth={1.75} />
    </span>
    <Heading className="text-2xl">{title}</Heading>
    <div className="mt-2 text-soft text-pretty">{children}</div>
    {action && <div className="mt-8 flex flex-wrap justify-center gap-3">{action}</div>}
  </div>
);
