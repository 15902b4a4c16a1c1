import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../tools/chromium';

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

/** Starts Chromium without a window; `args` are added to its command line. */
export async function openBrowser(args: string[] = []): Promise<Browser> {
  const { command, env } = await findChromium({ say: console.error });
  return chromium.launch({ executablePath: command, args: [...QUIET, ...args], env: { ...process.env, ...env } });
}
