import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `npx vite web` serves the storefront with hot reload beside a running stack; set API_URL when it listens elsewhere. */
const api = process.env.API_URL ?? 'http://127.0.0.1:3000';

/** By its name alone one gets the router with its warnings for developers. */
const productionRouter = join(import.meta.dirname, '..', 'node_modules/react-router/dist/production/index.mjs');

/** What every page needs: in one file it packs better, and is kept while ours change. */
const EVERY_PAGE =
  /node_modules\/(react|react-dom|scheduler|react-router|openapi-fetch|@tanstack)\/|node_modules\/lucide-react\/dist\/esm\/(?!icons)/;

/** What of ours every page needs: many small files would be more to load than one. */
const FRAME =
  /web\/src\/shared\/(api\/|session\/|i18n\/(?!messages\/de)|lib\/use-is-here|paths|ui\/(badge|button|empty-state|failure|redirect|skeleton|toast\/notify))|lucide-react\/dist\/esm\/icons\/(cloud-off|compass|search|tag|ticket|triangle-alert|user-round)\.js/;

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
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
