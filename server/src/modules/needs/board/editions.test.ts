import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makePublishedNeed } from '../factory.ts';
import { nextNumber } from '../store.ts';

// Two editions stand side by side: an earlier one that is closed, and one that takes needs.

let world: World;
type Made = { readonly contest: string; readonly tracks: readonly string[]; readonly needs: readonly string[] };
let earlier: Made;
let present: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const organisation = await makeOrganisation(platform);
  const owner = await makePerson(platform, { name: '周需求', organisations: [{ id: organisation }] });
  const staffed = (role: 'reviewer' | 'clearance_officer' | 'organiser') =>
    makePerson(platform, { name: role, grants: [{ role }] });
  const staff = {
    owner: owner.viewer,
    reviewer: (await staffed('reviewer')).viewer,
    officer: (await staffed('clearance_officer')).viewer,
    organiser: (await staffed('organiser')).viewer,
  };
  const edition = async (name: string, inEach: readonly number[]): Promise<Made> => {
    const contest = await makeContest(platform, { name });
    const tracks: string[] = [];
    const needs: string[] = [];
    for (const count of inEach) {
      const track = await makeTrack(platform, contest, { name: `${name}专场${tracks.length + 1}` });
      tracks.push(track);
      for (let n = 0; n < count; n += 1) {
        const draft = { title: `${name}需求${needs.length + 1}` };
        needs.push((await makePublishedNeed(platform, staff, { organisation, track, draft })).number);
      }
    }
    return { contest, tracks, needs };
  };
  earlier = await edition('第一届', [2, 1]);
  const reason = { reason: '本届结束' };
  const closer = await makePerson(platform, { name: '承办', grants: [{ role: 'organiser' }] });
  await world.as(closer).contests.close({ params: { id: earlier.contest }, body: reason });
  await world.travel(new Date((await world.now()).getTime() + 1000));
  present = await edition('第二届', [1, 0]);
  await makeContest(platform, { name: '筹备届', state: 'draft' });
});
afterAll(() => world.close());

const page = async (url: string) => {
  const { statusCode, body } = await world.server.inject({ method: 'GET', url });
  return { statusCode, body };
};

test('the board and its feed can be narrowed to an edition, and to a track', async () => {
  const { needs } = world.as();
  const numbers = async (query: { contest?: string; track?: string }) =>
    (await needs.board({ query: { ...query, limit: 100 } })).items.map(({ number }) => number).sort();
  expect(await numbers({})).toEqual([...earlier.needs, ...present.needs].sort());
  expect(await numbers({ contest: earlier.contest })).toEqual([...earlier.needs].sort());
  expect(await numbers({ track: earlier.tracks[1] ?? '' })).toEqual(earlier.needs.slice(2));
  expect(await numbers({ contest: present.contest, track: earlier.tracks[0] ?? '' })).toEqual([]);
  const feed = await needs.feed({ query: { contest: present.contest } });
  expect(feed.items.map(({ number }) => number)).toEqual(present.needs);
});

test('an edition is counted by itself, and by its tracks', async () => {
  const { needs } = world.as();
  const counts = await needs.counts({ query: { contest: earlier.contest } });
  const tracks = [
    { track: earlier.tracks[0] ?? '', published: 2 },
    { track: earlier.tracks[1] ?? '', published: 1 },
  ];
  expect({ ...counts, tracks: [] }).toEqual({ published: 3, open: 3, paired: 0, contracted: 0, tracks: [] });
  expect([...counts.tracks].sort((a, b) => b.published - a.published)).toEqual(tracks);
  expect((await needs.counts({ query: { contest: present.contest } })).published).toBe(1);
});

test('the first page is the current edition’s; each has its own for good, with its own needs, and one list has all that were opened', async () => {
  const [home, old, list] = [await page('/'), await page(`/contests/${earlier.contest}`), await page('/contests')];
  const titles = (body: string) => ['第一届需求1', '第二届需求1'].map((title) => body.includes(title));
  expect([home.statusCode, ...titles(home.body)]).toEqual([200, false, true]);
  expect([old.statusCode, ...titles(old.body)]).toEqual([200, true, false]);
  expect(home.body).toContain(`href="/contests/${earlier.contest}"`);
  expect(old.body).toContain(`href="/needs?track=${earlier.tracks[0]}"`);
  expect(/data-count="published">3</.test(old.body)).toBe(true);
  const named = ['第一届', '第二届', '筹备届'].map((name) => list.body.includes(name));
  expect([list.statusCode, ...named]).toEqual([200, true, true, false]);
  expect((await page('/sitemap.xml')).body).toContain(`/contests/${earlier.contest}<`);
});

test('the board names the edition and the track that were asked for, and shrugs at those that are not there', async () => {
  const narrowed = await page(`/needs?track=${earlier.tracks[1]}`);
  expect(narrowed.body).toContain('第一届专场2');
  expect(narrowed.body).toContain('第一届需求3');
  expect(narrowed.body).not.toContain('第二届需求1');
  const lost = await page(`/needs?contest=${earlier.tracks[1]}`);
  expect([lost.statusCode, lost.body.includes('未知赛事')]).toEqual([200, true]);
  expect((await page('/needs?contest=x')).statusCode).toBe(200);
});

test('an edition is chosen on a page of its own, which keeps the other choices and drops the track of another; its feeds are its own', async () => {
  const all = await page(`/needs?field=40&track=${earlier.tracks[0]}`);
  const ways = [`/needs-by/contest?track=${earlier.tracks[0]}&amp;field=40`, '/needs?field=40'];
  for (const href of ways) expect(all.body).toContain(`href="${href}"`);
  const choose = await page(`/en/needs-by/contest?field=40&track=${earlier.tracks[0]}&contest=${earlier.contest}`);
  for (const { contest } of [earlier, present])
    expect(choose.body).toContain(`href="/en/needs?contest=${contest}&amp;field=40"`);
  const chosen = `href="/en/needs?contest=${earlier.contest}&amp;field=40" rel="nofollow" aria-current="page"`;
  expect(choose.body).toContain(chosen);
  for (const kind of ['xml', 'json']) {
    const board = await page(`/needs?contest=${present.contest}`);
    expect(board.body).toContain(`href="/feed.${kind}?contest=${present.contest}"`);
    const { body } = await page(`/feed.${kind}?contest=${present.contest}`);
    const found = ['第一届需求1', '第二届需求1'].map((title) => body.includes(title));
    expect([kind, ...found, body.includes('筹备届')]).toEqual([kind, false, true, false]);
  }
});

test('a need is started in any edition that is open, and in no other', async () => {
  const { items } = await world.as().contests.openTracks();
  expect(items.map(({ id, collecting }) => [id, collecting])).toEqual(present.tracks.map((id) => [id, true]));
  await world.travel(new Date((await world.now()).getTime() + 31 * 86_400_000));
  expect((await world.as().contests.openTracks()).items.map(({ collecting }) => collecting)).toEqual([false, false]);
});

test('the numbers of an edition’s needs begin with its own, short enough for their addresses', async () => {
  const { transact } = world.platform;
  const numbered = (number: string) => transact((tx) => nextNumber(tx, number));
  expect([await numbered('第八届'), await numbered('第十二届'), await numbered('第八届')]).toEqual([
    '8-0001',
    '12-0001',
    '8-0002',
  ]);
  const long = String(await numbered('The Ninth Innovation Challenge of 2027'));
  expect([long, long.length <= 40]).toEqual(['TheNinthInnovationChalle-0001', true]);
  expect(await numbered('新')).toBe('N-0001');
});
