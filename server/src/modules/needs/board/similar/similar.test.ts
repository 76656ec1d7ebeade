import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { statisticsOf } from '#platform/db/statistics.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublishedNeed, wholeDraft } from '../../factory.ts';
import { likeness, phrasesIn, tellingTerms } from './rules.ts';

let world: World;
let track: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let other: Made;
let reviewer: Made;
let staff: Pick<Parameters<typeof makePublishedNeed>[1], 'reviewer' | 'officer' | 'organiser'>;
let mine: string;
let theirs: string;

const welding = {
  title: '铝塑膜激光焊接裂纹控制',
  keywords: ['激光焊接', '铝塑膜'],
  problem: '薄壁铝塑膜焊缝在低温下开裂，热影响区过宽。',
  indicators: [{ name: '焊缝裂纹率', value: '≤ 0.5', unit: '%', howTested: null }],
};
const shellfish = {
  title: '紫菜病害早期识别',
  keywords: ['紫菜', '病害'],
  problem: '海上养殖区紫菜病斑难以在早期发现。',
  indicators: [{ name: '识别准确率', value: '≥ 95', unit: '%', howTested: null }],
};

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  track = await makeTrack(platform, contest);
  mine = await makeOrganisation(platform, { name: '样本新材料有限公司' });
  theirs = await makeOrganisation(platform, { name: '样本电池有限公司' });
  owner = await makePerson(platform, { name: '周需求', organisations: [{ id: mine }] });
  other = await makePerson(platform, { name: '郑需求', organisations: [{ id: theirs }] });
  const holds = (role: 'reviewer' | 'clearance_officer' | 'organiser') =>
    makePerson(platform, { name: role, grants: [{ role, scope: 'contest', scopeId: contest }] });
  reviewer = await holds('reviewer');
  staff = {
    reviewer: reviewer.viewer,
    officer: (await holds('clearance_officer')).viewer,
    organiser: (await holds('organiser')).viewer,
  };
});
afterAll(() => world.close());

const draft = async (given: Partial<NeedDraft>, who = owner, organisation = mine) =>
  (await world.as(who).needs.create({ body: { organisation, track, need: wholeDraft(given) } })).id;
const similar = async (id: string, who = owner) => (await world.as(who).needs.similar({ params: { id } })).items;
const publish = (given: Partial<NeedDraft>, publicText: Partial<NeedDraft> = {}) =>
  makePublishedNeed(
    world.platform,
    { ...staff, owner: other.viewer },
    {
      organisation: theirs,
      track,
      draft: given,
      publicText,
    },
  );

test('another’s published need is found by its public text alone, with the terms that both have', async () => {
  await publish(shellfish);
  const { id: published, number } = await publish(
    { ...welding, title: '秘制电芯封装', keywords: ['秘制'], problem: '秘制电芯的封装会开裂。' },
    { title: '薄膜激光焊接', keywords: ['激光焊接', '铝塑膜'], problem: '焊缝在低温下开裂。' },
  );
  const [found, ...more] = await similar(await draft(welding));
  expect(more).toEqual([]);
  expect(found).toMatchObject({
    id: published,
    number,
    title: '薄膜激光焊接',
    state: 'published',
    own: false,
    same: false,
  });
  expect(found?.terms).toEqual(['铝塑膜激光焊接', '低温下开裂', '焊缝裂纹率']);
  // What stands in the original alone finds nothing, and nothing shows it.
  expect(
    await similar(await draft({ ...shellfish, title: '秘制电芯封装', keywords: ['秘制'], problem: '秘制电芯封装' })),
  ).toEqual([]);
});

test('the same words once more may be the same need; a draft of another organisation is never found', async () => {
  await draft(welding, other, theirs);
  const { number } = await publish({ ...welding, title: `${welding.title}方法` });
  const id = await draft(welding);
  const found = await similar(id);
  expect(found.find((one) => one.number === number)).toMatchObject({ same: true, own: false });
  expect(found.filter((one) => one.number === null && !one.own)).toEqual([]);
});

test('one’s own needs are compared by their originals, drafts too; staff are shown those alone that they may read', async () => {
  const first = await draft({
    ...welding,
    title: '磁悬浮轴承振动抑制',
    keywords: ['磁悬浮', '轴承'],
    problem: '磁悬浮轴承振动过大。',
  });
  const again = await draft({
    ...welding,
    title: '磁悬浮轴承的振动抑制',
    keywords: ['磁悬浮', '轴承'],
    problem: '磁悬浮轴承振动过大。',
  });
  const [found] = await similar(again);
  expect(found).toMatchObject({ id: first, number: null, own: true, same: true, state: 'draft' });
  await world.as(owner).needs.submit({ params: { id: again }, body: { declaration: '2026-1' } });
  expect((await similar(again, reviewer)).map((one) => one.id)).not.toContain(first);
  await world.as(owner).needs.submit({ params: { id: first }, body: { declaration: '2026-1' } });
  expect((await similar(again, reviewer)).map((one) => one.id)).toContain(first);
  expect(await refusalOf(similar(again, other))).toBe('not_found');
});

test('staff are shown what another organisation handed in, of the editions and tracks that they work on; its owners are not', async () => {
  const flywheel = {
    title: '飞轮储能转子缠绕',
    keywords: ['飞轮', '转子'],
    problem: '飞轮转子缠绕张力不均，高速下分层。',
  };
  const [one, twin] = [await draft(flywheel), await draft({ ...flywheel, title: '飞轮转子缠绕' }, other, theirs)];
  const submit = (id: string, who: Made) =>
    world.as(who).needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  await submit(one, owner);
  expect(await similar(one, reviewer)).toEqual([]);
  await submit(twin, other);
  expect((await similar(one, reviewer)).map(({ id, own, state }) => [id, own, state])).toEqual([
    [twin, true, 'submitted'],
  ]);
  const elsewhere = await makeTrack(world.platform, await makeContest(world.platform));
  const ofTrack = await makePerson(world.platform, {
    name: '专场审核员',
    grants: [
      { role: 'reviewer', scope: 'track', scopeId: elsewhere },
      { role: 'clearance_officer', scope: 'track', scopeId: track },
    ],
  });
  expect((await similar(one, ofTrack)).map(({ id }) => id)).toEqual([twin]);
  expect(await similar(one)).toEqual([]);
});

describe('the terms', () => {
  const termsOf = async (text: string) =>
    (await sql<{ terms: string[] }>`select needs.similar_terms(${text}) as terms`.execute(world.platform.db)).rows[0]
      ?.terms;

  test('are pairs of Han characters and Latin words, whatever their width and case; numbers alone are none', async () => {
    expect(await termsOf('铝塑膜，ＩＳＯ 9001 与 PA66-GF30. 第 3 代 C++')).toEqual([
      'iso',
      'pa66-gf30',
      '塑膜',
      '铝塑',
    ]);
    expect(await termsOf('膜 a 12 3.5 ’’ \\')).toEqual([]);
  });

  test('that every need has tell nothing; those that many have tell little and find none, rare ones and those of the title tell more', () => {
    const said = { title: ['薄膜', '技术', '膜的'], text: ['开裂', '常见', '裂纹'] };
    const on = new Map([
      ['常见', 5001],
      ['开裂', 300],
    ]);
    const telling = tellingTerms(said, on, 100_000);
    expect(telling.map(({ term, common }) => [term, common])).toEqual([
      ['薄膜', false],
      ['裂纹', false],
      ['开裂', false],
      ['常见', true],
    ]);
  });

  test('of a large board are as common as the database’s statistics say', async () => {
    const { db } = world.platform;
    await sql`create table needs.many (terms tsvector)`.execute(db);
    await sql`insert into needs.many select array_to_tsvector(array['n' || n, case when n % 4 = 0 then '常见' else '少见' end])
      from generate_series(1, 2000) n`.execute(db);
    expect(await statisticsOf(db, 'needs', 'many', 'terms')).toEqual({ rows: 0, common: new Map() });
    await sql`analyze needs.many`.execute(db);
    const { rows, common } = await statisticsOf(db, 'needs', 'many', 'terms');
    await sql`drop table needs.many`.execute(db);
    expect([rows, common.get('常见'), common.get('少见'), common.get('n7')]).toEqual([2000, 0.25, 0.75, undefined]);
  });

  test('that are few or light are no likeness', () => {
    const telling = ['激光', '光焊', '焊接', '裂纹'].map((term) => ({ term, weight: 1 }));
    expect(likeness(telling, new Set(['激光', '光焊', '焊接']))?.share).toBe(75);
    expect(likeness(telling, new Set(['激光', '裂纹']))).toBeNull();
    expect(likeness([...telling, { term: 'x', weight: 20 }], new Set(['激光', '光焊', '焊接', '裂纹']))).toBeNull();
  });

  test('are told as they stand in the text, those that follow each other as one, and none twice', () => {
    const shared = new Set(['激光', '光焊', '焊接', '铝塑', '塑膜', 'pa66']);
    expect(phrasesIn('铝塑膜的激光焊接；激光在 ＰＡ66 上', shared)).toEqual(['激光焊接', 'pa66', '铝塑膜']);
    expect(phrasesIn('裂纹率控制', new Set(['裂纹', '纹率', '率控']))).toEqual(['裂纹率']);
    expect(phrasesIn('技术难题', new Set(['术难', '难题']))).toEqual(['难题']);
  });
});
