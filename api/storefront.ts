import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import express, { type RequestHandler, Router } from 'express';
import type { Config } from '../shared/infra/config';
import { projectDirectory } from './project-directory';

/** Answers who understands Brotli with the file that the build has packed, where there is one. */
function servePacked(root: string): RequestHandler {
  const packed = new Set(existsSync(root) ? readdirSync(root).filter((name) => name.endsWith('.br')) : []);
  return (req, res, next) => {
    const name = `${req.path.slice(1)}.br`;
    const isRead = req.method === 'GET' || req.method === 'HEAD';
    if (!isRead || !packed.has(name) || !req.acceptsEncodings('br')) return next();
    res.vary('Accept-Encoding').type(path.extname(req.path)).set('Content-Encoding', 'br');
    res.sendFile(name, { root, immutable: true, maxAge: '1y' }, (error) => {
      if (error && !res.headersSent) next(error);
    });
  };
}

/** Serves the built storefront. Its own routes are paths without an extension and all get `index.html`. */
export function storefront({ WEB_DIR }: Config): Router {
  const directory = path.resolve(WEB_DIR ?? path.join(projectDirectory(), 'web', 'dist'));
  const index: RequestHandler = (req, res, next) => {
    const isPage = (req.method === 'GET' || req.method === 'HEAD') && path.extname(req.path) === '';
    if (!isPage || !req.headers.accept?.includes('text/html')) return next();
    // `no-cache` asks each time whether it changed: it names the hashed files of the current build.
    res.sendFile(
      'index.html',
      { root: directory, cacheControl: false, headers: { 'Cache-Control': 'no-cache' } },
      (error) => {
        // There is no build: then there is nothing here.
        if (error && !res.headersSent) next();
      },
    );
  };
  return (
    Router()
      // Vite names these by their content.
      .use('/assets', servePacked(path.join(directory, 'assets')))
      .use('/assets', express.static(path.join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false }))
      .use(
        express.static(directory, {
          setHeaders: (res) => {
            res.setHeader('Cache-Control', 'no-cache');
          },
        }),
      )
      .use(index)
  );
}
