import { Problem, type Send } from '@jiebang/contract/http/client.ts';
import type { FeedNeed } from '@jiebang/contract/needs/board-routes.ts';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { render } from '../render.tsx';

const asker = {
  signedIn: false,
  publicUrl: 'https://jiebang.example.org',
  now: new Date('2026-11-24T02:00:00.000Z'),
  assets: { style: '/assets/style-1.css', script: '/assets/public-1.js' },
};
const need: FeedNeed = {
  number: '2026-0001',
  title: '低温薄膜',
  state: 'published',
  mode: 'sealed',
  trackKind: 'industry',
  field: '401',
  otherFields: ['205', '40102'],
  industry: 'C3973',
  region: '310115',
  budgetMin: 50_000_000,
  budgetMax: 100_000_000,
  company: null,
  publishedAt: '2026-11-20T02:00:00.000Z',
  deadline: '2026-11-27T03:00:00.000Z',
  place: { contest: '挑战赛', contestEn: 'Challenge', track: '材料专场', trackEn: 'Materials' },
  problem: '第一段\n第二段',
  changedAt: '2026-11-21T02:00:00.000Z',
};
const facets = {
  ...{ state: {}, contest: {}, track: {}, trackKind: {}, field: {}, industry: {}, region: {}, cooperation: {} },
  ...{ budgetFrom: {}, budgetTo: {}, closesWithin: {} },
};
type Asked = { name: string; query: unknown };
/** Answers as a server with this need; of `parts` parts of all needs each has one. */
function server(given: Partial<FeedNeed> = {}, parts = 1, asked: Asked[] = []): Send {
  return async (route, { query }) => {
    asked.push({ name: route.name, query });
    const { problem, changedAt, place, ...card } = { ...need, ...given };
    if (route.name === 'needs.feed') return { items: [{ ...card, place, problem, changedAt }] };
    if (route.name === 'needs.board') return { items: [card], next: null, total: { count: 1, exact: true } };
    if (route.name === 'needs.facets') return facets;
    if (route.name === 'needs.questions') return { items: [], next: null };
    if (route.name === 'contests.list')
      return {
        items: ['open', 'draft'].map((state) => ({
          ...{ id: `0193-${state}`, name: '挑战赛', nameEn: 'Challenge', number: '2026' },
          ...{ state, homeRegion: '310000' },
        })),
        next: null,
      };
    if (route.name === 'needs.map')
      return { parts, items: Number(query?.['part'] ?? 1) > parts ? [] : [{ number: card.number, changedAt }] };
    if (route.name === 'needs.read')
      return {
        ...{ ...card, id: '019370f0-0000-7000-8000-000000000001', problem, keywords: [], indicators: [], ways: [] },
        cooperation: [],
        ...{ expectedResult: null, existingBasis: null, termMonths: null, wished: null, maturity: null },
        ...{ ownership: null, validUntil: null, stations: [], decisions: [] },
        place,
      };
    throw new Problem({ type: '', title: '', status: 404, code: 'not_found', requestId: 'r' });
  };
}

/** A small reader of XML that takes nothing which is not well-formed: elements with their texts, or an error. */
type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] };
function parsed(xml: string): Element {
  const open: Element[] = [{ name: '', attributes: {}, text: '', children: [] }];
  const last = () => open.at(-1) as Element;
  const plain = (raw: string) => {
    if (/[<>"']|&(?!#\d+;)/.test(raw)) throw new Error(`not escaped: ${raw}`);
    return raw.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
  };
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(xml)) throw new Error('not a character');
  for (const [, tag, text] of xml.replace(/^<\?xml[^?]*\?>\n/, '').matchAll(/<([^<>]*)>|([^<>]+)/g)) {
    if (text !== undefined) last().text += plain(text);
    else if (tag?.startsWith('/')) {
      const closed = open.pop();
      if (closed?.name !== tag.slice(1)) throw new Error(`${tag} closes ${closed?.name}`);
    } else {
      const [, name = '', rest = ''] = /^([\w:]+)((?: [\w:]+="[^"]*")*)\/?$/.exec(tag ?? '') ?? [];
      if (name === '') throw new Error(`no tag: ${tag}`);
      const attributes = Object.fromEntries(
        [...rest.matchAll(/ ([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key ?? '', plain(value ?? '')]),
      );
      const element = { name, attributes, text: '', children: [] };
      last().children.push(element);
      if (!tag?.endsWith('/')) open.push(element);
    }
  }
  if (open.length !== 1) throw new Error('left open');
  return last().children[0] as Element;
}
const child = (element: Element | undefined, name: string) => element?.children.find((one) => one.name === name);
const texts = (element: Element | undefined, name: string) =>
  element?.children.filter((one) => one.name === name).map(({ text }) => text);

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        ...[']]>', '</title>', '<script>alert(1)</script>', '</script', '<!--', '&amp;', '&#60;', '"', "'", '\u0000'],
        ...['\u{FFFF}', '\u2028', '\ud800', '榜', '\u{1F600}', '<![CDATA[', '\n', '%'],
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);
/** What of a text XML can say at all. */
const sayable = (text: string) => text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

// The first rendering of all loads what the others have.
beforeAll(async () => void (await render('/feed.xml', server(), asker)));

test('whatever people write, RSS stays well-formed and says it back', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (title, problem, company) => {
      const { html } = await render('/feed.xml', server({ title, problem, company }), asker);
      const item = child(child(parsed(html), 'channel'), 'item');
      expect(texts(item, 'title')).toEqual([sayable(title)]);
      const description = `<all>${texts(item, 'description')?.[0]}</all>`;
      const told = parsed(description).children.map(({ text }) => text);
      expect(told.slice(1)).toEqual(
        problem
          .split(/\n+/)
          .filter((line) => line.trim() !== '')
          .map(sayable),
      );
    }),
    { numRuns: 200 },
  );
});

test('whatever people write, the JSON feed says it back, and the data block of a page ends where it should', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (title, problem) => {
      const feed = JSON.parse((await render('/feed.json', server({ title, problem }), asker)).html);
      expect([feed.items[0].title, feed.items[0].content_text]).toEqual([title, problem]);
      const { html } = await render('/needs/2026-0001', server({ title, problem }), asker);
      const [, block = ''] = /<script type="application\/ld\+json">([^<]*)<\/script><\/head>/.exec(html) ?? [];
      const [page] = JSON.parse(block)['@graph'];
      expect([page.name, page.mainEntity.description]).toEqual([title, problem]);
    }),
    { numRuns: 200 },
  );
});

test('RSS has what its best practices ask for, in the language of its address', async () => {
  const { type, html, changed } = await render('/en/feed.xml?field=40&q=%22a%26b', server(), asker);
  expect([type, changed]).toEqual(['application/rss+xml; charset=utf-8', need.changedAt]);
  const channel = child(parsed(html), 'channel');
  const item = child(channel, 'item');
  expect([texts(channel, 'language'), texts(channel, 'lastBuildDate'), texts(channel, 'link')]).toEqual([
    ['en'],
    ['Sat, 21 Nov 2026 02:00:00 GMT'],
    ['https://jiebang.example.org/en/needs?q=%22a%26b&field=40'],
  ]);
  expect(texts(item, 'category')?.slice(0, 2)).toEqual(['Challenge', 'Materials']);
  expect(texts(item, 'description')?.[0]).toMatch(/^<p>Challenge · Materials; /);
  expect(child(channel, 'atom:link')?.attributes).toEqual({
    href: 'https://jiebang.example.org/en/feed.xml?q=%22a%26b&field=40',
    rel: 'self',
    type: 'application/rss+xml',
  });
  expect([texts(item, 'guid'), texts(item, 'link'), texts(item, 'pubDate'), child(item, 'guid')?.attributes]).toEqual([
    ['https://jiebang.example.org/en/needs/2026-0001'],
    ['https://jiebang.example.org/en/needs/2026-0001'],
    ['Fri, 20 Nov 2026 02:00:00 GMT'],
    { isPermaLink: 'true' },
  ]);
});

test('the JSON feed has what version 1.1 asks for', async () => {
  const { type, html } = await render('/feed.json', server(), asker);
  expect(type).toBe('application/feed+json; charset=utf-8');
  expect(JSON.parse(html)).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: '需求榜 · 揭榜 · 创新挑战赛',
    home_page_url: 'https://jiebang.example.org/needs',
    feed_url: 'https://jiebang.example.org/feed.json',
    description: '正在征集解决方案的企业技术需求：按专场、技术领域、地区、预算与状态查找。',
    language: 'zh-CN',
    items: [
      {
        id: 'https://jiebang.example.org/needs/2026-0001',
        url: 'https://jiebang.example.org/needs/2026-0001',
        title: '低温薄膜',
        summary: '挑战赛 · 材料专场；已张榜；预算 50–100 万元；揭榜截止 2026-11-27 11:00；企业名称不公开',
        content_text: '第一段\n第二段',
        date_published: need.publishedAt,
        date_modified: need.changedAt,
        tags: ['挑战赛', '材料专场', '特色行业', '新材料', '生物与新医药', '上海市浦东新区'],
      },
    ],
  });
});

test("a feed is narrowed as the board's address is, and the board names it", async () => {
  const asked: Asked[] = [];
  await render('/feed.json?state=published&field=40&sort=budget&after=x&unheard=1', server({}, 1, asked), asker);
  expect(asked).toEqual([{ name: 'needs.feed', query: { state: 'published', field: '40' } }]);
  const { html } = await render('/en/needs?field=40&sort=budget', server(), asker);
  expect(html.match(/<link rel="alternate" type="[^>]+>/g)).toEqual([
    '<link rel="alternate" type="application/rss+xml" title="New materials · Needs · Jiebang · Innovation Challenge" href="/en/feed.xml?field=40"/>',
    '<link rel="alternate" type="application/feed+json" title="New materials · Needs · Jiebang · Innovation Challenge" href="/en/feed.json?field=40"/>',
  ]);
});

test('the site map names both languages; when one file cannot hold all needs it is an index of parts', async () => {
  const small = await render('/sitemap.xml', server(), asker);
  expect([small.type, small.changed]).toEqual(['application/xml; charset=utf-8', need.changedAt]);
  const places = parsed(small.html).children.map((url) => texts(url, 'loc')?.[0] ?? '');
  expect(places.filter((place) => place.includes('2026-0001'))).toEqual([
    'https://jiebang.example.org/needs/2026-0001',
    'https://jiebang.example.org/en/needs/2026-0001',
  ]);
  expect(places.filter((place) => place.includes('/contests/'))).toEqual([
    'https://jiebang.example.org/contests/0193-open',
    'https://jiebang.example.org/en/contests/0193-open',
  ]);
  const large = parsed((await render('/sitemap.xml', server({}, 2), asker)).html);
  const parts = large.children.map((map) => texts(map, 'loc')?.[0] ?? '');
  expect([large.name, parts]).toEqual([
    'sitemapindex',
    ['pages', 'needs-1', 'needs-2'].map((name) => `https://jiebang.example.org/sitemaps/${name}.xml`),
  ]);
  for (const part of parts) {
    const { status, html } = await render(new URL(part).pathname, server({}, 2), asker);
    expect([part, status, parsed(html).name]).toEqual([part, 200, 'urlset']);
  }
  for (const none of ['/sitemaps/needs-3.xml', '/sitemaps/needs-0.xml', '/sitemaps/x.xml', '/en/sitemap.xml'])
    expect([none, (await render(none, server({}, 2), asker)).status]).toEqual([none, 404]);
});

test('search engines are kept out of the workspace', async () => {
  expect((await render('/robots.txt', server(), asker)).html).toContain('Disallow: /workspace\n');
});
