import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublicAchievement, wholeAchievement } from '../../factory.ts';
import { bandsOf, nearlySame } from './rules.ts';

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let other: string;
let owner: Made;
let neighbour: Made;
let reviewer: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  organisation = await makeOrganisation(platform, { name: '样本大学' });
  other = await makeOrganisation(platform, { name: '样本研究院' });
  owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation }] });
  neighbour = await makePerson(platform, { name: '吴邻居', organisations: [{ id: other }] });
  reviewer = await makePerson(platform, { name: '郑审核', grants: [{ role: 'reviewer' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'achievements')).toEqual([]);
  await world.close();
});

const as = (who?: Made) => world.as(who).achievements;
/** What shares nothing with any other, but for what is given. */
let serial = 0;
const apart = (given: Parameters<typeof wholeAchievement>[0] = {}) => {
  serial += 1;
  return wholeAchievement({ title: `各不相同${serial}`, ip: [], text: null, textEn: `Short ${serial}`, ...given });
};
const draft = async (given = {}, who = owner, of = organisation) =>
  (await as(who).create({ body: { organisation: of, achievement: apart(given) } })).id;
const published = (given = {}, who = owner, of = organisation) =>
  makePublicAchievement(
    world.platform,
    { owner: who.viewer, reviewer: reviewer.viewer },
    { organisation: of, achievement: apart(given) },
  );
const alikeTo = async (id: string, who = owner) =>
  (await as(who).alike({ params: { id } })).items.map(({ achievement, shares }) => [achievement.id, shares]);

const long =
  '以共聚改性与双向拉伸连续制备耐低温聚酯薄膜，零下六十度断裂伸长率不低于百分之十八，已在中试线上连续运行七十二小时，'.repeat(
    4,
  );

test('the same title, the same number of a right, nearly the same text: each is found, with what it shares', async () => {
  const right = (number: string) => [{ kind: 'invention_patent' as const, number, status: 'granted' as const }];
  const one = await draft({ title: '耐低温 聚酯薄膜（A）', ip: right('ZL 2099 1 2345678.9'), text: long });
  const title = await draft({ title: '耐低温聚酯薄膜(a)' });
  const number = await draft({ ip: right('CN209912345678.9') });
  const text = await draft({ text: `${long}另有应用。` });
  await draft({
    text: '这是一段完全不同的简介，说的是另一种材料的另一种用途，与薄膜没有任何关系，也不在低温下使用，更没有中试。'.repeat(
      4,
    ),
  });
  expect((await alikeTo(one)).sort()).toEqual(
    [
      [title, ['title']],
      [number, ['right']],
      [text, ['text']],
    ].sort(),
  );
});

test('texts that are nearly the same share a band, others none; a short one is like none', () => {
  const of = (text: string) => ({ text, textEn: null });
  const share = (one: string, other: string) => bandsOf(of(one)).filter((band) => bandsOf(of(other)).includes(band));
  const edited = long.replaceAll('十八', '二十');
  expect([share(long, long).length, share(long, edited).length > 0, nearlySame(of(long), of(edited))]).toEqual([
    5,
    true,
    true,
  ]);
  const reversed = [...long].reverse().join('');
  expect([share(long, reversed), nearlySame(of(long), of(reversed))]).toEqual([[], false]);
  expect([bandsOf(of('太短')), nearlySame(of('太短'), of('太短'))]).toEqual([[], false]);
});

test('nobody learns of another’s draft by what it shares', async () => {
  const hidden = await draft({ title: '同名而不公开' });
  const theirs = await draft({ title: '同名而不公开' }, neighbour, other);
  expect(await alikeTo(theirs, neighbour)).toEqual([]);
  expect(await refusalOf(as(neighbour).alike({ params: { id: hidden } }))).toBe('not_found');
  const into = as(neighbour).merge({ params: { id: theirs }, body: { into: hidden } });
  expect(await refusalOf(into)).toBe('merge_unfit');
});

test('what is merged is shown no more by itself, its number leads to the other, and separated it is as it was', async () => {
  const [one, kept] = [await published({ title: '重复登记' }), await published({ title: '重复登记' })];
  const before = await as(owner).work({ params: { id: one.id } });
  await as(owner).merge({ params: { id: one.id }, body: { into: kept.id } });
  expect((await as().read({ params: { number: one.number } })).number).toBe(kept.number);
  const listed = (await as().list({ query: { limit: 100 } })).items.map(({ number }) => number);
  expect([listed.includes(one.number), listed.includes(kept.number)]).toEqual([false, true]);
  expect((await as(owner).alike({ params: { id: one.id } })).mergedInto?.id).toBe(kept.id);
  await as(owner).separate({ params: { id: one.id } });
  const after = await as(owner).work({ params: { id: one.id } });
  expect([after.state, after.draft, after.number]).toEqual(['public', before.draft, before.number]);
  expect((await as().read({ params: { number: one.number } })).number).toBe(one.number);
});

test('what is public goes only into what is public, a draft comes back as a draft, and across owners a reviewer merges', async () => {
  const mine = await published();
  const loose = await draft();
  expect(await refusalOf(as(owner).merge({ params: { id: mine.id }, body: { into: loose } }))).toBe('merge_unfit');
  expect(await refusalOf(as(owner).merge({ params: { id: loose }, body: { into: loose } }))).toBe('merge_unfit');
  await as(owner).merge({ params: { id: loose }, body: { into: mine.id } });
  expect(await refusalOf(as(owner).separate({ params: { id: loose } }))).toBe('not_in_this_state');
  await as(owner).takeOut({ params: { id: loose } });
  expect((await as(owner).work({ params: { id: loose } })).state).toBe('draft');
  const theirs = await published({}, neighbour, other);
  expect(await refusalOf(as(owner).merge({ params: { id: theirs.id }, body: { into: mine.id } }))).toBe('not_found');
  await as(reviewer).merge({ params: { id: theirs.id }, body: { into: mine.id } });
  await as(reviewer).separate({ params: { id: theirs.id } });
  expect((await as().read({ params: { number: theirs.number } })).number).toBe(theirs.number);
});

test('of two that are merged into each other at once, one stays', async () => {
  const [one, two] = [await published(), await published()];
  const results = await Promise.allSettled([
    as(owner).merge({ params: { id: one.id }, body: { into: two.id } }),
    as(owner).merge({ params: { id: two.id }, body: { into: one.id } }),
  ]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const states = [await as(owner).work({ params: { id: one.id } }), await as(owner).work({ params: { id: two.id } })];
  expect(states.map(({ state }) => state).sort()).toEqual(['merged', 'public']);
});
