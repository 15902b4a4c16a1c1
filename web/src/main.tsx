import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { loadPage } from './app/pages';
import { prefetchPage } from './app/prefetch-page';
import { StorefrontRoutes } from './app/routes';
import { queryClient } from './shared/api/query-client';
import { I18nProvider } from './shared/i18n/i18n';
import { currentLanguage, LANGUAGES } from './shared/i18n/locales';
import { applyTheme } from './shared/theme';
import './app/styles.css';

applyTheme();
const language = currentLanguage();
document.documentElement.lang = language;
// index.html shows the frame meanwhile.
const [messages] = await Promise.all([
  LANGUAGES[language].load(),
  loadPage(window.location.pathname),
  prefetchPage(window.location),
]);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
// As a transition it is done in small steps, between which the browser answers the visitor.
startTransition(() =>
  createRoot(root).render(
    <StrictMode>
      <I18nProvider language={language} messages={messages}>
        <QueryClientProvider client={queryClient}>
          <BrowserRouter>
            <StorefrontRoutes />
          </BrowserRouter>
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  ),
);
