import { Search, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useI18n } from '../../shared/i18n/i18n';

/** A pause in typing, after which the search begins. */
const PAUSE_MS = 300;

interface CatalogueSearchProps {
  /** What the address says. */
  value: string;
  onSearch(words: string): void;
}

/** Searches while one types. */
export function CatalogueSearch({ value, onSearch }: CatalogueSearchProps) {
  const { t } = useI18n();
  const [words, setWords] = useState(value);
  const [shown, setShown] = useState(value);
  /** Searches that the address does not say yet. */
  const [asked, setAsked] = useState<string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  if (value !== shown) {
    setShown(value);
    const own = asked.indexOf(value);
    setAsked(own < 0 ? [] : asked.slice(own + 1));
    // Back and forward change the address without typing. Our own search may come true when more has been typed.
    if (own < 0) setWords(value);
  }
  const search = useCallback(
    (sought: string) => {
      setAsked((before) => [...before, sought]);
      onSearch(sought);
    },
    [onSearch],
  );
  useEffect(() => {
    if (words.trim() === value) return;
    const timer = setTimeout(() => search(words.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [words, value, search]);
  return (
    <search>
      <form
        className="relative"
        onSubmit={(event) => {
          event.preventDefault();
          search(words.trim());
        }}
      >
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-4 size-5 -translate-y-1/2 text-soft"
        />
        <input
          ref={input}
          type="text"
          enterKeyHint="search"
          name="q"
          aria-label={t.catalogue.search}
          placeholder={t.catalogue.searchHint}
          autoComplete="off"
          value={words}
          onChange={({ target }) => setWords(target.value)}
          className="control h-14 rounded-full pr-14 pl-12 text-lg shadow-card"
        />
        {words && (
          <button
            type="button"
            aria-label={t.catalogue.clearSearch}
            onClick={() => {
              setWords('');
              search('');
              input.current?.focus();
            }}
            className="absolute top-1/2 right-2 grid size-11 -translate-y-1/2 place-items-center rounded-full text-soft hover:bg-sunken"
          >
            <X aria-hidden="true" className="size-5" />
          </button>
        )}
      </form>
    </search>
  );
}
