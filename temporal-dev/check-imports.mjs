/** Runs dependency-cruiser (`.dependency-cruiser.cjs`) with the arguments given. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lendTypeScript6 } from './bootstrap/lend-typescript-6.mjs';

const cruiser = lendTypeScript6('dependency-cruiser');
await import(pathToFileURL(join(cruiser, 'bin', 'dependency-cruise.mjs')).href);
