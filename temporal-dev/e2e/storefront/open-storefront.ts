import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { projectRoot } from '../../stack/project-root';
import { cookiesOf } from '../../storefront/cookies-of';
import { openBrowser } from '../../storefront/open-browser';
import { type Marketplace, startMarketplace, type Visitor } from '../../testing/start-marketplace';

/** Patience with a busy machine; nothing here is waited for by the clock. */
const PATIENCE_MS = 60_000;
/** For a test that visits every page. */
export const TOUR_MS = 900_000;

export interface Storefront {
  market: Marketplace;
  browser: Browser;
  /** A browser of their own for somebody who is signed in, or for a stranger. */
  open(visitor?: Visitor): Promise<Page>;
}

/**
 * The whole platform with the built storefront, and a browser, for the tests of one file. `journey` is a test that
 * leaves a screenshot and a trace of every page in `test-results/` when it fails.
 */
export function useStorefront() {
  let market: Marketplace;
  let browser: Browser;
  let contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [market, browser] = await Promise.all([startMarketplace(), openBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await market?.stop();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
  });

  const open = async (visitor?: Visitor) => {
    const context = await browser.newContext({
      baseURL: market.apiUrl,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
    });
    contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    if (visitor) await context.addCookies(cookiesOf(visitor, market.apiUrl));
    await context.tracing.start({ screenshots: true, snapshots: true });
    return context.newPage();
  };

  const keepEvidence = async (title: string) => {
    const folder = join(projectRoot(), 'test-results', title.replaceAll(/\W+/g, '-'));
    for (const [index, context] of contexts.entries()) {
      await context.tracing.stop({ path: join(folder, `trace-${index}.zip`) });
      for (const page of context.pages()) await page.screenshot({ path: join(folder, `page-${index}.png`) });
    }
  };

  return (title: string, play: (storefront: Storefront) => Promise<void>, timeoutMs?: number) =>
    test(
      title,
      async () => {
        try {
          await play({ market, browser, open });
        } catch (error) {
          await keepEvidence(title);
          throw error;
        }
      },
      timeoutMs,
    );
}
