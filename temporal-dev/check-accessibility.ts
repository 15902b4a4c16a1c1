import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import { findStack } from './find-stack';
import { endReadably } from './readable-error';
import { openBrowser } from './storefront/open-browser';
import { named, playScenes } from './storefront/play-scenes';
import { setStage } from './storefront/stage';

/**
 * `npm run accessibility`: axe looks at every page of the running storefront in every state, on phone and desk, light
 * and dark. Fails when it finds anything. `-- <part of a scene's name>` looks at some only.
 */
async function main(only: string[]): Promise<void> {
  const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
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
        await page.evaluate(axe);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        looks++;
        findings += violations.length;
        for (const { id, help, nodes } of violations)
          for (const { html, failureSummary } of nodes)
            process.stdout.write(`${scene.name} ${view.name}: ${id}: ${help}\n  ${html}\n  ${failureSummary}\n`);
      },
    });
  } finally {
    await browser.close();
  }
  process.stdout.write(`${looks} pages and states looked at, ${findings} findings\n`);
  if (findings > 0) process.exitCode = 1;
}

if (require.main === module) void endReadably(() => main(process.argv.slice(2)));
