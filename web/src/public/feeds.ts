import { localPath } from '../lib/locale.ts';
import type { PublicApi } from './api.ts';
import { standing } from './router.ts';

/** What search engines may read: everything public, nothing of the workspace or the API. */
export function robots(publicUrl: string): string {
  return `User-agent: *\nDisallow: /workspace\nDisallow: /en/workspace\nDisallow: /api/v1\nSitemap: ${publicUrl}/sitemap.xml\n`;
}

/** How many needs the site map names: the newest; older ones are reached through the board. */
const MAPPED = 1000;

/** The site map: the standing pages and the newest needs, each with its twin in the other language. */
export async function siteMap(publicUrl: string, api: PublicApi): Promise<string> {
  const needs: { path: string; at: string }[] = [];
  for (let after: string | undefined; needs.length < MAPPED; ) {
    const page = await api.needs.board({ query: { limit: 100, after } });
    needs.push(
      ...page.items.map(({ number, publishedAt }) => ({
        path: `/needs/${encodeURIComponent(number)}`,
        at: publishedAt,
      })),
    );
    if (page.next === null) break;
    after = page.next;
  }
  const entries = [...standing.map((path) => ({ path, at: null })), ...needs].map(({ path, at }) =>
    entry(publicUrl, path, at),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`;
}

function entry(publicUrl: string, path: string, at: string | null): string {
  const twins = (['zh', 'en'] as const).map(
    (locale) =>
      `<xhtml:link rel="alternate" hreflang="${locale === 'zh' ? 'zh-CN' : 'en'}" href="${escaped(publicUrl + localPath(locale, path))}"/>`,
  );
  const changed = at === null ? '' : `<lastmod>${at}</lastmod>`;
  return (['zh', 'en'] as const)
    .map((locale) => `<url><loc>${escaped(publicUrl + localPath(locale, path))}</loc>${changed}${twins.join('')}</url>`)
    .join('\n');
}

const escaped = (text: string): string => text.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);
