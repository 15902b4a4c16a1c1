import { useEffect, useRef } from 'react';
import { createLiveUpdates, type LiveListener } from './live-updates';

const live = createLiveUpdates((url) => new EventSource(url));

/** Hears, while the component is shown, what happens on the platform. */
export function useLiveUpdates(listener: LiveListener): void {
  const current = useRef(listener);
  useEffect(() => {
    current.current = listener;
  });
  useEffect(
    () =>
      live.subscribe({
        onEvent: (event) => current.current.onEvent(event),
        onGap: () => current.current.onGap(),
      }),
    [],
  );
}

/** Once, around all pages: the stream belongs to who is signed in, and rests while nobody looks. */
export function useLiveConnection(userId: string | undefined): void {
  const connectedAs = useRef(userId);
  useEffect(() => {
    if (connectedAs.current !== userId) live.restart();
    connectedAs.current = userId;
  }, [userId]);
  useEffect(() => {
    const follow = () => (document.visibilityState === 'visible' ? live.resume() : live.pause());
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => document.removeEventListener('visibilitychange', follow);
  }, []);
}
