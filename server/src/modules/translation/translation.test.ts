import { setTimeout as pause } from 'node:timers/promises';
import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makePublicAchievement } from '#modules/achievements/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { termsOf } from '#platform/search/languages/translate.ts';
import { openTranslator } from '#platform/search/languages/translator.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { ownWords, saveLearned } from './store.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let owner: Made;
let reviewer: Made;
let translator: Made;

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
  translator = await makePerson(platform, { name: '秦译员', grants: [{ role: 'translator' }] });
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

const pairs = (q: string, who = translator) => world.as(who).translation.glossary({ query: { q } });
const say = (
  chinese: string,
  english: string,
  says: 'confirmed' | 'rejected' | null,
  insteadOf?: { chinese: string; english: string },
) =>
  world
    .as(translator)
    .translation.decideTerm({ body: { chinese, english, says, ...(insteadOf ? { insteadOf } : {}) } });
const standing = async (q: string) =>
  (await pairs(q)).items.map(({ chinese, english, standing: stands }) => [chinese, english, stands]);

test('a term is found in either language, by a part of it, with how often and where it was seen and what the dictionary has', async () => {
  const { items } = await pairs('entrotex');
  expect(items[0]).toMatchObject({ chinese: '熵纹膜', english: 'entrotex', standing: 'learned', said: [] });
  expect(items[0]?.seen.times).toBe(9);
  expect(items[0]?.seen.in).toHaveLength(3);
  expect(items[0]?.seen.in[0]).toMatchObject({ title: '熵纹膜的制备 8', titleEn: 'Preparation of entrotex film 8' });
  expect(await standing('揉')).toEqual([['揉晶', 'kneadcryst', 'learned']]);
  expect((await pairs('揉')).items[0]?.seen).toEqual({
    times: 1,
    in: [expect.objectContaining({ title: '甲烷重整', titleEn: 'Methane reforming' })],
  });
  expect(await standing('%')).toEqual([]);
  await vi.waitFor(
    async () => expect((await pairs('batteries')).dictionary).toContainEqual({ chinese: '电池', english: 'battery' }),
    10_000,
  );
  const all = await world.as(translator).translation.glossary({ query: { limit: 2 } });
  const next = await world.as(translator).translation.glossary({ query: { limit: 2, after: all.next ?? '' } });
  expect(new Set([...all.items, ...next.items].map(({ chinese, english }) => `${chinese} ${english}`)).size).toBe(4);
});

test('what people say wins over what was learned and over the dictionary, reaches searches within seconds, is kept with who and when, and is taken back', async () => {
  await vi.waitFor(async () => expect((await found('kneadcryst')).length).toBe(2), 10_000);
  await say('揉晶', 'Kneadcryst', 'rejected');
  await vi.waitFor(async () => expect((await found('kneadcryst')).length).toBe(1), 10_000);
  expect(await standing('kneadcryst')).toEqual([['揉晶', 'Kneadcryst', 'rejected']]);
  // A correction rejects the one and confirms the other.
  await say('揉晶', 'crystalloknead', 'confirmed', { chinese: '揉晶', english: 'kneadcryst' });
  await vi.waitFor(async () => expect(await found('crystalloknead')).toContain(chineseOnly.number), 10_000);
  expect((await pairs('crystalloknead')).items[0]).toMatchObject({
    standing: 'confirmed',
    seen: { times: 0, in: [] },
    said: [{ says: 'confirmed', by: '秦译员', until: null, endedBy: null }],
  });
  await say('揉晶', 'crystalloknead', null);
  await say('揉晶', 'kneadcryst', null);
  expect(await standing('knead')).toEqual([['揉晶', 'kneadcryst', 'learned']]);
  await vi.waitFor(async () => expect((await found('kneadcryst')).length).toBe(2), 10_000);
  await vi.waitFor(async () => expect(await found('crystalloknead')).toEqual([]), 10_000);
  const [{ said } = { said: [] }] = (await pairs('kneadcryst')).items;
  expect(said.map(({ says, by, until, endedBy }) => [says, by, until !== null, endedBy])).toEqual([
    ['rejected', '秦译员', true, '秦译员'],
    ['rejected', '秦译员', true, '秦译员'],
  ]);
  expect(await refusalOf(say('揉晶', 'kneadcryst', null))).toBe('not_found');
  const admin = await makePerson(world.platform, { name: '平台管理', grants: [{ role: 'admin' }] });
  const { items } = await world.as(admin).desk.audit({ query: { person: translator.person, area: 'achievement' } });
  expect(items.map(({ action, subject }) => [action, subject.kind, subject.name]).slice(-1)).toEqual([
    ['term_rejected', 'term', '揉晶 ↔ Kneadcryst'],
  ]);
});

test('another server over the same database uses what was said here', async () => {
  const other = openTranslator({ db: world.platform.db, words: ownWords, report: () => undefined });
  try {
    await other.ready();
    const of = async () => [...termsOf((await other.translateAll(['fluxwort'])).get('fluxwort') ?? []).keys()];
    expect(await of()).toEqual([]);
    await say('通量草', 'fluxwort', 'confirmed');
    await vi.waitFor(async () => expect(await of()).toContain('通量'), 10_000);
    await say('通量草', 'fluxwort', null);
    await vi.waitFor(async () => expect(await of()).toEqual([]), 10_000);
  } finally {
    await other.close();
  }
});

test('what cannot be looked up is refused at its field, and of two who say the same at once one pair stands', async () => {
  expect(await refusalOf(say('film', 'film', 'confirmed'))).toBe('no_expression');
  expect(await refusalOf(say('薄膜', '的', 'confirmed'))).toBe('no_expression');
  expect(await refusalOf(say('一二三四五六七八九十一', 'film', 'confirmed'))).toBe('no_expression');
  expect(await refusalOf(say('薄膜', 'Films', 'confirmed', { chinese: '薄膜', english: 'film' }))).toBe(
    'same_expression',
  );
  expect(await standing('薄膜')).toEqual([]);
  await Promise.all([say('薄膜', 'pellicle', 'confirmed'), say('薄膜', 'pellicle', 'rejected')]);
  const [one, ...more] = (await pairs('pellicle')).items;
  expect(more).toEqual([]);
  expect(one?.said.filter(({ until }) => until === null)).toHaveLength(1);
  expect(one?.said).toHaveLength(2);
  await say('薄膜', 'pellicle', null);
});

test('a term that only one withdrawn achievement taught is gone, for every server; what others teach too stays', async () => {
  expect(await learned('kneadcryst')).toEqual([{ chinese: '揉晶', english: 'kneadcryst' }]);
  await world.as(owner).achievements.withdraw({ params: { id: teacher.id }, body: { reason: '不再转让。' } });
  // Before the reaction has run it is told no more; then it is gone.
  expect(await standing('揉')).toEqual([]);
  await world.settle();
  expect(await learned('kneadcryst')).toEqual([]);
  expect(await standing('kneadcryst')).toEqual([]);
  expect(await learned('entrotex')).toEqual([{ chinese: '熵纹膜', english: 'entrotex' }]);
  const traces = await world.platform.pool.query('select from translation.seen where achievement = $1', [teacher.id]);
  expect(traces.rowCount).toBe(0);
  await vi.waitFor(async () => expect(await found('kneadcryst')).toEqual([]), 10_000);
  expect(await found('entrotex')).toContain(chineseOnly.number);
});

/** Until somebody waits for a lock of this database. */
async function somebodyWaits(): Promise<void> {
  const waits = 'select from pg_stat_activity where datname = current_database() and wait_event_type = $1';
  while ((await world.platform.pool.query(waits, ['Lock'])).rowCount === 0) await pause(50);
}

test('what is withdrawn while it is being learned from is forgotten once that is kept', async () => {
  const { id } = await publish({ title: '坠晶', titleEn: null, keywords: ['坠晶'], keywordsEn: ['fallcryst'] });
  await world.settle();
  let forgotten: Promise<unknown> = Promise.resolve();
  await world.platform.transact(async (tx) => {
    await saveLearned(tx, { pairs: [], achievements: [], at: await world.now() });
    await world.as(owner).achievements.withdraw({ params: { id }, body: { reason: '不再转让。' } });
    forgotten = world.settle();
    await Promise.race([forgotten, somebodyWaits()]);
    // As who learned from it a moment ago, when it was public, keeps it now.
    await sql`insert into translation.learned (chinese, english, weight) values ('坠晶', 'fallcryst', 0.5)`.execute(tx);
    await sql`insert into translation.seen (chinese, english, achievement) values ('坠晶', 'fallcryst', ${id})`.execute(
      tx,
    );
    return null;
  });
  await forgotten;
  expect(await learned('fallcryst')).toEqual([]);
});
