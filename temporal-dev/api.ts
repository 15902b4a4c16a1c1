import { type Config, ConfigError, readConfig } from '../shared/infra/config';
import { findServers } from './find-stack';
import { endReadably } from './readable-error';
import { freePort, isPortFree } from './servers/ports';
import { takenSentence } from './stack/check-ports';
import { apiProgram, describeApi } from './stack/our-programs';
import { runAlone } from './stack/run-alone';

/** Port 0 is any free one, and so is the one that the stack's own API has. Throws ConfigError for another's. */
async function choosePort({ PORT, HOST }: Config, stackApi?: string): Promise<number> {
  if (PORT === 0 || (stackApi && Number(new URL(stackApi).port) === PORT)) return freePort();
  if (await isPortFree(PORT, HOST)) return PORT;
  throw new ConfigError(takenSentence({ part: 'the API', variable: 'PORT', port: PORT }));
}

/** `npm run api`: one more API, on the servers of the running stack. */
async function main(): Promise<void> {
  const config = readConfig();
  const { env, stackApi } = await findServers();
  const port = await choosePort(config, stackApi);
  const url = `http://${config.HOST}:${port}`;
  const beside = stackApi ? `, beside the one of the stack at ${stackApi}` : '';
  process.exitCode = await runAlone(apiProgram({ ...env, PORT: String(port) }), `${describeApi(url)}${beside}`);
}

void endReadably(main);
