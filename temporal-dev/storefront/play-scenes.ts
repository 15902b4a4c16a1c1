import type { Browser, Page } from 'playwright-core';
import { cookiesOf } from './cookies-of';
import { SCENES, type Scene } from './scenes';
import type { Stage } from './stage';

/** How the storefront is looked at. */
export interface View {
  name: string;
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
}

const view = (width: number, height: number, colorScheme: View['colorScheme']): View => ({
  name: `${width}-${colorScheme}`,
  width,
  height,
  colorScheme,
});

export const VIEWS: View[] = [
  view(390, 844, 'light'),
  view(390, 844, 'dark'),
  view(1440, 900, 'light'),
  view(1440, 900, 'dark'),
];

interface PlayOptions {
  browser: Browser;
  stage: Stage;
  /** Which scenes to play in which view. */
  isWanted(scene: Scene, view: View): boolean;
  /** Called when a scene can be looked at. */
  look(page: Page, scene: Scene, view: View): Promise<void>;
}

/** Scenes whose name has one of these parts in it; without any, all. */
export const named =
  (parts: string[]) =>
  ({ name }: Scene): boolean =>
    parts.length === 0 || parts.some((part) => name.includes(part));

/** Shows scenes in every view that is wanted, each in a page of its own. */
export async function playScenes({ browser, stage, isWanted, look }: PlayOptions): Promise<void> {
  for (const current of VIEWS)
    for (const scene of SCENES) {
      if (!isWanted(scene, current)) continue;
      const { width, height, colorScheme } = current;
      const context = await browser.newContext({
        baseURL: stage.apiUrl,
        viewport: { width, height },
        colorScheme,
        // What moves is where it ends: pictures and findings are the same each time.
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
      });
      if (scene.as) await context.addCookies(cookiesOf(stage[scene.as].session, stage.apiUrl));
      const page = await context.newPage();
      await scene.show(page, stage);
      await look(page, scene, current);
      await context.close();
    }
}
