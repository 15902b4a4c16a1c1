import { useEffect, useState } from 'react';
import { serverClock } from '../../shared/api/server-clock';
import { secondsLeft } from '../../shared/lib/countdown';

const TICK_MS = 250;

/** Seconds until `deadline` (RFC 3339) by the server's clock, counted on screen. */
export function useSecondsLeft(deadline: string): number {
  // Begins with none: after a long sleep the first number may be any, also the last one.
  const [, tick] = useState<number>();
  const seconds = secondsLeft(deadline, serverClock.now());
  useEffect(() => {
    // Oftener than once a second, so that no second is skipped; only a changed number is drawn.
    const timer = setInterval(() => tick(secondsLeft(deadline, serverClock.now())), TICK_MS);
    return () => clearInterval(timer);
  }, [deadline]);
  return seconds;
}
