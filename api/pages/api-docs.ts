import path from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import { compress } from '../middleware/compress';
import { onlyUnder } from '../middleware/only-for';
import { projectDirectory } from '../project-directory';
import { htmlPage } from './html-page';

const SWAGGER_UI = path.dirname(require.resolve('swagger-ui-dist/package.json'));

const PAGE = htmlPage(
  'Ticketing API',
  '<div id="swagger-ui"></div>',
  `<link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <script src="/api/docs/swagger-ui-bundle.js" defer></script>
    <script src="/api/docs/start.js" defer></script>`,
);

/** `tryItOut` of a cookie session works at once, because the page is of the API's own origin. */
const START = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  validatorUrl: null,
});
`;

/** As it stands in the repository; browsers show plain text, and would save Markdown. */
const quickstart: RequestHandler = (_req, res) =>
  res.sendFile('docs/quickstart.md', {
    root: projectDirectory(),
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });

/** The interactive documentation at /api/docs: Swagger UI out of the installed package, nothing from elsewhere. */
export const apiDocs = (): Router =>
  Router()
    .use(onlyUnder('/api/docs'))
    .get('/api/docs', compress, (_req, res) => void res.send(PAGE))
    .get('/api/docs/start.js', (_req, res) => void res.type('js').send(START))
    .get('/api/docs/quickstart.md', compress, quickstart)
    .use('/api/docs', compress, express.static(SWAGGER_UI, { index: false, redirect: false, maxAge: '1h' }));
