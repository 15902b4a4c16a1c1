import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TicketPage } from '../../shared/contracts/http/tickets';
import { seedCatalogue } from '../seed';
import { exists } from '../tools/cache';
import type { StackSettings } from './settings';
import type { Terminal } from './terminal';

const PROGRESS_EVERY_MS = 2_000;

/** Lists the demo catalogue when there is no ticket at all, or when an earlier seeding was cut off. */
export async function seedEmptyDatabase({ urls, dataDir }: StackSettings, terminal: Terminal): Promise<void> {
  const begun = join(dataDir, 'seeding');
  const resumes = await exists(begun);
  if (!resumes && !(await isEmpty(urls.api))) return;
  const why = resumes ? 'the last listing of the demo catalogue was cut off' : 'the database is empty';
  terminal.progress('stack', `${why}: listing ${resumes ? 'what is missing' : 'the demo catalogue'}`);
  await writeFile(begun, '');
  let shownAt = performance.now();
  const { tickets } = await seedCatalogue({
    apiUrl: urls.api,
    onProgress(listed, total) {
      if (performance.now() - shownAt < PROGRESS_EVERY_MS) return;
      shownAt = performance.now();
      terminal.progress('stack', `catalogue: ${listed} of ${total} tickets`);
    },
  });
  await rm(begun);
  terminal.progress('stack', `catalogue complete: ${tickets} tickets listed`);
}

async function isEmpty(apiUrl: string): Promise<boolean> {
  const response = await fetch(`${apiUrl}/api/tickets?limit=1`);
  if (!response.ok) throw new Error(`GET /api/tickets answered ${response.status}`);
  const { items } = (await response.json()) as TicketPage;
  return items.length === 0;
}
