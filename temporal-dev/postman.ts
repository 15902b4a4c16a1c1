import { spawn } from 'node:child_process';
import { PURCHASE } from './docs/postman-purchase';
import { findStack } from './find-stack';
import { endReadably } from './readable-error';
import { projectRoot } from './stack/project-root';

/** Fetched when it is wanted: it brings more packages than the rest of this project together. */
const NEWMAN = 'newman@6.2.2';

/**
 * `npm run postman`: runs the whole purchase of the Postman collection against the running stack, wherever its ports are.
 * Further arguments go to newman. Ends with newman's exit code.
 */
async function main(wishes: string[]): Promise<void> {
  const { api } = await findStack();
  const files = ['docs/postman/collection.json', '--environment', 'docs/postman/environment.json'];
  const choices = ['--folder', PURCHASE, '--env-var', `baseUrl=${api}`];
  const child = spawn('npx', ['--yes', NEWMAN, 'run', ...files, ...choices, ...wishes], {
    cwd: projectRoot(),
    stdio: 'inherit',
  });
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1));
  });
}

void endReadably(() => main(process.argv.slice(2)));
