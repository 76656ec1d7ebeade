import { wasOpened } from '@jiebang/contract/contests/contest.ts';
import { localPath } from '../../lib/locale.ts';
import type { PublicApi } from '../api.ts';
import { standing } from '../router.ts';
import { newest, type Told } from './told.ts';
import { escaped } from './xml.ts';

/** What search engines may read: everything public, nothing of the workspace or the API. */
export function robots(publicUrl: string): string {
  return `User-agent: *\nDisallow: /workspace\nDisallow: /en/workspace\nDisallow: /api/v1\nSitemap: ${publicUrl}/sitemap.xml\n`;
}

/** `/sitemap.xml`: the standing pages and all needs, each with its twin in the other language; an index of parts where one file would not hold them. */
export async function siteMap(publicUrl: string, api: PublicApi): Promise<Told> {
  const { parts, items } = await api.needs.map();
  if (parts === 1) return urls(publicUrl, [...(await pagesOf(api)), ...items.map(needPath)]);
  const maps = ['pages', ...Array.from({ length: parts }, (_, i) => `needs-${i + 1}`)];
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${maps.map((name) => `<sitemap><loc>${escaped(`${publicUrl}/sitemaps/${name}.xml`)}</loc></sitemap>`).join('\n')}
</sitemapindex>
`;
  return { text, changed: null };
}

/** `/sitemaps/{name}.xml`: the standing pages, or one part of the needs; null for a part that there is not. */
export async function siteMapPart(publicUrl: string, api: PublicApi, name: string): Promise<Told | null> {
  if (name === 'pages') return urls(publicUrl, await pagesOf(api));
  const part = Number(/^needs-([1-9]\d{0,3})$/.exec(name)?.[1]);
  if (Number.isNaN(part)) return null;
  const { items } = await api.needs.map({ query: { part } });
  return items.length === 0 ? null : urls(publicUrl, items.map(needPath));
}

/** The standing pages, and the newest hundred editions. */
async function pagesOf(api: PublicApi): Promise<Place[]> {
  const { items } = await api.contests.list({ query: { limit: 100 } });
  const editions = items.filter(({ state }) => wasOpened(state)).map(({ id }) => `/contests/${id}`);
  return [...standing, ...editions].map((path) => ({ path, at: null }));
}

type Place = { readonly path: string; readonly at: string | null };
const needPath = ({ number, changedAt }: { number: string; changedAt: string }): Place => ({
  path: `/needs/${encodeURIComponent(number)}`,
  at: changedAt,
});

function urls(publicUrl: string, places: readonly Place[]): Told {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${places.map(({ path, at }) => entry(publicUrl, path, at)).join('\n')}
</urlset>
`;
  return { text, changed: newest(places.map(({ at }) => at)) };
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
