import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openPlatform } from '#app';
import { shanghaiDate } from '#kernel/working-days.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { analyse } from '#platform/search/analysis/analyse.ts';
import { feedNow } from '#platform/search/feed/anew.ts';
import { indexStandings } from '#platform/search/feed/standing.ts';
import { encode, kept } from '#platform/search/kept/encode.ts';
import type { SearchIndex } from '#platform/search/port.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';
import { moveAchievement } from '../actions/move.ts';
import { makePublicAchievement, wholeAchievement } from '../factory.ts';
import { importAchievementsNow } from '../intake/actions/import-now.ts';
import { merging } from '../queries/merging.ts';
import { achievementIndex, searchedAchievements } from './queries/searched.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organisation: string;
let owner: Made;
let reviewer: Made;
let other: Awaited<ReturnType<typeof openPlatform>>;
let indexes: SearchIndex[];

beforeAll(async () => {
  world = await openWorld();
  const { platform, databaseUrl, filesFolder } = world;
  organisation = await makeOrganisation(platform, { name: '样本大学', kind: 'university' });
  owner = await makePerson(platform, { name: '周成果', organisations: [{ id: organisation }] });
  reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  const { masterKey, publicUrl } = platform;
  other = await openPlatform({ databaseUrl, filesFolder, masterKey, publicUrl });
  indexes = [platform.search.index(achievementIndex), other.platform.search.index(achievementIndex)];
  await Promise.all(indexes.map((index) => index.settled()));
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'achievements')).toEqual([]);
  await other.close();
  await world.close();
});

const as = (who: Made) => world.as(who).achievements;
/** A word that no other text has. */
const canary = () => `q${randomBytes(6).toString('hex')}`;
const published = (given: Partial<AchievementDraft> = {}, of = organisation, by = owner) =>
  makePublicAchievement(
    world.platform,
    { owner: by.viewer, reviewer: reviewer.viewer },
    { organisation: of, achievement: given },
  );
const inReview = async (given: Partial<AchievementDraft>) => {
  const { id } = await as(owner).create({ body: { organisation, achievement: wholeAchievement(given) } });
  await as(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
  return id;
};
const termsOf = (words: string) => new Map(analyse(words).map(({ term }) => [term, 1]));
const idsFor = async (index: SearchIndex | undefined, words: string) =>
  (await index?.search({ terms: termsOf(words), limit: 10 }))?.hits.map(({ id }) => id).sort();
/** Waits until every process finds this and nothing else, without asking any of them to look. Returns how long it took, in milliseconds. */
async function everywhere(words: string, ids: string[]): Promise<number> {
  const begun = performance.now();
  const wanted = [[...ids].sort(), [...ids].sort()];
  await vi.waitFor(
    async () => expect(await Promise.all(indexes.map((index) => idsFor(index, words)))).toEqual(wanted),
    { timeout: 30_000, interval: 20 },
  );
  return performance.now() - begun;
}
const documents = async () => {
  const { rows } = await world.platform.pool.query<{ id: string; document: string }>(
    `select id, document from platform.search_document where index = 'achievements' and document is not null order by id`,
  );
  return rows;
};

/** What a document says, however it was put; weights to two places. */
const plainly = (id: string, document: string) => {
  const weights: Record<string, number> = {};
  const beside = kept(id, document).tell((text, from, to, weight) => {
    const term = text.slice(from, to);
    weights[term] = (weights[term] ?? 0) + weight;
  });
  const terms = Object.fromEntries(Object.entries(weights).map(([term, weight]) => [term, weight.toFixed(2)]));
  return { id, ...beside, terms };
};

test('what is published is found by every process within two seconds, and what leaves the public is gone within two, by each way', async () => {
  const word = canary();
  const { id } = await published({ title: `${word} 薄膜` });
  expect(await everywhere(word, [id])).toBeLessThan(2000);
  await as(owner).withdraw({ params: { id }, body: { reason: '拟改写。' } });
  expect(await everywhere(word, [])).toBeLessThan(2000);

  await as(owner).reopen({ params: { id } });
  await as(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
  await as(reviewer).publish({ params: { id }, body: { confirmed: [...reviewItems] } });
  await everywhere(word, [id]);
  await as(reviewer).takeDown({ params: { id }, body: { reason: '收到权属异议。' } });
  expect(await everywhere(word, [])).toBeLessThan(2000);

  const [one, into] = [await published({ title: `${word} 甲` }), await published({ title: `${word} 乙` })];
  await everywhere(word, [one.id, into.id]);
  await as(owner).merge({ params: { id: one.id }, body: { into: into.id } });
  expect(await everywhere(word, [into.id])).toBeLessThan(2000);
  await as(owner).separate({ params: { id: one.id } });
  expect(await everywhere(word, [one.id, into.id])).toBeLessThan(2000);
});

test('what is not public never enters a table of the search, wherever it stands in its life', async () => {
  const words = {
    draft: canary(),
    review: canary(),
    back: canary(),
    away: canary(),
    merged: canary(),
    shown: canary(),
  };
  await as(owner).create({ body: { organisation, achievement: wholeAchievement({ title: words.draft }) } });
  await inReview({ title: words.review });
  const back = await inReview({ text: words.back });
  await as(reviewer).return({ params: { id: back }, body: { reason: '请核对。', points: [] } });
  const away = await inReview({ keywords: [words.away] });
  await as(owner).withdraw({ params: { id: away }, body: { reason: '不再转让。' } });
  const shown = await published({ title: words.shown });
  const merged = await as(owner).create({
    body: { organisation, achievement: wholeAchievement({ title: words.merged }) },
  });
  await as(owner).merge({ params: { id: merged.id }, body: { into: shown.id } });
  await world.settle();
  const kept = JSON.stringify(await documents());
  const found = Object.entries(words).filter(([, word]) => kept.includes(word));
  expect(found.map(([what]) => what)).toEqual(['shown']);
});

test('completers who were not asked, and an owner that is a natural person, are found by nobody', async () => {
  const [asked, unasked, holder] = [canary(), canary(), canary()];
  const { id } = await published({ completers: [{ name: asked, unit: null }], nameCompleters: true });
  await published({ completers: [{ name: unasked, unit: null }], nameCompleters: false });
  const person = await makePerson(world.platform, { name: holder, realName: true });
  const { id: alone } = await world.as(person).identity.registerHolder({ body: { country: 'CN', region: '310115' } });
  const hidden = wholeAchievement({ completers: [{ name: '样本甲', unit: null }], nameCompleters: false });
  const { id: of } = await as(person).create({ body: { organisation: alone, achievement: hidden } });
  await as(person).submit({ params: { id: of }, body: { declaration: '2026-1' } });
  await as(reviewer).publish({ params: { id: of }, body: { confirmed: [...reviewItems] } });
  await everywhere(asked, [id]);
  expect([await idsFor(indexes[0], unasked), await idsFor(indexes[0], holder)]).toEqual([[], []]);
  expect(JSON.stringify(await documents())).not.toMatch(new RegExp(`${unasked}|${holder}|${alone}`));
});

test('a move that does not commit leaves the index as it was', async () => {
  const word = canary();
  const id = await inReview({ title: word });
  const failing = moveAchievement(world.platform, reviewer.viewer, id, 'publish', {
    given: { confirmed: [...reviewItems] },
  });
  // Public without its number, which the table refuses.
  await expect(failing).rejects.toThrow('achievement_public_numbered');
  expect(JSON.stringify(await documents())).not.toContain(word);
});

test('a source that the operator publishes is found row by row, and its drafts are not', async () => {
  const word = canary();
  const rows = Array.from({ length: 1200 }, (_, n) => `R-${n},${word} 第${n}项`);
  const file = path.join(os.tmpdir(), `jiebang-${word}.csv`);
  await writeFile(file, `编号,成果名称\n${rows.join('\n')}\n`);
  const given = { organisation, file, name: `${word}.csv`, source: word };
  const before = (await documents()).length;
  await importAchievementsNow(world.platform, { ...given, source: `${word}-drafts`, publishes: false });
  expect((await documents()).length).toBe(before);
  await importAchievementsNow(world.platform, { ...given, publishes: true });
  const [first] = indexes;
  await first?.settled();
  const found = await first?.search({ terms: termsOf(word), limit: 0, counted: true });
  expect([(await documents()).length - before, found?.total]).toEqual([1200, 1200]);
});

test('what an import puts is what its rows would give, and goes on after the 999,999th number of a year', async () => {
  const { pool, db } = world.platform;
  const year = Number(shanghaiDate(await now(db)).slice(0, 4));
  const { rows: serial } = await pool.query<{ last: number }>('select last from achievements.serial where year = $1', [
    year,
  ]);
  const countFrom = (last: number) =>
    pool.query(
      'insert into achievements.serial values ($1, $2) on conflict (year) do update set last = excluded.last',
      [year, last],
    );
  await countFrom(999_998);
  const [word, unit] = [canary(), canary()];
  const file = path.join(os.tmpdir(), `${word}.csv`);
  const head =
    '编号,成果名称,英文名称,关键词,成果简介,完成人,公开完成人,知识产权,成熟度,技术领域,所在地,合作方式,意向价格（万元）';
  const line = (n: number, named: string) =>
    `${n},第${n}项薄膜${word},Film ${n},薄膜、低温,低温制备薄膜的方法${n},样本甲|${unit},${named},发明专利|ZL209910123456.7|已授权,7,401,310115,技术许可,100-200`;
  await writeFile(file, [head, line(1, '是'), line(2, '否'), line(1, '是'), line(3, '是')].join('\n'));
  const given = { organisation, file, name: 'boundary.csv', source: word, publishes: true };
  await importAchievementsNow(world.platform, given);
  const { rows } = await pool.query<{ id: string; number: string; document: string }>(
    `select a.id, a.number, d.document from achievements.achievement a join platform.search_document d on d.id = a.id::text
     where a.source_name = $1 order by a.import_row`,
    [word],
  );
  expect(rows.map(({ number }) => number)).toEqual(['999999', '1000000', '1000002'].map((n) => `CG-${year}-${n}`));
  const fromRows = await searchedAchievements.documents(
    db,
    rows.map(({ id }) => id),
  );
  const put = new Map(rows.map(({ id, document }) => [id, plainly(id, document)]));
  expect(fromRows.map(({ id }) => put.get(id))).toEqual(fromRows.map((one) => plainly(one.id, encode(one))));
  expect(fromRows.map(({ terms }) => terms.has(unit))).toEqual([true, false, true]);
  await countFrom(serial[0]?.last ?? 0);
});

test('an index that lost documents and holds strays is put anew from the library, also when it is cut on the way', async () => {
  await world.settle();
  const said = async () => (await documents()).map(({ id, document }) => plainly(id, document));
  const whole = await said();
  expect(whole.length).toBeGreaterThan(1200);
  const { pool } = world.platform;
  await pool.query(`delete from platform.search_document where index = 'achievements' and id in
    (select id from platform.search_document where index = 'achievements' order by id limit 700)`);
  const stray = { id: 'a-stray', terms: new Map([['迷途', 1]]) };
  await indexes[0]?.put([stray]);
  await everywhere('迷途', ['a-stray']);
  const cut = feedNow(world.platform, searchedAchievements, (put) => {
    if (put > 400) throw new Error('cut');
  });
  await expect(cut).rejects.toThrow('cut');
  const asked = async () => (await indexStandings(world.platform.db, [achievementIndex])).map((one) => one.asked);
  expect(await asked()).toEqual([1]);
  // A server goes on with it.
  await world.settle();
  expect([await asked(), await said()]).toEqual([[0], whole]);
  await everywhere('迷途', []);
});

test('an owner is found under its present name: after a change of it, and after it went into another organisation', async () => {
  const [before, after, into] = [canary(), canary(), canary()];
  const theirs = await makeOrganisation(world.platform, { name: before });
  const person = await makePerson(world.platform, { name: '更名', organisations: [{ id: theirs }] });
  const { id } = await published({}, theirs, person);
  await everywhere(before, [id]);
  await world.platform.pool.query('update identity.organisation set name = $2 where id = $1', [theirs, after]);
  await world.platform.transact(async (tx) => {
    const actor = { person: null, organisation: null, role: 'decider' };
    record(tx, { name: 'organisation_change_approved', subject: id, actor, data: { organisation: theirs } });
    return null;
  });
  await world.settle();
  await everywhere(after, [id]);
  await everywhere(before, []);
  const stays = await makeOrganisation(world.platform, { name: into });
  await world.platform.transact(async (tx) => {
    await merging.handOver?.(tx, theirs, stays);
    return null;
  });
  await world.settle();
  await everywhere(into, [id]);
  await everywhere(after, []);
});
