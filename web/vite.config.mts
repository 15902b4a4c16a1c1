import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';

/** `npx vite web` serves the storefront with hot reload beside a running stack; set API_URL when it listens elsewhere. */
const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

/** By its name alone one gets the router with its warnings for developers. */
const productionRouter = join(import.meta.dirname, '..', 'node_modules/react-router/dist/production/index.mjs');

/** What every page needs: in one file it packs better, and is kept while ours change. */
const EVERY_PAGE =
  /node_modules\/(react|react-dom|scheduler|react-router|openapi-fetch|@tanstack)\/|node_modules\/lucide-react\/dist\/esm\/(?!icons)/;

/** What of ours every page needs: many small files would be more to load than one. */
const FRAME =
  /web\/src\/shared\/(api\/|session\/|i18n\/(?!messages\/de)|lib\/use-is-here|paths|ui\/(badge|button|empty-state|failure|redirect|skeleton|toast\/notify))|lucide-react\/dist\/esm\/icons\/(cloud-off|compass|search|tag|ticket|triangle-alert|user-round)\.mjs|web\/src\/features\/tickets\/(ticket-filter|api\/list-tickets)/;

/** The page that most visits begin with, and the letters that it is written in. */
const FIRST_PAGE = /features\/tickets\/catalogue-page\.tsx$/;
const FONT = /figtree-latin-wght[^/]*\.woff2$/;

const link = (file: string, attrs: Record<string, string>): HtmlTagDescriptor => ({
  tag: 'link',
  attrs: { ...attrs, crossorigin: true, href: `/${file}` },
  injectTo: 'head',
});

/** index.html names these files too: a browser need not run the first script to learn of the next. */
const loadEarly = (): Plugin => ({
  name: 'load-early',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const files = Object.values(bundle);
      const page = files.find((file) => file.type === 'chunk' && FIRST_PAGE.test(file.facadeModuleId ?? ''));
      const scripts = page?.type === 'chunk' ? [page.fileName, ...page.imports] : [];
      const fonts = files.map(({ fileName }) => fileName).filter((fileName) => FONT.test(fileName));
      return [
        ...scripts.filter((file) => !html.includes(file)).map((file) => link(file, { rel: 'modulepreload' })),
        ...fonts.map((file) => link(file, { rel: 'preload', as: 'font', type: 'font/woff2' })),
      ];
    },
  },
});

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
  plugins: [react(), tailwindcss(), loadEarly(), compressFiles()],
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
