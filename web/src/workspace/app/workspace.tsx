import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import { useEffect, useState } from 'react';
import { splitLocale } from '../../lib/locale.ts';
import { antdWords } from '../../ui/kit/antd-words.ts';
import { LanguageProvider } from '../../ui/kit/language.tsx';
import { themeOf } from '../../ui/kit/theme.ts';
import { routerFor } from './router.tsx';

const { locale } = splitLocale(location.pathname);
const router = routerFor(locale);
const client = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: true } },
});
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const night = matchMedia('(prefers-color-scheme: dark)');

/** The signed-in application: language by address, colours by the reader's choice, styles under the page's nonce. */
export function Workspace() {
  const [dark, setDark] = useState(night.matches);
  useEffect(() => {
    const follow = () => setDark(night.matches);
    night.addEventListener('change', follow);
    return () => night.removeEventListener('change', follow);
  }, []);
  return (
    <LanguageProvider value={locale}>
      <ConfigProvider
        theme={themeOf(dark ? 'dark' : 'light')}
        locale={antdWords(locale)}
        button={{ autoInsertSpace: false }}
        {...(nonce ? { csp: { nonce } } : {})}
      >
        <App message={{ duration: 4, maxCount: 1 }}>
          <QueryClientProvider client={client}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </App>
      </ConfigProvider>
    </LanguageProvider>
  );
}
