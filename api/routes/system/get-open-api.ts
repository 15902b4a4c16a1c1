import type { RequestHandler } from 'express';
import { openApiDocument } from '../../openapi/document';

/** GET /api/openapi.json. */
export function getOpenApi(): RequestHandler {
  const document = openApiDocument();
  return (_req, res) => void res.json(document);
}
