/**
 * Runs dependency-cruiser (`.dependency-cruiser.cjs`) with the arguments given. It wants to find a package `typescript`
 * with a compiler API; ours is TypeScript 7, which has none, so TypeScript 6 is put where only it looks.
 */
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const modules = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules');
const cruiser = join(modules, 'dependency-cruiser');

mkdirSync(join(cruiser, 'node_modules'), { recursive: true });
try {
  // A junction, as Windows calls it, needs no privilege there; elsewhere the word means nothing.
  symlinkSync(join(modules, 'typescript-6'), join(cruiser, 'node_modules', 'typescript'), 'junction');
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
}

await import(pathToFileURL(join(cruiser, 'bin', 'dependency-cruise.mjs')).href);
