import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makePublicAchievement } from '#modules/achievements/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let owner: Made;
let reviewer: Made;

/** Words that no dictionary has: what finds them was learned here. */
const plain: Partial<AchievementDraft> = { text: '用于样本。', textEn: null };
const publish = (given: Partial<AchievementDraft>) =>
  makePublicAchievement(
    world.platform,
    { owner: owner.viewer, reviewer: reviewer.viewer },
    { organisation, achievement: { ...plain, ...given } },
  );

let teacher: { id: string };
let chineseOnly: { number: string };

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  organisation = await makeOrganisation(platform, { name: '样本大学', kind: 'university' });
  owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation }] });
  reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  for (let n = 0; n < 9; n += 1)
    await publish({
      ...{ title: `熵纹膜的制备 ${n}`, titleEn: `Preparation of entrotex film ${n}` },
      ...{ keywords: ['熵纹膜'], keywordsEn: ['entrotex'] },
    });
  teacher = await publish({
    ...{ title: '甲烷重整', titleEn: 'Methane reforming' },
    ...{ keywords: ['揉晶', '重整'], keywordsEn: ['kneadcryst', 'reforming'] },
  });
  chineseOnly = await publish({ title: '揉晶与熵纹膜装置', titleEn: null, keywords: ['样本'], keywordsEn: [] });
  await world.settle();
  await platform.translator.ready();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'translation')).toEqual([]);
  await world.close();
});

const found = async (q: string) => {
  const { items, loosened } = await world.as().achievements.search({ query: { q, limit: 50 } });
  return loosened ? [] : items.map(({ number }) => number);
};
const learned = async (english: string) =>
  (await world.platform.pool.query('select chinese, english from translation.learned where english = $1', [english]))
    .rows;

test('what public titles and keywords say in both languages finds what is written in one alone', async () => {
  // On a machine that others keep busy a search may have waited for the other language in vain.
  const both = async () => [await found('kneadcryst'), await found('entrotex')];
  await vi.waitFor(async () => {
    for (const numbers of await both()) expect(numbers).toContain(chineseOnly.number);
  }, 10_000);
});

test('it is learned anew once what is public has changed, an hour after the last time at the earliest, and not before', async () => {
  await publish({ title: '蜃网', titleEn: null, keywords: ['蜃网'], keywordsEn: ['mirnet'] });
  await world.settle();
  expect(await learned('mirnet')).toEqual([]);
  await world.travel(new Date((await world.now()).getTime() + 61 * 60_000));
  expect(await learned('mirnet')).toEqual([{ chinese: '蜃网', english: 'mirnet' }]);
  const learnedAt = async () =>
    (await world.platform.pool.query('select learned_at from translation.glossary')).rows[0].learned_at;
  const before = await learnedAt();
  await world.travel(new Date((await world.now()).getTime() + 61 * 60_000));
  expect(await learnedAt()).toEqual(before);
});

test('a term that only one withdrawn achievement taught is gone, for every server; what others teach too stays', async () => {
  expect(await learned('kneadcryst')).toEqual([{ chinese: '揉晶', english: 'kneadcryst' }]);
  await world.as(owner).achievements.withdraw({ params: { id: teacher.id }, body: { reason: '不再转让。' } });
  await world.settle();
  expect(await learned('kneadcryst')).toEqual([]);
  expect(await learned('entrotex')).toEqual([{ chinese: '熵纹膜', english: 'entrotex' }]);
  const traces = await world.platform.pool.query('select from translation.seen where achievement = $1', [teacher.id]);
  expect(traces.rowCount).toBe(0);
  await vi.waitFor(async () => expect(await found('kneadcryst')).toEqual([]), 10_000);
  expect(await found('entrotex')).toContain(chineseOnly.number);
});
