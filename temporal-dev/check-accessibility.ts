import { findStack } from './find-stack';
import { endReadably } from './readable-error';
import { findViolations } from './storefront/find-violations';
import { openBrowser } from './storefront/open-browser';
import { named, playScenes } from './storefront/play-scenes';
import { setStage } from './storefront/stage';

/**
 * `npm run accessibility`: axe looks at every page of the running storefront in every state, on phone and desk, light
 * and dark. Fails when it finds anything. `-- <part of a scene's name>` looks at some only.
 */
async function main(only: string[]): Promise<void> {
  const stage = await setStage(await findStack());
  const browser = await openBrowser();
  let looks = 0;
  let findings = 0;
  try {
    await playScenes({
      browser,
      stage,
      isWanted: named(only),
      async look(page, scene, view) {
        const found = await findViolations(page);
        looks++;
        findings += found.length;
        for (const violation of found) process.stdout.write(`${scene.name} ${view.name}: ${violation}\n`);
      },
    });
  } finally {
    await browser.close();
  }
  process.stdout.write(`${looks} pages and states looked at, ${findings} findings\n`);
  if (findings > 0) process.exitCode = 1;
}

if (require.main === module) void endReadably(() => main(process.argv.slice(2)));
