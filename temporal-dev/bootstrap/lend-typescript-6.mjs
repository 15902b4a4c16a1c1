/**
 * Some tools want to find a package `typescript` with a compiler API; ours is TypeScript 7, which has none. This puts
 * TypeScript 6 where only the tool looks.
 */
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'node_modules');

/** Lends it to one installed package; returns that package's folder. */
export function lendTypeScript6(packageName) {
  const tool = join(modules, packageName);
  mkdirSync(join(tool, 'node_modules'), { recursive: true });
  try {
    // A junction, as Windows calls it, needs no privilege there; elsewhere the word means nothing.
    symlinkSync(join(modules, 'typescript-6'), join(tool, 'node_modules', 'typescript'), 'junction');
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return tool;
}
