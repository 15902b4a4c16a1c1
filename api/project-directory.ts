import { existsSync } from 'node:fs';
import path from 'node:path';

/** The project's folder, from the sources as well as from the compiled `dist/`. */
export function projectDirectory(from = __dirname): string {
  if (existsSync(path.join(from, 'package.json'))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error('package.json was not found above the API');
  return projectDirectory(parent);
}
