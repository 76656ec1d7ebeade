import type { Asked } from '../page.ts';
import { feedTypes } from '../pages/board/feeds.ts';
import { boardFeed } from './board-feed.ts';
import { robots, siteMap, siteMapPart } from './site-map.ts';
import type { Told } from './told.ts';

const xml = 'application/xml';

/** What machines ask for at an address: feeds, site maps, `robots.txt`; null where there is no such thing. */
export async function forMachines(asked: Asked): Promise<(Told & { readonly type: string }) | null> {
  const { api, path, publicUrl } = asked;
  if (path === '/feed.xml') return { ...(await boardFeed(asked, 'xml')), type: feedTypes.xml };
  if (path === '/feed.json') return { ...(await boardFeed(asked, 'json')), type: feedTypes.json };
  if (asked.locale !== 'zh') return null;
  if (path === '/robots.txt') return { text: robots(publicUrl), changed: null, type: 'text/plain' };
  if (path === '/sitemap.xml') return { ...(await siteMap(publicUrl, api)), type: xml };
  const name = /^\/sitemaps\/([a-z0-9-]{1,20})\.xml$/.exec(path)?.[1];
  const part = name === undefined ? null : await siteMapPart(publicUrl, api, name);
  return part && { ...part, type: xml };
}
