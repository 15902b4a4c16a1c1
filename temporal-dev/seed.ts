import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TicketPage } from '../shared/contracts/http/tickets';
import type { TicketDetails } from '../shared/contracts/tickets';
import { type ApiSession, openSession, signUpOrIn } from './api-session';
import { findStack } from './find-stack';
import { endReadably } from './readable-error';
import { buildCatalogue } from './seed/catalogue';

const DEMO_PASSWORD = 'demo-password-1';

/** Alice sells the catalogue; Bob is there to buy. The README shows how to sign in as either. */
export const DEMO_USERS = {
  seller: { email: 'alice@example.com', password: DEMO_PASSWORD, name: 'Alice' },
  buyer: { email: 'bob@example.com', password: DEMO_PASSWORD, name: 'Bob' },
} as const;

const CONCURRENCY = 8;
/** Some minutes of patience, since every attempt may wait ten seconds for its answer. */
const ATTEMPTS = 12;
const RETRY_AFTER_MS = 1_000;

async function listedTitles(session: ApiSession, sellerId: string): Promise<Set<string>> {
  const titles = new Set<string>();
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ limit: '100', ...(cursor ? { cursor } : {}) });
    const { body }: { body: TicketPage } = await session.request<TicketPage>('GET', `/api/tickets?${query}`);
    for (const ticket of body.items) if (ticket.sellerId === sellerId) titles.add(ticket.title);
    cursor = body.nextCursor;
  } while (cursor);
  return titles;
}

/** The same entry of the same day has the same key: a listing whose answer was lost is not made twice. */
const idempotencyKey = (details: TicketDetails): string =>
  `seed-${createHash('sha256').update(JSON.stringify(details)).digest('hex').slice(0, 32)}`;

/** A busy machine answers 503 now and then, and 409 while it has yet to answer; the same key finds what was begun. */
async function listPatiently(session: ApiSession, details: TicketDetails): Promise<void> {
  const listing = { body: details, idempotencyKey: idempotencyKey(details) };
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    const { status } = await session.request('POST', '/api/tickets', { ...listing, expect: [201, 409, 503] });
    if (status === 201) return;
    await sleep(RETRY_AFTER_MS);
  }
  await session.request('POST', '/api/tickets', listing);
}

interface SeedOptions {
  apiUrl: string;
  /** Told after every listing how many tickets of the catalogue are there now. */
  onProgress?(listed: number, total: number): void;
}

/**
 * Signs the demo users up and lists what the catalogue lacks, through the REST API at `apiUrl`. Running it again,
 * also after a crash half-way, lists nothing twice. Answers how many tickets it listed. Throws ApiError.
 */
export async function seedCatalogue({ apiUrl, onProgress }: SeedOptions): Promise<{ tickets: number }> {
  const session = openSession(apiUrl);
  const seller = await signUpOrIn(session, DEMO_USERS.seller);
  await signUpOrIn(openSession(apiUrl), DEMO_USERS.buyer);
  const listed = await listedTitles(session, seller.id);
  const catalogue = buildCatalogue();
  const missing = catalogue.filter(({ title }) => !listed.has(title));
  let done = catalogue.length - missing.length;
  const queue = missing.values();
  const listInTurn = async () => {
    for (const details of queue) {
      await listPatiently(session, details);
      done += 1;
      onProgress?.(done, catalogue.length);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, listInTurn));
  return { tickets: missing.length };
}

/** `npm run seed`: fills the catalogue of the running stack. */
async function main(): Promise<void> {
  const { api: apiUrl } = await findStack();
  const { tickets } = await seedCatalogue({ apiUrl });
  process.stdout.write(
    tickets === 0
      ? `The catalogue at ${apiUrl} is complete already: nothing to list.\n`
      : `Listed ${tickets} tickets at ${apiUrl}.\n`,
  );
  const { seller, buyer } = DEMO_USERS;
  process.stdout.write(`Sign in as ${seller.email} (sells) or ${buyer.email} (buys), password ${buyer.password}.\n`);
}

if (require.main === module) void endReadably(main);
