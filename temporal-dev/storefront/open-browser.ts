import { type Browser, chromium } from 'playwright-core';
import { StoryError } from '../demo/story';
import { runCommand } from '../tools/run-command';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const VERSION_TIMEOUT_MS = 20_000;

/** No services of the browser's own: what it does is what the page does. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the installed Chromium without a window. CHROMIUM names one that is not on PATH. */
export async function openBrowser(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const executablePath = env.CHROMIUM || (await findChromium());
  return chromium.launch({ executablePath, args: QUIET });
}

async function findChromium(): Promise<string> {
  for (const name of NAMES) {
    const path = await runCommand('which', [name], { timeoutMs: VERSION_TIMEOUT_MS }).catch(() => '');
    if (path.trim()) return path.trim();
  }
  throw new StoryError('Chromium is needed and not on PATH: install it, or set CHROMIUM to its program.');
}
