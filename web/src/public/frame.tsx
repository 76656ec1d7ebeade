import type { ReactNode } from 'react';
import { localPath } from '../lib/locale.ts';
import type { Asked, Page, Section } from './page.ts';
import { Link } from './parts/link.tsx';
import { Stamp } from './parts/seal.tsx';

const sections = [
  ['board', '/needs'],
  ['results', '/results'],
  ['leaderboard', '/leaderboard'],
  ['achievements', '/achievements'],
  ['verify', '/verify'],
] as const satisfies readonly (readonly [Section, string])[];

/** The header, landmarks and footer around every page. */
export function Frame({
  asked,
  page,
  children,
}: {
  readonly asked: Asked;
  readonly page: Page;
  readonly children: ReactNode;
}) {
  const { m } = asked;
  return (
    <>
      <a className="skip" href="#main">
        {m.frame.skip}
      </a>
      <Masthead asked={asked} page={page} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Foot asked={asked} />
    </>
  );
}

function Masthead({ asked, page }: { readonly asked: Asked; readonly page: Page }) {
  const { locale, m } = asked;
  return (
    <header className="masthead">
      <div className="masthead-row">
        <Link to="/" locale={locale} className="wordmark">
          <Stamp manner="filled" name="" words={['揭', '榜']} han />
          <span>
            {m.frame.brand}
            <span className="wordmark-kind"> · {m.frame.kind}</span>
          </span>
        </Link>
        <nav className="sections" aria-label={m.frame.mainNav}>
          {sections.map(([section, to]) => (
            <Link key={section} to={to} locale={locale} current={page.section === section}>
              {m.frame[section]}
            </Link>
          ))}
        </nav>
        <p className="masthead-side">
          <a
            href={otherAddress(asked)}
            hrefLang={locale === 'zh' ? 'en' : 'zh-CN'}
            lang={locale === 'zh' ? 'en' : 'zh-CN'}
            title={m.frame.switchHint}
          >
            {m.frame.switchTo}
          </a>
          <Link to="/workspace" locale={locale}>
            {asked.signedIn ? m.frame.workspace : m.frame.signIn}
          </Link>
        </p>
      </div>
    </header>
  );
}

/** This very page, filters and all, in the other language. */
function otherAddress({ locale, path, query }: Asked): string {
  const address = localPath(locale === 'zh' ? 'en' : 'zh', path);
  return query.size > 0 ? `${address}?${query}` : address;
}

function Foot({ asked: { locale, m } }: { readonly asked: Asked }) {
  return (
    <footer className="foot">
      <div className="foot-row">
        <p className="foot-good">
          <strong>{m.frame.goodTitle}</strong> {m.frame.good}
        </p>
        <nav aria-label={m.frame.menu}>
          <Link to="/contests" locale={locale}>
            {m.editions.title}
          </Link>
          <Link to="/about" locale={locale}>
            {m.frame.about}
          </Link>
          <Link to="/privacy" locale={locale}>
            {m.frame.privacy}
          </Link>
          <a href="/api">{m.frame.api}</a>
        </nav>
        <p className="soft">
          {m.frame.times} {m.frame.source}
          {locale === 'zh' ? '。' : '.'}
        </p>
      </div>
    </footer>
  );
}
