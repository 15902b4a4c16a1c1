import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TicketPage } from '../../shared/contracts/http/tickets';
import { seedCatalogue } from '../seed';
import { exists } from '../tools/cache';
import type { StackSettings } from './settings';

/** Lists the demo catalogue when there is no ticket at all, or when an earlier seeding was cut off. */
export async function seedEmptyDatabase(settings: StackSettings, say: (line: string) => void): Promise<void> {
  const { urls, dataDir } = settings;
  const begun = join(dataDir, 'seeding');
  if (!(await exists(begun)) && !(await isEmpty(urls.api))) return;
  say('the database is empty: listing the demo catalogue');
  await writeFile(begun, '');
  const { tickets } = await seedCatalogue({ apiUrl: urls.api });
  await rm(begun);
  say(`listed ${tickets} tickets`);
}

async function isEmpty(apiUrl: string): Promise<boolean> {
  const response = await fetch(`${apiUrl}/api/tickets?limit=1`);
  if (!response.ok) throw new Error(`GET /api/tickets answered ${response.status}`);
  const { items } = (await response.json()) as TicketPage;
  return items.length === 0;
}
