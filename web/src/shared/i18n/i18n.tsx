import { createContext, type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import { createFormats, type Formats } from './formats';
import { LANGUAGES, type Language, localeOf, storeLanguage } from './locales';
import type { Messages } from './messages/en';

interface I18n {
  t: Messages;
  format: Formats;
  language: Language;
  /** Loads the language's texts, then shows them everywhere and remembers the choice. */
  choose(language: Language): Promise<void>;
}

const Context = createContext<I18n | null>(null);

/** The texts, numbers and dates of the visitor's language. */
export function useI18n(): I18n {
  const value = useContext(Context);
  if (!value) throw new Error('I18nProvider is missing');
  return value;
}

interface I18nProviderProps {
  language: Language;
  /** The texts of `language`. */
  messages: Messages;
  children: ReactNode;
}

export function I18nProvider({ language, messages, children }: I18nProviderProps) {
  const [chosen, setChosen] = useState({ language, t: messages });
  const wanted = useRef(language);
  const value = useMemo(
    () => ({
      ...chosen,
      format: createFormats(localeOf(chosen.language, navigator.languages)),
      async choose(next: Language) {
        wanted.current = next;
        const t = await LANGUAGES[next].load();
        // Another choice may have been made while the texts were on their way.
        if (wanted.current !== next) return;
        storeLanguage(next);
        document.documentElement.lang = next;
        setChosen({ language: next, t });
      },
    }),
    [chosen],
  );
  return <Context value={value}>{children}</Context>;
}
