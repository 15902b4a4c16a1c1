import { Client, Connection } from '@temporalio/client';
import { skipTime } from '../testing/skip-time';
import { StoryError } from './story';

/**
 * Lets the workflow's own clock jump over its timers, one workflow only (the dev server runs with
 * `frontend.WorkflowTimeSkippingEnabled`). Nothing else is told anything: the workflow sees its window end.
 */
export async function skipWindow(address: string, workflowId: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await skipTime(new Client({ connection }), workflowId);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StoryError(`Temporal at ${address} does not skip time (${why}); --expire needs the stack of npm start.`);
  } finally {
    await connection.close();
  }
}
