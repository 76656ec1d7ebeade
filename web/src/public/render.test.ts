import { Problem, type Send } from '@jiebang/contract/http/client.ts';
import type { NeedCard } from '@jiebang/contract/needs/need.ts';
import { describe, expect, test } from 'vitest';
import { render, renderFailure } from './render.tsx';
import { standing } from './router.ts';

const asker = {
  signedIn: false,
  publicUrl: 'https://jiebang.example.org',
  now: new Date('2026-11-24T02:00:00.000Z'),
  assets: { style: '/assets/style-1.css', script: '/assets/public-1.js' },
};
const card: NeedCard = {
  number: 'XQ-2026-0001',
  title: '<script>alert("榜")</script> & 薄膜',
  state: 'published',
  mode: 'sealed',
  trackKind: 'industry',
  field: '401',
  otherFields: ['205'],
  industry: 'C3973',
  region: '310115',
  budgetMin: 50_000_000,
  budgetMax: 100_000_000,
  company: '"><img src=x onerror=alert(1)>',
  publishedAt: '2026-11-20T02:00:00.000Z',
  deadline: '2026-11-27T03:00:00.000Z',
};
const need = {
  ...card,
  id: '019370f0-0000-7000-8000-000000000001',
  contest: '019370f0-0000-7000-8000-000000000003',
  track: '019370f0-0000-7000-8000-000000000004',
  place: { contest: '样本挑战赛', contestEn: 'Sample Challenge', track: '材料专场', trackEn: 'Materials Track' },
  organisation: '019370f0-0000-7000-8000-000000000002',
  keywords: ['薄膜'],
  problem: '第一段 <b>\n第二段',
  indicators: [{ name: '伸长率', value: '≥ 12', unit: '%', howTested: null }],
  expectedResult: null,
  existingBasis: null,
  termMonths: 12,
  ways: ['cooperation'],
  cooperation: ['long_term'],
  wished: null,
  maturity: 7,
  ownership: null,
  validUntil: null,
  stations: [{ state: 'published', at: card.publishedAt }],
  decisions: [
    {
      kind: 'extend',
      at: '2026-11-22T02:00:00.000Z',
      reason: '应<多方>请求',
      before: '2026-11-25T03:00:00.000Z',
      deadline: card.deadline,
    },
  ],
};

/** How many needs there are by each choice: in every facet of the board two, and by the codes of some levels. */
const facets = {
  ...{
    state: { published: 1200 },
    contest: {},
    track: {},
    trackKind: { industry: 1 },
    field: { 40: 3 },
    industry: { C: 2 },
  },
  ...{
    region: { 310000: 2, DE: 1 },
    cooperation: { long_term: 1 },
    budgetFrom: {},
    budgetTo: {},
    closesWithin: { 7: 1 },
  },
};
const levels: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  field: { 40: 3, 401: 1, 402: 2 },
  industry: { C: 2, C39: 2 },
  region: { 310000: 2, 310115: 2, 320000: 1, 320500: 1, 440000: 1, DE: 1 },
};

/** Answers as a server with one need; keeps what it was asked. */
function server(asked: { name: string; query: unknown }[] = []): Send {
  const nothing = () => {
    throw new Problem({ type: '', title: '', status: 404, code: 'not_found', requestId: 'r' });
  };
  return async (route, sent) => {
    asked.push({ name: route.name, query: sent.query });
    if (route.name === 'needs.board') return { items: [card], next: 'more', total: { count: 1, exact: true } };
    if (route.name === 'needs.facets') return facets;
    if (route.name === 'needs.levels') return { counts: levels[String(sent.params?.['of'])] };
    if (route.name === 'needs.questions') return { items: [], next: null };
    if (route.name === 'judging.results') return { items: [], next: null };
    if (route.name === 'needs.read' && sent.params?.['number'] === card.number) return need;
    return nothing();
  };
}
const page = async (address: string, api = server()) => (await render(address, api, asker)).html;

describe.each(['', '/en'])('pages under "%s"', (prefix) => {
  test.each([...standing, '/needs/XQ-2026-0001', '/needs/XQ-2026-0001/share', '/nowhere', '/verify/none'])(
    '%s is complete without script or inline style',
    async (path) => {
      const html = await page(`${prefix}${path}`.replace(/^\/en\/$/, '/en'));
      const scripts = html.match(/<script\b[^>]*>/g)?.filter((tag) => tag !== '<script type="application/ld+json">');
      expect(scripts).toEqual(['<script type="module" src="/assets/public-1.js">']);
      const tags = html.match(/<[^>]+>/g)?.join('') ?? '';
      expect(tags.match(/\son[a-z]+=|\sstyle=|<style\b|javascript:/g)).toEqual(null);
      expect(html.match(/<h1\b/g)?.length).toBe(1);
      expect(html).toMatch(prefix === '' ? /^<!doctype html><html lang="zh-CN">/ : /^<!doctype html><html lang="en">/);
      expect(html).toMatch(/<title>[^<]+<\/title><meta name="description" content="[^"]+"/);
      expect(html).not.toContain('undefined');
    },
  );
});

/** The same server, where all that people wrote is in Latin letters. */
const inLatin: Send = async (route, sent) =>
  JSON.parse(JSON.stringify(await server()(route, sent)).replace(/[\p{Script=Han}]+/gu, 'film'));

test.each([
  ...standing,
  '/needs/XQ-2026-0001',
  '/needs/XQ-2026-0001/share',
  '/needs?q=a&state=published&trackKind=industry&field=40102&industry=C3973&region=330783&cooperation=long_term&budgetFrom=1000000&budgetTo=9000000&closesWithin=7',
  '/needs?region=DE',
  '/needs-by/field',
  '/needs-by/industry',
  '/needs-by/region',
  '/verify/none',
  '/nowhere',
])('%s in English has no Chinese of ours: no text, no name of a field, an industry or a place', async (path) => {
  const html = await page(`/en${path}`.replace(/^\/en\/$/, '/en'), inLatin);
  const told = html
    .replace(/<svg[\s\S]*?<\/svg>|<script[\s\S]*?<\/script>/g, '')
    .replace(/<(?:a|link)[^>]*hrefLang="zh-CN"[^>]*>(?:中文)?/g, '')
    .split(/[<>"]/);
  expect(told.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

test('what people wrote is text, never markup', async () => {
  for (const path of ['/', '/needs', '/needs/XQ-2026-0001', `/needs?q=${encodeURIComponent('"><svg onload=x>')}`]) {
    const html = await page(path);
    expect(html).not.toMatch(/<script>alert|<img src=x|<svg onload|<b>/);
  }
  expect(await page('/needs/XQ-2026-0001')).toContain('&lt;script&gt;alert(&quot;榜&quot;)&lt;/script&gt;');
});

test('a need says in which edition and track it is, and leads to both; its linked data says the same steps', async () => {
  for (const [prefix, edition, track] of [
    ['', '样本挑战赛', '材料专场'],
    ['/en', 'Sample Challenge', 'Materials Track'],
  ]) {
    const html = await page(`${prefix}/needs/${card.number}`);
    const [, steps = ''] = html.match(/<ol class="steps">(.*?)<\/ol>/s) ?? [];
    const links = [...steps.matchAll(/href="([^"]+)"[^>]*>([^<]+)</g)].map(([, address, name]) => [address, name]);
    const ofTrack = `${prefix}/needs?contest=${need.contest}&amp;track=${need.track}`;
    expect(links.slice(1)).toEqual([
      [`${prefix}/contests/${need.contest}`, edition],
      [ofTrack, track],
    ]);
    const [, linked = '{}'] = html.match(/<script type="application\/ld\+json">(.*?)<\/script>/s) ?? [];
    const named = JSON.parse(linked)
      ['@graph'].at(-1)
      .itemListElement.map((one: { name: string }) => one.name);
    expect(named.slice(1)).toEqual([edition, track, card.title]);
  }
});

test('a need says what was decided of it since it was published: from when to when, and why', async () => {
  const html = await page(`/needs/${card.number}`);
  const [, said = ''] = html.match(/<section aria-labelledby="decisions">(.*?)<\/section>/s) ?? [];
  expect(said).toContain('延长揭榜截止时间');
  expect(said).toContain('2026-11-25 11:00 → 2026-11-27 11:00');
  expect(said).toContain('应&lt;多方&gt;请求');
});

test("the board's address says everything, and what it does not know is left out", async () => {
  const asked: { name: string; query: unknown }[] = [];
  await page(
    '/needs?q=膜&state=published&trackKind=industry&field=40&industry=C39&region=310000&cooperation=long_term&budgetFrom=1000000&budgetTo=9000000&closesWithin=7&sort=deadline&after=a',
    server(asked),
  );
  await page(
    '/needs?state=secret&field=zz&industry=C99&cooperation=ever&budgetFrom=-1&budgetTo=much&region=ZZ&closesWithin=0&sort=worst',
    server(asked),
  );
  const search = {
    ...{ q: '膜', state: 'published', trackKind: 'industry', field: '40', industry: 'C39', region: '310000' },
    ...{ cooperation: 'long_term', budgetFrom: 1_000_000, budgetTo: 9_000_000, closesWithin: 7 },
  };
  expect(asked).toEqual([
    { name: 'needs.board', query: { ...search, sort: 'deadline', after: 'a', limit: 20 } },
    { name: 'needs.facets', query: search },
    { name: 'needs.board', query: { limit: 20 } },
    { name: 'needs.facets', query: {} },
  ]);
});

test('every choice says how many needs it shows; what would show none is said, and leads nowhere unless it is in force', async () => {
  const board = await page('/needs?trackKind=region');
  const choices = (name: string) =>
    new RegExp(`<ul aria-labelledby="facet-${name}">(.*?)</ul>`, 's').exec(board)?.[1] ?? '';
  expect(choices('state')).toMatch(
    /<a href="\/needs\?state=published&amp;trackKind=region"[^>]*>已张榜\u00A0<span[^>]*>1,200<\/span>/,
  );
  expect(choices('state')).toContain(
    '<span class="choice-none">评审中\u00A0<span class="choice-count num">0</span></span>',
  );
  expect(choices('state')).not.toContain('state=judging');
  expect(choices('trackKind')).toMatch(/aria-current="page">长三角特色区域\u00A0<span[^>]*>0<\/span>/);
  // Beside the four places of the Delta those elsewhere that have needs.
  expect(choices('region')).toMatch(/region=DE"[^>]*>德国\u00A0<span[^>]*>1<\/span>/);
  const fields = await page('/needs-by/field');
  expect(fields).toContain('<span class="choice-none">');
  expect(fields).not.toContain('field=403');
});

test('a second level is chosen on a page of its own, which keeps the other choices', async () => {
  const board = await page('/needs?q=a&field=401&industry=C39');
  expect(board).toContain('href="/needs-by/field?q=a&amp;field=401&amp;industry=C39"');
  expect(board).toContain('href="/needs-by/region?q=a&amp;field=401&amp;industry=C39"');
  const fields = await page('/needs-by/field?q=a&field=401&industry=C39');
  expect(fields).toContain('href="/needs?q=a&amp;field=402&amp;industry=C39"');
  expect(fields).toMatch(/<a href="\/needs\?q=a&amp;field=401&amp;industry=C39" rel="nofollow" aria-current="page">/);
  const regions = await page('/en/needs-by/region?field=40');
  // A municipality's districts stand directly below it, a province's cities do.
  for (const code of ['310000', '310115', '320000', '320500', '440000', 'DE'])
    expect(regions).toContain(`href="/en/needs?field=40&amp;region=${code}"`);
  expect(regions).not.toContain('region=310100');
  // A place elsewhere stays chosen in every address of its board.
  expect(await page('/needs?region=DE')).toContain('href="/needs?field=40&amp;region=DE"');
  expect(await page('/needs-by/industry')).toContain('href="/needs?industry=C39"');
  expect((await render('/needs-by/nothing', server(), asker)).status).toBe(404);
});

test('another language keeps the page and its filters', async () => {
  expect(await page('/needs?field=40&sort=budget')).toContain('href="/en/needs?field=40&amp;sort=budget"');
  expect(await page('/en/needs/XQ-2026-0001')).toContain('<a href="/needs/XQ-2026-0001" hrefLang="zh-CN"');
  const html = await page('/en/needs');
  expect(html).toContain('<link rel="canonical" href="https://jiebang.example.org/en/needs"/>');
  expect(html).toContain('<link rel="alternate" hrefLang="zh-CN" href="https://jiebang.example.org/needs"/>');
});

test('no address of ours leads to another host, nor breaks the reading of addresses', async () => {
  for (const path of [
    '//evil.example/x',
    '/en//evil.example',
    '/en/\\\\evil.example',
    '//[',
    '/\\evil.example',
    '////[::1',
  ]) {
    const { status, html } = await render(path, server(), asker);
    expect([path, status]).toEqual([path, 404]);
    expect(html.match(/(?:href|content|action)="(?:[/\\]{2}|https?:[/\\]{3,})[^"]*"/g), path).toEqual(null);
  }
});

test('what does not exist answers 404 with ways on, and is kept from search engines', async () => {
  for (const path of ['/nowhere', '/needs/XQ-0', '/notices/GS-0', '/verify/JZ-0', '/en/needs/%E0%A4%A']) {
    const { status, html } = await render(path, server(), asker);
    expect([path, status]).toEqual([path, 404]);
    expect(html).toContain('<meta name="robots" content="noindex, follow"/>');
  }
});

test('a refusal is worded and says what to do; a bug shows its request number', async () => {
  const busy: Send = async () => {
    throw new Problem({ type: '', title: '', status: 503, code: 'unavailable', requestId: 'r' });
  };
  const refused = await render('/en/needs', busy, asker);
  expect(refused.status).toBe(503);
  expect(refused.html).toContain('Please try again shortly.');
  await expect(render('/needs', async () => Promise.reject(new TypeError('x')), asker)).rejects.toThrow('x');
  const broken = renderFailure('/needs', asker, '0193-request');
  expect([broken.status, broken.html.includes('0193-request')]).toEqual([500, true]);
});

test('who is signed in is led to the workspace', async () => {
  const { html } = await render('/', server(), { ...asker, signedIn: true });
  expect(html).toContain('<a href="/workspace">工作台</a>');
});

test('what closes soonest is looked for among what is open, or in the state that was chosen', async () => {
  const link = async (address: string) => /<a href="([^"]*sort=deadline[^"]*)"/.exec(await page(address))?.[1];
  expect(await link('/needs')).toBe('/needs?state=published&amp;sort=deadline');
  expect(await link('/needs?state=judging')).toBe('/needs?state=judging&amp;sort=deadline');
});
