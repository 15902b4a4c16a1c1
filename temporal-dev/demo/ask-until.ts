import { setTimeout as sleep } from 'node:timers/promises';
import { expectThat } from './story';

const ASK_EVERY_MS = 100;

/**
 * Asks again until the answer is as told, and resolves to it. Throws StoryError with what `otherwise` says of the last
 * answer when it is not within `withinMs`.
 */
export async function askUntil<T>(
  ask: () => Promise<T>,
  isAsTold: (answer: T) => boolean,
  { otherwise, withinMs }: { otherwise: (answer: T) => string; withinMs: number },
): Promise<T> {
  const began = performance.now();
  for (;;) {
    const answer = await ask();
    if (isAsTold(answer)) return answer;
    expectThat(performance.now() - began < withinMs, otherwise(answer));
    await sleep(ASK_EVERY_MS);
  }
}
