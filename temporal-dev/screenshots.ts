import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { findStack } from './find-stack';
import { endReadably } from './readable-error';
import { projectRoot } from './stack/project-root';
import { openBrowser } from './storefront/open-browser';
import { named, playScenes, type View } from './storefront/play-scenes';
import type { Scene } from './storefront/scenes';
import { setStage } from './storefront/stage';

/** The pictures that the documents show, by the scene's and the view's name. */
const SHOWN: Record<string, string> = {
  'catalogue 1440-light': 'catalogue',
  'catalogue 390-dark': 'catalogue-phone',
  'ticket 1440-light': 'ticket',
  'checkout 1440-dark': 'checkout-wide',
  'checkout 390-light': 'checkout',
  'order-paid 390-light': 'order',
  'listing-new 1440-light': 'sell',
};

const pictureOf = (scene: Scene, view: View): string | undefined => SHOWN[`${scene.name} ${view.name}`];

const showWhatIsBelow = `for (const element of document.querySelectorAll('*'))
  if (getComputedStyle(element).contentVisibility === 'auto') element.style.contentVisibility = 'visible'`;

/**
 * `npm run screenshots`: takes the pictures of docs/images anew, in the running stack. `npm run screenshots -- <folder>
 * [part of a scene's name ...]` takes every page in every state, on phone and desk, light and dark, into a folder.
 */
async function main([folder, ...only]: string[]): Promise<void> {
  const stack = await findStack();
  const target = folder ? resolve(folder) : join(projectRoot(), 'docs', 'images');
  await mkdir(target, { recursive: true });
  const stage = await setStage(stack);
  const browser = await openBrowser();
  try {
    await playScenes({
      browser,
      stage,
      isWanted: folder ? named(only) : (scene, view) => pictureOf(scene, view) !== undefined,
      async look(page, scene, view) {
        const name = folder ? `${scene.name}-${view.name}` : pictureOf(scene, view);
        await page.evaluate('window.scrollTo(0, 0)');
        await page.evaluate('document.fonts.ready');
        // The picture is of the whole page, also of what the browser leaves until somebody scrolls there.
        if (folder) await page.evaluate(showWhatIsBelow);
        await page.screenshot({ path: join(target, `${name}.png`), fullPage: Boolean(folder) });
        process.stdout.write(`${name}\n`);
      },
    });
  } finally {
    await browser.close();
  }
}

if (require.main === module) void endReadably(() => main(process.argv.slice(2)));
