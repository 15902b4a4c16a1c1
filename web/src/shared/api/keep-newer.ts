import { type InfiniteData, replaceEqualDeep } from '@tanstack/react-query';

interface Versioned {
  id: string;
  version: number;
}

const later = <T extends Versioned>(known: T | undefined, loaded: T): T =>
  known && known.version > loaded.version ? known : loaded;

/**
 * For a query's `structuralSharing`: an answer that was on its way while the live stream or a command told of something
 * newer does not undo it.
 */
export const keepNewer = (known: unknown, loaded: unknown) =>
  replaceEqualDeep(known, later(known as Versioned | undefined, loaded as Versioned));

/** The same for lists that are loaded page by page. */
export function keepNewerItems(known: unknown, loaded: unknown) {
  const itemsOf = (list: unknown) => (list as InfiniteData<{ items: Versioned[] }> | undefined)?.pages ?? [];
  const before = new Map(itemsOf(known).flatMap(({ items }) => items.map((item) => [item.id, item])));
  const pages = itemsOf(loaded).map((page) => ({
    ...page,
    items: page.items.map((item) => later(before.get(item.id), item)),
  }));
  return replaceEqualDeep(known, { ...(loaded as object), pages });
}
