import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin, type Rolldown } from 'vite';
import { EARLY_ANSWERS } from './src/app/early-answers';
import { paths } from './src/shared/paths';

/** `npx vite web` serves the storefront with hot reload beside a running stack; set API_URL when it listens elsewhere. */
const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

/** By its name alone one gets the router with its warnings for developers. */
const productionRouter = join(import.meta.dirname, '..', 'node_modules/react-router/dist/production/index.mjs');

/** What every page needs: in one file it packs better, and is kept while ours change. */
const EVERY_PAGE =
  /node_modules\/(react|react-dom|scheduler|react-router|openapi-fetch|@tanstack)\/|node_modules\/lucide-react\/dist\/esm\/(?!icons)/;

/** What of ours every page needs: many small files would be more to load than one. */
const FRAME =
  /web\/src\/shared\/(api\/|session\/|i18n\/(?!messages\/de)|lib\/use-is-here|paths|ui\/(badge|button|empty-state|event-picture|failure|notice|problem-notice|redirect|skeleton|ticket-badge|toast\/notify))|shared\/contracts\/(tickets|picture-url)\.ts|lucide-react\/dist\/esm\/icons\/(cloud-off|compass|map-pin|search|tag|ticket|triangle-alert|user-round|x)\.mjs|web\/src\/features\/tickets\/(ticket-filter|api\/list-tickets)/;

/** The letters that the storefront is written in: known to be needed before the style sheet is there. */
const FONT = /figtree-latin-wght[^/]*\.woff2$/;

const loadFontEarly = (): Plugin => ({
  name: 'load-font-early',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => FONT.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${file}` },
          injectTo: 'head',
        })),
  },
});

/**
 * `early.json` names for each page's path the scripts that it needs beside those in index.html, and what of the API it
 * shows: the API tells the browser with the page, so that neither waits until the first script has run.
 */
const listEarlyFiles = (): Plugin => ({
  name: 'list-early-files',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const known = closure(bundle, chunks.find(({ isEntry }) => isEntry)?.fileName ?? '');
    const early = Object.entries(paths).map(([name, { path }]) => {
      const needed = closure(bundle, pageOf(chunks, name).fileName);
      const scripts = [...needed].filter((file) => !known.has(file)).map((file) => `/${file}`);
      const { answers = [], ownAnswers = [] } = EARLY_ANSWERS[name as keyof typeof paths] ?? {};
      return { path, scripts, answers, ownAnswers };
    });
    this.emitFile({ type: 'asset', fileName: 'early.json', source: JSON.stringify(early) });
  },
});

/** A file and everything that it cannot do without. */
function closure(bundle: Rolldown.OutputBundle, name: string, found = new Set<string>()): Set<string> {
  const file = bundle[name];
  if (file?.type !== 'chunk' || found.has(name)) return found;
  found.add(name);
  for (const needed of file.imports) closure(bundle, needed, found);
  return found;
}

/** The page at `paths.newListing` is what `new-listing-page.tsx` shows. */
function pageOf(chunks: Rolldown.OutputChunk[], name: string): Rolldown.OutputChunk {
  const file = `/${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-page.tsx`;
  const page = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(file));
  if (!page) throw new Error(`paths.${name} has no page: there is no chunk of ${file}`);
  return page;
}

const compress = promisify(brotliCompress);

/** Beside each file of text stands `<name>.br`, packed once and as small as it gets; the API sends it. */
const compressFiles = (): Plugin => ({
  name: 'compress-files',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    const assets = join(dir, 'assets');
    const names = (await readdir(assets)).filter((name) => /\.(js|css|svg)$/.test(name));
    for (const name of names)
      await writeFile(join(assets, `${name}.br`), await compress(await readFile(join(assets, name))));
  },
});

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), loadFontEarly(), listEarlyFiles(), compressFiles()],
  resolve: { alias: command === 'build' ? [{ find: /^react-router$/, replacement: productionRouter }] : [] },
  server: { host: '127.0.0.1', proxy: { '/api': api } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Says which page needs which file: scripts/measure-first-load.mjs reads it.
    manifest: true,
    // Older browsers lack light-dark(), on which every colour rests; these all know modulepreload.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', test: EVERY_PAGE },
            { name: 'frame', test: FRAME },
          ],
        },
      },
    },
    // The content security policy of the API allows files of its own only.
    assetsInlineLimit: 0,
  },
}));
