import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openApiDocument } from '../../api/openapi/document';
import { projectRoot } from '../stack/project-root';

/** The text of `shared/contracts/client/api-types.ts`. A process of its own: the generator needs another TypeScript. */
export async function clientTypes(): Promise<string> {
  const program = join(projectRoot(), 'temporal-dev', 'generate-client-types.mjs');
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('exit', resolve);
  });
  child.stdin.end(JSON.stringify(openApiDocument()));
  const [types, code] = await Promise.all([text(child.stdout), exited]);
  if (code !== 0) throw new Error(`${program} ended with code ${code}`);
  return types;
}
