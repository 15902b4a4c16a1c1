import request from 'supertest';
import { startTestDatabase } from '../../temporal-dev/testing/start-test-database';
import { PROBLEMS } from '../problems';
import { createTestApp, type TestApp } from '../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = createTestApp(await startTestDatabase());
});
afterAll(() => test.database.close());

describe("a problem's type", () => {
  it.each(Object.entries(PROBLEMS))('%s leads to a page that says what to do', async (slug, { title, status }) => {
    const response = await request(test.app).get(`/problems/${slug}`);
    expect(response.status).toBe(200);
    expect(response.type).toBe('text/html');
    expect(response.text).toContain(`<h1>${title}</h1>`);
    expect(response.text).toContain(`status ${status}`);
    expect(response.text).toMatch(/<dt>What to do<\/dt>\s*<dd>.{10,}<\/dd>/);
  });

  it('that nobody uses leads nowhere', async () => {
    expect((await request(test.app).get('/problems/constructor')).status).toBe(404);
  });

  it('is in the list of all', async () => {
    const { text } = await request(test.app).get('/problems');
    for (const slug of Object.keys(PROBLEMS)) expect(text).toContain(`href="/problems/${slug}"`);
  });
});

describe('the interactive documentation', () => {
  it('loads only files of our own, which the content security policy lets run', async () => {
    const page = await request(test.app).get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toMatch(/script-src 'self';/);
    const files = [...page.text.matchAll(/<(?:script|link)[^>]* (?:src|href)="([^"]+)"/g)].map(
      ([, file]) => file ?? '',
    );
    const ours = files.filter((file) => file.startsWith('/api/docs/'));
    expect(files.filter((file) => !ours.includes(file))).toEqual(['/favicon.svg']);
    expect(ours).toHaveLength(3);
    expect(page.text).not.toMatch(/<script>|<style/);
    for (const file of ours) expect((await request(test.app).get(file)).status).toBe(200);
  });

  it('has the quickstart that the document names', async () => {
    const { url } = (await request(test.app).get('/api/openapi.json')).body.externalDocs;
    const page = await request(test.app).get(url);
    expect(page.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(page.text).toMatch(/^# Your first purchase/);
  });

  it('shows the document that clients are generated from', async () => {
    const start = await request(test.app).get('/api/docs/start.js');
    const [, url] = /url: '([^']+)'/.exec(start.text) ?? [];
    const document = await request(test.app).get(url ?? '');
    expect(document.status).toBe(200);
    expect(document.body.openapi).toBe('3.1.0');
    expect(Object.keys(document.body.paths)).toContain('/api/orders/{id}/refund');
  });
});
