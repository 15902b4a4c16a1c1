import { launch, type Program, type Running } from '../servers/launch';
import { stopOnRequest } from './stop-on-request';
import { createTerminal } from './terminal';

/**
 * Runs one of our programs in this terminal, shown as `npm start` shows it, and `description` when it is ready. Resolves
 * to the exit code when it has ended: 0 when it was asked to stop.
 */
export async function runAlone(program: Program, description: string): Promise<number> {
  const { name } = program;
  const terminal = createTerminal();
  let running: Running | undefined;
  let stopping = false;
  stopOnRequest({
    stop(reason) {
      stopping = true;
      terminal.say(name, `stopping (${reason})`);
      void running?.stop();
    },
    kill: () => running?.kill(),
  });
  try {
    await launch(program, {
      started: (child) => {
        running = child;
      },
      onLine: (line) => terminal.forward(name, line),
    });
    if (!stopping) terminal.say(name, `${description}. Stop: ctrl-C`);
    const how = await running?.ended;
    if (!stopping) terminal.say(name, `ended by itself (${how})`);
  } catch (error) {
    if (!stopping) terminal.say(name, error instanceof Error ? error.message : String(error));
  }
  return stopping ? 0 : 1;
}
