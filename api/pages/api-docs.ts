import path from 'node:path';
import express, { Router } from 'express';
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

/** The interactive documentation at /api/docs: Swagger UI out of the installed package, nothing from elsewhere. */
export const apiDocs = (): Router =>
  Router()
    .get('/api/docs', (_req, res) => void res.send(PAGE))
    .get('/api/docs/start.js', (_req, res) => void res.type('js').send(START))
    .use('/api/docs', express.static(SWAGGER_UI, { index: false, redirect: false, maxAge: '1h' }));
