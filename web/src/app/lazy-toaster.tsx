import { lazy, Suspense, useEffect, useState } from 'react';
import { onToastWanted } from '../shared/ui/toast/notify';

const Toaster = lazy(() => import('../shared/ui/toast/toaster'));

/** Loads what shows toasts when there is a first one to show. */
export function LazyToaster() {
  const [isWanted, setWanted] = useState(false);
  useEffect(() => onToastWanted(() => setWanted(true)), []);
  if (!isWanted) return null;
  return (
    <Suspense>
      <Toaster />
    </Suspense>
  );
}
