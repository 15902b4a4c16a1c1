import { useEffect, useState } from 'react';
import { secondsLeft } from '../../shared/lib/countdown';

/** Seconds until `deadline`, counted on screen. */
export function useSecondsLeft(deadline: string): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return secondsLeft(deadline, now);
}
