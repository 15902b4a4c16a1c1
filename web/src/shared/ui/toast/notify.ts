import type { Tone } from '../badge';

export interface ToastText {
  title: string;
  tone?: Tone;
  /** A link to what it tells of. */
  action?: { label: string; href: string };
}

type Deliver = (toast: ToastText) => void;

let waiting: ToastText[] = [];
let deliver: Deliver | undefined;
let load: (() => void) | undefined;

/** Tells what happened, in a corner of whatever page is shown. */
export function notify(toast: ToastText): void {
  if (deliver) deliver(toast);
  else {
    waiting.push(toast);
    load?.();
  }
}

/** `onWanted` is called when there is a first toast to show; until then nothing of it need be loaded. */
export function onToastWanted(onWanted: () => void): () => void {
  load = onWanted;
  if (waiting.length > 0) onWanted();
  return () => {
    load = undefined;
  };
}

/** Receives every toast from now on, those that waited first. Returns what ends it. */
export function receiveToasts(receiver: Deliver): () => void {
  deliver = receiver;
  const early = waiting;
  waiting = [];
  early.forEach(receiver);
  return () => {
    deliver = undefined;
  };
}
