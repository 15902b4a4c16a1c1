import { type RequestHandler, Router } from 'express';
import { notFound } from '../errors';
import { compress } from '../middleware/compress';
import { onlyUnder } from '../middleware/only-for';
import { exampleOf } from '../openapi/document';
import { isProblemSlug, PROBLEMS, type ProblemSlug } from '../problems';
import { escapeHtml, htmlPage, pageStyle } from './html-page';

const HEAD = '<link rel="stylesheet" href="/problems/style.css">';

/** What a problem's `type` leads to: what happened, what to do, and how the answer looks. */
export const problemPages = (): Router =>
  Router()
    .use(onlyUnder('/problems'))
    .get('/problems', compress, listProblems)
    .get('/problems/style.css', pageStyle)
    .get('/problems/:slug', compress, showProblem);

const showProblem: RequestHandler<{ slug: string }> = ({ params: { slug } }, res) => {
  if (!isProblemSlug(slug)) throw notFound();
  const { status, title, happened, remedy } = PROBLEMS[slug];
  const body = `<p><a href="/problems">All problems</a></p>
    <h1>${escapeHtml(title)}</h1>
    <p><code>/problems/${slug}</code>, status ${status}</p>
    <dl>
      <dt>What happened</dt>
      <dd>${escapeHtml(happened)}</dd>
      <dt>What to do</dt>
      <dd>${escapeHtml(remedy)}</dd>
    </dl>
    <h2>Example</h2>
    <pre>${escapeHtml(JSON.stringify(exampleOf(slug), null, 2))}</pre>`;
  res.send(htmlPage(title, body, HEAD));
};

const listProblems: RequestHandler = (_req, res) => {
  const items = (Object.keys(PROBLEMS) as ProblemSlug[])
    .toSorted((a, b) => PROBLEMS[a].status - PROBLEMS[b].status)
    .map(
      (slug) => `<li>${PROBLEMS[slug].status} <a href="/problems/${slug}">${escapeHtml(PROBLEMS[slug].title)}</a></li>`,
    );
  const body = `<h1>Problems</h1>
    <p>Every error of the API is <code>application/problem+json</code>; its <code>type</code> is one of these pages.
    The calls are described at <a href="/api/docs">/api/docs</a>.</p>
    <ul>
      ${items.join('\n      ')}
    </ul>`;
  res.send(htmlPage('Problems', body, HEAD));
};
