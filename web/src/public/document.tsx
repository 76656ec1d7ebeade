import { languageTag, localPath } from '../lib/locale.ts';
import { dark, light } from '../ui/tokens.ts';
import { Frame } from './frame.tsx';
import type { Asked, Page } from './page.ts';
import type { BoardChoices } from './pages/board/choices.ts';
import { feedPath, feedTitle, feedTypes } from './pages/board/feeds.ts';

/** By which feed readers find what to subscribe to. */
function FeedLinks({ asked, chosen }: { readonly asked: Asked; readonly chosen: BoardChoices }) {
  const title = feedTitle(asked, chosen);
  return (['xml', 'json'] as const).map((kind) => (
    <link
      key={kind}
      rel="alternate"
      type={feedTypes[kind]}
      title={title}
      href={localPath(asked.locale, feedPath(chosen, kind))}
    />
  ));
}

/** A data block, which no browser runs and no content policy stops (HTML: a script element of an unknown type). Without `<` it cannot end early. */
function LinkedData({ data }: { readonly data: object }) {
  const text = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON without any `<`, as a script element wants it
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}

/** The whole HTML document of a page: everything a reader or a search engine needs, and no inline script or style that runs. */
export function Document({ asked, page }: { readonly asked: Asked; readonly page: Page }) {
  const { assets, locale, m, path, publicUrl } = asked;
  const shared = page.canonical ?? path;
  const addressIn = (language: 'zh' | 'en') => publicUrl + localPath(language, shared);
  const title = path === '/' ? page.title : `${page.title} · ${m.frame.name}`;
  return (
    <html lang={languageTag(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={page.description} />
        <link rel="stylesheet" href={assets.style} />
        <script type="module" src={assets.script} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={light.paper} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark.paper} />
        <meta name="format-detection" content="telephone=no" />
        {page.hidden ? (
          <meta name="robots" content="noindex, follow" />
        ) : (
          <>
            <link rel="canonical" href={addressIn(locale)} />
            <link rel="alternate" hrefLang="zh-CN" href={addressIn('zh')} />
            <link rel="alternate" hrefLang="en" href={addressIn('en')} />
            <link rel="alternate" hrefLang="x-default" href={addressIn('zh')} />
          </>
        )}
        {page.feed && <FeedLinks asked={asked} chosen={page.feed} />}
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content={m.frame.name} />
        <meta property="og:title" content={page.title} />
        <meta property="og:description" content={page.description} />
        <meta property="og:url" content={addressIn(locale)} />
        <meta property="og:locale" content={locale === 'zh' ? 'zh_CN' : 'en_US'} />
        <meta property="og:image" content={`${publicUrl}/share.png`} />
        <meta name="twitter:card" content="summary_large_image" />
        {page.linked && <LinkedData data={page.linked} />}
      </head>
      {page.bare ? (
        <body className="hall" data-theme="dark">
          <main id="main">{page.body}</main>
        </body>
      ) : (
        <body>
          <Frame asked={asked} page={page}>
            {page.body}
          </Frame>
        </body>
      )}
    </html>
  );
}
