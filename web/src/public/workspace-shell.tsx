import { renderToStaticMarkup } from 'react-dom/server';
import { type Locale, languageTag } from '../lib/locale.ts';
import { publicMessages } from '../lib/public-messages.ts';
import { dark, light } from '../ui/tokens.ts';

/** The files of the workspace, and the number that its style elements must bear under the content policy. */
export type WorkspaceFiles = { readonly script: string; readonly styles: readonly string[]; readonly nonce: string };

/** The document in which the workspace starts; it needs script, and says so where there is none. */
export function workspaceShell(locale: Locale, { script, styles, nonce }: WorkspaceFiles): string {
  const { frame } = publicMessages(locale);
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={languageTag(locale)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${frame.workspace} · ${frame.name}`}</title>
        <meta name="robots" content="noindex" />
        <meta property="csp-nonce" nonce={nonce} />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={light.paper} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark.paper} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {styles.map((style) => (
          <link key={style} rel="stylesheet" href={style} />
        ))}
        <script type="module" src={script} />
      </head>
      <body>
        <div id="workspace" />
        <noscript>
          <p>{frame.needsScript}</p>
          <p>
            <a href={locale === 'zh' ? '/' : '/en'}>{frame.home}</a>
          </p>
        </noscript>
      </body>
    </html>,
  )}`;
}
