import type { FeedNeed } from '@jiebang/contract/needs/board-routes.ts';
import { endTime } from '../../lib/dates.ts';
import { languageTag, localPath } from '../../lib/locale.ts';
import { budget } from '../../lib/money.ts';
import { placeName, topFieldNames } from '../../lib/places.ts';
import type { Asked } from '../page.ts';
import { boardPath, readChoices } from '../pages/board/choices.ts';
import { editionOf } from '../pages/board/edition-of.ts';
import { type FeedKind, feedPath, feedTitle, feedTypes } from '../pages/board/feeds.ts';
import { newest, type Told } from './told.ts';
import { escaped } from './xml.ts';

/** `/feed.xml` (RSS 2.0) and `/feed.json` (JSON Feed 1.1): the newest needs of the board, narrowed as its address says. */
export async function boardFeed(asked: Asked, kind: FeedKind): Promise<Told> {
  const { sort: _sort, after: _after, ...chosen } = readChoices(asked.query);
  const [{ items }, edition] = await Promise.all([asked.api.needs.feed({ query: chosen }), editionOf(asked, chosen)]);
  const here = (path: string) => asked.publicUrl + localPath(asked.locale, path);
  const feed: Feed = {
    title: feedTitle(asked, chosen, edition),
    home: here(boardPath(chosen, {})),
    self: here(feedPath(chosen, kind)),
    entries: items.map((need) => entryOf(asked, need, here(`/needs/${encodeURIComponent(need.number)}`))),
    changed: newest(items.map(({ changedAt }) => changedAt)),
  };
  return { text: kind === 'xml' ? rss(asked, feed) : json(asked, feed), changed: feed.changed };
}

type Entry = FeedNeed & { readonly url: string; readonly facts: string; readonly tags: readonly string[] };
type Feed = {
  readonly title: string;
  readonly home: string;
  readonly self: string;
  readonly entries: readonly Entry[];
  readonly changed: string | null;
};

function entryOf({ locale, m, w }: Asked, need: FeedNeed, url: string): Entry {
  const [edition, track] =
    locale === 'zh' ? [need.place.contest, need.place.track] : [need.place.contestEn, need.place.trackEn];
  const tags = [
    edition,
    track,
    w.track[need.trackKind],
    ...topFieldNames(need, locale),
    placeName(need.region, locale),
  ];
  const facts = [
    `${edition} · ${track}`,
    w.needState[need.state],
    `${m.need.budget} ${budget(need.budgetMin, need.budgetMax, locale)}`,
    `${m.need.deadline} ${endTime(need.deadline)}`,
    need.company ?? m.board.hidden,
  ].join(locale === 'zh' ? '；' : '; ');
  return { ...need, url, facts, tags };
}

function rss({ locale, m }: Asked, feed: Feed): string {
  const built = feed.changed === null ? '' : `<lastBuildDate>${mailDate(feed.changed)}</lastBuildDate>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escaped(feed.title)}</title>
<link>${escaped(feed.home)}</link>
<description>${escaped(m.board.description)}</description>
<language>${languageTag(locale).toLowerCase()}</language>
${built}<ttl>60</ttl>
<atom:link href="${escaped(feed.self)}" rel="self" type="${feedTypes.xml}"/>
${feed.entries.map(rssItem).join('')}</channel>
</rss>
`;
}

function rssItem(entry: Entry): string {
  const paragraphs = [entry.facts, ...entry.problem.split(/\n+/)].filter((line) => line.trim() !== '');
  // A description is HTML by convention: escaped once as HTML, and once more as XML.
  const description = paragraphs.map((line) => `<p>${escaped(line)}</p>`).join('');
  return `<item>
<title>${escaped(entry.title)}</title>
<link>${escaped(entry.url)}</link>
<guid isPermaLink="true">${escaped(entry.url)}</guid>
<pubDate>${mailDate(entry.publishedAt)}</pubDate>
${entry.tags.map((tag) => `<category>${escaped(tag)}</category>\n`).join('')}<description>${escaped(description)}</description>
</item>
`;
}

/** A date as RSS asks for it (RFC 822 with four digits of the year). */
const mailDate = (iso: string): string => new Date(iso).toUTCString();

function json({ locale, m }: Asked, feed: Feed): string {
  const items = feed.entries.map((entry) => ({
    id: entry.url,
    url: entry.url,
    title: entry.title,
    summary: entry.facts,
    content_text: entry.problem,
    date_published: entry.publishedAt,
    date_modified: entry.changedAt,
    tags: entry.tags,
  }));
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: m.board.description,
    language: languageTag(locale),
    items,
  });
}
