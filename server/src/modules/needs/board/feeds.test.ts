import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { qrOf } from '#platform/files/qr.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makePublishedNeed, wholeDraft } from '../factory.ts';

let world: World;
let organiser: Awaited<ReturnType<typeof makePerson>>;
let film: { id: string; number: string };
const secret = 'kanarienvogel';

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const organisation = await makeOrganisation(platform, { name: `${secret}有限公司` });
  const owner = await makePerson(platform, { name: '周需求', organisations: [{ id: organisation }] });
  const [reviewer, officer, chief] = await Promise.all(
    (['reviewer', 'clearance_officer', 'organiser'] as const).map((role) =>
      makePerson(platform, { name: role, grants: [{ role, scope: 'contest', scopeId: contest }] }),
    ),
  );
  if (!reviewer || !officer || !chief) throw new Error('nobody there');
  organiser = chief;
  const staff = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  const draft = { title: secret, problem: secret, expectedResult: secret, contactName: secret };
  const publicText = { title: '低温薄膜', problem: '第一段', expectedResult: null };
  film = await makePublishedNeed(platform, staff, { organisation, track, draft, publicText });
  await world.travel(new Date((await world.now()).getTime() + 60_000));
  await makePublishedNeed(platform, staff, {
    organisation,
    track,
    draft: { field: '101', title: '电路', problem: '电路' },
  });
  await world.as(owner).needs.create({ body: { organisation, track, need: wholeDraft({ title: `草稿${secret}` }) } });
});
afterAll(() => world.close());

const get = (url: string, headers: Record<string, string> = {}) => world.server.inject({ method: 'GET', url, headers });

test('a feed carries published needs, the newest first, and of them only what is public', async () => {
  const all = await world.as().needs.feed();
  expect(all.items.map(({ title, problem }) => [title, problem])).toEqual([
    ['电路', '电路'],
    ['低温薄膜', '第一段'],
  ]);
  const { name = '', nameEn = '' } = (await world.as().contests.list()).items[0] ?? {};
  expect(all.items.map(({ place }) => [place.contest, place.contestEn])).toEqual([
    [name, nameEn],
    [name, nameEn],
  ]);
  expect((await get('/en/feed.xml')).body).toContain(`<category>${nameEn}</category>`);
  const narrowed = await world.as().needs.feed({ query: { field: '40' } });
  expect(narrowed.items.map(({ number }) => number)).toEqual([film.number]);
  for (const address of ['/feed.xml', '/en/feed.json', '/sitemap.xml', '/api/v1/needs-feed', '/api/v1/needs-map']) {
    const { statusCode, body } = await get(address);
    expect([address, statusCode, body.includes(film.number), body.includes(secret)]).toEqual([
      address,
      200,
      true,
      false,
    ]);
  }
});

test('the list of all needs comes in parts, the oldest first; behind the last there is nothing', async () => {
  const { items, parts } = await world.as().needs.map();
  expect([items.length, items[0]?.number, parts]).toEqual([2, film.number, 1]);
  expect(await world.as().needs.map({ query: { part: 2 } })).toEqual({ items: [], parts: 1 });
  expect((await get('/sitemaps/needs-1.xml')).statusCode).toBe(200);
  expect((await get('/sitemaps/needs-2.xml')).statusCode).toBe(404);
});

test('the code of a need is a picture of its permanent address; of what is not published there is none', async () => {
  const { statusCode, headers, body } = await get(`/api/v1/needs/${film.number}/qr`);
  expect([statusCode, headers['content-type'], body.slice(0, 4), /<script|href/.test(body)]).toEqual([
    200,
    'image/svg+xml',
    '<svg',
    false,
  ]);
  expect(body).toBe(await qrOf(`${world.platform.publicUrl}/needs/${film.number}`));
  expect((await get('/api/v1/needs/none/qr')).statusCode).toBe(404);
  expect((await get('/needs/none/share')).statusCode).toBe(404);
});

test('a reader who has the feed is told so, by tag or by date, until a need moves', async () => {
  for (const address of ['/feed.xml', '/en/feed.json?field=40', '/sitemap.xml']) {
    const { etag = '', 'last-modified': modified = '' } = (await get(address)).headers;
    const known = [{ 'if-none-match': etag }, { 'if-none-match': `"x", ${etag}` }, { 'if-modified-since': modified }];
    for (const headers of known) {
      const again = await get(address, { ...headers, 'accept-encoding': 'br' } as Record<string, string>);
      expect([address, again.statusCode, again.body, again.headers['etag']]).toEqual([address, 304, '', etag]);
    }
    const other = await get(address, { 'if-none-match': '"x"', 'if-modified-since': String(modified) });
    expect([address, other.statusCode]).toEqual([address, 200]);
  }
  const before = (await get('/feed.xml?field=40')).headers;
  await world.travel(new Date((await world.now()).getTime() + 60_000));
  const deadline = new Date((await world.now()).getTime() + 40 * 86_400_000).toISOString();
  await world.as(organiser).needs.extend({ params: { id: film.id }, body: { deadline, reason: '更多时间' } });
  for (const headers of [
    { 'if-none-match': String(before['etag']) },
    { 'if-modified-since': String(before['last-modified']) },
  ])
    expect((await get('/feed.xml?field=40', headers)).statusCode).toBe(200);
});
