import { useI18n } from '../shared/i18n/i18n';
import { isLanguage, LANGUAGES } from '../shared/i18n/locales';
import { THEMES, useTheme } from '../shared/theme';

const SELECT = 'h-11 rounded-control border border-edge bg-surface px-2.5 text-sm text-ink hover:border-ink';

/** What is true of every page, and how it is shown. */
export function Footer() {
  const { t, language, choose } = useI18n();
  const [theme, chooseTheme] = useTheme();
  return (
    <footer className="no-print mt-16 border-t border-line py-8 text-sm text-soft">
      <div className="wrap flex flex-wrap items-center gap-x-6 gap-y-4">
        <p className="basis-full sm:grow sm:basis-0">{t.frame.disclaimer}</p>
        <a className="link py-2.5 font-normal" href="/api/docs">
          {t.frame.apiDocs}
        </a>
        <label className="flex items-center gap-2">
          {t.frame.language}
          <select
            className={SELECT}
            value={language}
            onChange={({ target }) => isLanguage(target.value) && void choose(target.value)}
          >
            {Object.entries(LANGUAGES).map(([code, { name }]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="flex items-center gap-2">
          {t.frame.theme}
          <select
            className={SELECT}
            value={theme}
            onChange={({ target }) => chooseTheme(THEMES.find((name) => name === target.value) ?? 'system')}
          >
            {THEMES.map((name) => (
              <option key={name} value={name}>
                {t.frame.themes[name]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </footer>
  );
}
