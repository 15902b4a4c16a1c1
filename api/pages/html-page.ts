import type { RequestHandler } from 'express';

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** A plain page of the API's own. `body` is HTML; `head` what else belongs there. No inline script or style runs. */
export const htmlPage = (title: string, body: string, head = ''): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    ${head}
  </head>
  <body>
    ${body}
  </body>
</html>
`;

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 44rem; margin: 3rem auto; padding: 0 1rem }
pre { padding: 1rem; overflow: auto; border: 1px solid #8886; border-radius: .5rem }
dt { font-weight: 600; margin-top: 1rem }
dd { margin: 0 }
`;

/** The style sheet of these pages. */
export const pageStyle: RequestHandler = (_req, res) => void res.type('css').send(STYLE);
