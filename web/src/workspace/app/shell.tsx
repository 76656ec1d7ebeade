import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api } from '../../lib/api.ts';
import { localPath } from '../../lib/locale.ts';
import { useLocale, useMessages } from '../../ui/kit/language.tsx';
import { Shown, useRead, Waiting } from '../../ui/kit/read.tsx';
import { messages as en } from '../messages/shell.en.ts';
import { messages as zh } from '../messages/shell.zh.ts';
import { DeletionNotice } from './deletion-notice.tsx';
import { useLive } from './live.ts';
import { Menu } from './menu.tsx';
import { UnreadNotice } from './unread-notice.tsx';
import { Withheld } from './withheld.tsx';

const SignIn = lazy(async () => ({ default: (await import('../pages/account/sign-in.tsx')).Page }));

/** Pages that a visitor may open. */
const open = ['/sign-in', '/sign-up', '/password', '/mailbox', '/report', '/unsubscribe'];

/** The frame of every page: the name, the menu, the page. Who has not signed in is asked to, and then is where it wanted to be. */
export function Shell() {
  const m = useMessages({ zh, en });
  const locale = useLocale();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const me = useRead(['me'], () => api.identity.me());
  useLive((me.data?.person ?? null) !== null);
  const other = locale === 'zh' ? 'en' : 'zh';
  const below = path.replace(/^\/en(?=\/|$)/, '');
  const elsewhere = localPath(
    other,
    below.startsWith('/workspace') ? below : `/workspace${below === '/' ? '' : below}`,
  );
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {m.skip}
      </a>
      <header className="top">
        <a href={localPath(locale, '/')} className="name">
          {m.site}
        </a>
        <span className="soft top-words">{m.workspace}</span>
        <nav aria-label={m.around}>
          <a href={localPath(locale, '/needs')}>{m.board}</a>
          <a href={elsewhere} hrefLang={other === 'zh' ? 'zh-CN' : 'en'} lang={other === 'zh' ? 'zh-CN' : 'en'}>
            {m.otherLanguage}
          </a>
        </nav>
      </header>
      <Shown of={me}>
        {(who) =>
          who.person === null ? (
            <main id="main" className="narrow" tabIndex={-1}>
              <Suspense fallback={<Waiting />}>
                {open.some((address) => path.endsWith(address)) ? <Outlet /> : <SignIn />}
              </Suspense>
            </main>
          ) : (
            <div className="frame">
              <Menu me={who} path={path} />
              <main id="main" tabIndex={-1}>
                <Withheld me={who} />
                <UnreadNotice />
                <DeletionNotice />
                <Outlet />
              </main>
            </div>
          )
        }
      </Shown>
      <div id="dialogues" />
    </div>
  );
}
