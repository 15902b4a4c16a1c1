import { useI18n } from '../i18n/i18n';

/** Where something will be: shown while it loads. */
export const Skeleton = ({ className }: { className: string }) => (
  <div aria-hidden="true" className={`shimmer ${className}`} />
);

/** Tells those who do not see skeletons that something loads. */
export function LoadingLabel() {
  const { t } = useI18n();
  return (
    <p role="status" className="sr-only">
      {t.frame.loading}
    </p>
  );
}

/** The rows of a list that loads. */
export const RowsSkeleton = () => (
  <div className="space-y-4">
    <LoadingLabel />
    <Skeleton className="h-28 rounded-card" />
    <Skeleton className="h-28 rounded-card" />
    <Skeleton className="h-28 rounded-card" />
  </div>
);

/** A page of which nothing is known yet. As high as the screen: what is below must not jump when it is there. */
export function PageSkeleton() {
  const { t } = useI18n();
  return (
    <div role="status" className="min-h-dvh space-y-6 py-8">
      <h1 className="sr-only">{t.frame.loading}</h1>
      <Skeleton className="h-10 w-2/3 max-w-sm" />
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
