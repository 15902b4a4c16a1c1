import { sleep } from '@temporalio/workflow';

/** A saga's compensations. Each is added before its action, for an action that timed out may have landed. */
export class UndoStack {
  readonly #undos: Array<() => Promise<unknown>> = [];

  add(undo: () => Promise<unknown>): void {
    this.#undos.push(undo);
  }

  /** Runs every undo, newest first, each until it succeeds. Call it inside a non-cancellable scope. */
  async unwind(): Promise<void> {
    for (let undo = this.#undos.pop(); undo; undo = this.#undos.pop()) await untilDone(undo);
  }
}

/** Outages are retried by the activity itself; what it calls permanent waits a minute for somebody to mend it. */
async function untilDone(undo: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await undo();
      return;
    } catch {
      await sleep('1 minute', { summary: 'An undo was refused: try it again' });
    }
  }
}
