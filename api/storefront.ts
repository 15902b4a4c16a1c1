import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import express, { type Request, type RequestHandler, Router } from 'express';
import type { ApiContext } from './context';
import { projectDirectory } from './project-directory';
import { readSessionCookies } from './session-cookies';

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

/** What the build says of a page: what the browser will need to show it, beside what `index.html` names. */
interface EarlyFiles {
  path: string;
  scripts: string[];
  answers: string[];
  /** Answers that only somebody who is signed in is given. */
  ownAnswers: string[];
}

/** Names with a page what it will ask for, so that a browser need not run its first script to learn of it. */
function nameEarly(context: ApiContext, directory: string): Router {
  const router = Router();
  const file = path.join(directory, 'early.json');
  if (!existsSync(file)) return router;
  const pages: EarlyFiles[] = JSON.parse(readFileSync(file, 'utf8'));
  for (const { path: pagePath, scripts, answers, ownAnswers } of pages)
    router.get(pagePath, (req, res, next) => {
      res.append(
        'Link',
        scripts.map((script) => `<${script}>; rel=modulepreload`),
      );
      // An address with a search in it shows other answers.
      const shown = Object.keys(req.query).length > 0 ? [] : answers;
      const own = isSignedIn(context, req) ? ownAnswers : [];
      res.append(
        'Link',
        [...shown, ...own].map((answer) => early(answer, req)),
      );
      next();
    });
  return router;
}

/** As far as can be told from what the browser sent; whether it is true does not matter here. */
function isSignedIn(context: ApiContext, req: Request): boolean {
  const { accessToken, refreshToken } = readSessionCookies(context, req);
  return (accessToken ?? refreshToken) !== undefined;
}

/** As the storefront's own `fetch` will ask: with cookies, for ourselves only. */
function early(answer: string, { params }: Request): string {
  const url = answer.replaceAll(/:(\w+)/g, (_, name) => encodeURIComponent(String(params[name])));
  return `<${url}>; rel=preload; as=fetch; crossorigin`;
}

/** Serves the built storefront. Its own routes are paths without an extension and all get `index.html`. */
export function storefront(context: ApiContext): Router {
  const directory = path.resolve(context.config.WEB_DIR ?? path.join(projectDirectory(), 'web', 'dist'));
  const isPage: RequestHandler = (req, _res, next) => {
    const isRead = req.method === 'GET' || req.method === 'HEAD';
    const isAsked = isRead && path.extname(req.path) === '' && req.headers.accept?.includes('text/html');
    next(isAsked ? undefined : 'router');
  };
  const index: RequestHandler = (_req, res, next) => {
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
          index: false,
          setHeaders: (res) => {
            res.setHeader('Cache-Control', 'no-cache');
          },
        }),
      )
      .use(isPage, nameEarly(context, directory), index)
  );
}
