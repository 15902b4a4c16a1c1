/**
 * `npm run first-load`: how much JavaScript a browser loads to show each page first, compressed. Fails when the start
 * page takes more than its budget. Reads the manifest of the built storefront (`npm run build`).
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 120;
const HOME = 'src/features/tickets/catalogue-page.tsx';

const dist = process.argv[2] ?? join(import.meta.dirname, '..', 'dist');
const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8'));

/** A chunk and everything that it cannot do without. */
function closure(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const needed of manifest[name].imports ?? []) closure(needed, found);
  return found;
}

async function gzipKb(names) {
  const files = [...names].map((name) => manifest[name].file).filter((file) => file.endsWith('.js'));
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(dist, file))).length));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

const frame = closure('index.html');
const pages = Object.keys(manifest)
  .filter((name) => name.endsWith('-page.tsx') && manifest[name].isDynamicEntry)
  .sort();
let isWithin = true;
for (const page of pages) {
  const kb = await gzipKb(new Set([...frame, ...closure(page)]));
  const isHome = page === HOME;
  if (isHome && kb > BUDGET_KB) isWithin = false;
  console.log(`${kb.toFixed(1).padStart(6)} kB  ${page}${isHome ? `  (budget ${BUDGET_KB} kB)` : ''}`);
}
process.exitCode = isWithin ? 0 : 1;
