import { QueryClientProvider } from '@tanstack/react-query';
import { configure, type RenderResult, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { BrowserRouter } from 'react-router';
import { queryClient } from '../api/query-client';
import { I18nProvider } from '../i18n/i18n';
import { en } from '../i18n/messages/en';

// Patience with a busy machine: what is waited for comes at once on an idle one.
configure({ asyncUtilTimeout: 20_000 });

/** Shows a part of the storefront at an address, in English, as whoever has loaded nothing yet. */
export function renderAt(path: string, part: ReactElement): RenderResult {
  queryClient.clear();
  window.history.replaceState(null, '', path);
  return render(
    <I18nProvider language="en" messages={en}>
      <QueryClientProvider client={queryClient}>
        <BrowserRouter>{part}</BrowserRouter>
      </QueryClientProvider>
    </I18nProvider>,
  );
}

export const here = (): string => window.location.pathname + window.location.search;
