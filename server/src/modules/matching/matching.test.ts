import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import { reviewItems } from '@jiebang/contract/achievements/work.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makePublicAchievement, wholeAchievement } from '#modules/achievements/factory.ts';
import { importAchievementsNow } from '#modules/achievements/index.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { compute } from './actions/compute.ts';
import { findWanted, want } from './store.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let company: string;
let university: string;
let owner: Made;
let holder: Made;
let reviewer: Made;
let officer: Made;
let organiser: Made;
let stranger: Made;
let track: string;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  track = await makeTrack(platform, contest);
  company = await makeOrganisation(platform, { name: '样本制造有限公司' });
  university = await makeOrganisation(platform, { name: '样本大学', kind: 'university' });
  const person = (
    name: string,
    organisations: { id: string }[] = [],
    roles: ('reviewer' | 'clearance_officer')[] = [],
  ) => makePerson(platform, { name, organisations, grants: roles.map((role) => ({ role })) });
  owner = await person('钱需求', [{ id: company }]);
  holder = await person('周成果', [{ id: university }]);
  reviewer = await person('吴审核', [], ['reviewer']);
  officer = await person('郑脱密', [], ['clearance_officer']);
  stranger = await person('路人', [{ id: await makeOrganisation(platform) }]);
  organiser = await makePerson(platform, {
    name: '承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
  });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'matching')).toEqual([]);
  await world.close();
});

const as = (who: Made) => world.as(who).matching;
const need = (
  given: Partial<NeedDraft> = {},
  organisation = company,
  by = owner,
  publicText: Partial<NeedDraft> = {},
) =>
  makePublishedNeed(
    world.platform,
    { owner: by.viewer, reviewer: reviewer.viewer, officer: officer.viewer, organiser: organiser.viewer },
    { organisation, track, draft: given, publicText },
  );
const achievement = (given: Partial<AchievementDraft> = {}, organisation = university, by = holder) =>
  makePublicAchievement(
    world.platform,
    { owner: by.viewer, reviewer: reviewer.viewer },
    { organisation, achievement: given },
  );

type Asker = ReturnType<World['as']>;
const consent = async (of: Asker, purpose: 'no_automated_ranking' | 'leaderboard_name') => {
  const { current } = await of.identity.myNotice();
  await of.identity.giveConsent({ params: { purpose }, body: { noticeVersion: current.version } });
};
const ofNeed = (who: Made, id: string) => as(who).ofNeed({ params: { id } });
const ofAchievement = (who: Made, id: string) => as(who).ofAchievement({ params: { id } });
const told = async (who: Made, fact: string, subject: string) =>
  (await world.as(who).notifications.inbox({ query: {} })).items.filter(
    (one) => one.fact === fact && one.address?.includes(subject),
  ).length;

/** A need and what answers it, the one before and the other after it; and how they stood before anything was matched. */
let asked: { id: string; number: string };
let answers: { id: string; number: string };
let later: { id: string; number: string };
let before: object;
/** What stands in an achievement that is withdrawn before anything is learned, and in a draft. */
const secret = '貔貅麒麟';
beforeAll(async () => {
  const { id } = await achievement({ title: `薄膜${secret}`, text: secret });
  await world.as(holder).achievements.withdraw({ params: { id }, body: { reason: '不再转让。' } });
  answers = await achievement();
  await achievement({
    title: '小麦抗病育种',
    titleEn: null,
    keywords: ['小麦'],
    keywordsEn: [],
    text: '抗病小麦。',
    textEn: null,
  });
  const { needs } = await ofAchievement(holder, answers.id);
  asked = await need();
  before = { needs, standing: (await ofNeed(owner, asked.id)).standing };
  await world.settle();
  later = await achievement({ title: '低温薄膜拉伸设备', form: 'equipment' });
  await world.settle();
});

test('a need and an achievement find each other, whichever came first, with one score and the reasons that add up to it', async () => {
  expect(before).toEqual({ needs: [], standing: { is: 'waiting' } });
  const { achievement: called } = await ofAchievement(holder, answers.id);
  const { items } = await world.as(holder).achievements.works({ query: { desk: 'owner' } });
  expect(called).toMatchObject({ number: answers.number, titleEn: expect.stringMatching(/^[ -~]+$/) });
  expect(items.find(({ id }) => id === answers.id)).toMatchObject({ title: called.title, titleEn: called.titleEn });
  const found = await ofNeed(owner, asked.id);
  expect(found.standing.is).toBe('done');
  expect(found.achievements.map(({ id }) => id).sort()).toEqual([answers.id, later.id].sort());
  for (const { id, score, strength, reasons } of found.achievements) {
    expect(reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 9);
    const mine = (await ofAchievement(holder, id)).needs;
    expect(mine).toMatchObject([{ id: asked.id, score, strength, reasons, need: { number: asked.number } }]);
  }
  const kinds = new Set(found.achievements[0]?.reasons.map(({ kind }) => kind));
  expect([kinds.has('term'), kinds.has('field'), kinds.has('maturity'), kinds.has('region')]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(found.solvers.map(({ name, by }) => [name, by.length])).toEqual([['样本大学', 2]]);
});

test('nobody else reads what was found: not the staff of the contest, nor the other side on this one', async () => {
  for (const other of [stranger, reviewer, officer, organiser, holder])
    expect(await refusalOf(ofNeed(other, asked.id))).toBe('not_found');
  for (const other of [stranger, reviewer, officer, organiser, owner])
    expect(await refusalOf(ofAchievement(other, answers.id))).toBe('not_found');
});

test('what is of one’s own organisation is no match, and neither is what has nothing in common', async () => {
  const own = await achievement({ title: '高韧性薄膜的低温制备方法' }, company, owner);
  await world.settle();
  expect((await ofNeed(owner, asked.id)).achievements.map(({ id }) => id)).not.toContain(own.id);
  expect((await ofAchievement(owner, own.id)).needs).toEqual([]);
});

test('each side is told of a match once, however often it is found again; who wants no notices has none', async () => {
  expect([await told(owner, 'need_matched', asked.id), await told(holder, 'achievement_matched', answers.id)]).toEqual([
    2, 1,
  ]);
  const quiet = await makePerson(world.platform, { name: '钱安静', organisations: [{ id: company, role: 'member' }] });
  expect((await as(quiet).chooseTold({ body: { told: false } })).told).toBe(false);
  const { version } = await world
    .as(holder)
    .achievements.withdraw({ params: { id: answers.id }, body: { reason: '改写。' } });
  expect(version).toBeGreaterThan(0);
  await world.settle();
  expect((await ofNeed(owner, asked.id)).achievements.map(({ id }) => id)).not.toContain(answers.id);
  await world.as(holder).achievements.reopen({ params: { id: answers.id } });
  await world.as(holder).achievements.submit({ params: { id: answers.id }, body: { declaration: '2026-1' } });
  await world.as(reviewer).achievements.publish({ params: { id: answers.id }, body: { confirmed: [...reviewItems] } });
  await world.settle();
  expect((await ofNeed(owner, asked.id)).achievements.map(({ id }) => id)).toContain(answers.id);
  expect([await told(owner, 'need_matched', asked.id), await told(holder, 'achievement_matched', answers.id)]).toEqual([
    2, 1,
  ]);
  const fresh = await achievement({ title: '薄膜低温高韧性配方' });
  await world.settle();
  expect([await told(owner, 'need_matched', asked.id), await told(quiet, 'need_matched', asked.id)]).toEqual([3, 0]);
  expect(await told(holder, 'achievement_matched', fresh.id)).toBe(1);
});

test('a side says what it thinks of a match, and takes it back; its own people read it, the other side does not', async () => {
  const colleague = await makePerson(world.platform, {
    name: '钱同事',
    organisations: [{ id: company, role: 'member' }],
  });
  const pair = { need: asked.id, achievement: answers.id };
  const judged = async () =>
    (await ofNeed(colleague, asked.id)).achievements.find(({ id }) => id === answers.id)?.judged;
  await as(owner).judge({ body: { ...pair, verdict: 'good' } });
  await as(colleague).judge({ body: { ...pair, verdict: 'not_relevant' } });
  expect(await judged()).toMatchObject({ verdict: 'not_relevant', by: '钱同事' });
  expect((await ofAchievement(holder, answers.id)).needs[0]?.judged).toBe(null);
  await as(holder).judge({ body: { ...pair, verdict: 'good' } });
  expect((await ofAchievement(holder, answers.id)).needs[0]?.judged).toMatchObject({ verdict: 'good', by: '周成果' });
  await as(owner).judge({ body: { ...pair, verdict: null } });
  expect(await judged()).toBe(null);
  const { rows } = await world.platform.pool.query(
    'select side, verdict, revoked_at is not null as revoked from matching.judgement order by at, id',
  );
  expect(rows).toEqual([
    { side: 'need', verdict: 'good', revoked: true },
    { side: 'need', verdict: 'not_relevant', revoked: true },
    { side: 'achievement', verdict: 'good', revoked: false },
  ]);
  for (const other of [stranger, reviewer, organiser])
    expect(await refusalOf(as(other).judge({ body: { ...pair, verdict: 'good' } }))).toBe('not_found');
  const apart = await achievement({
    title: '小麦锈病快检',
    titleEn: null,
    keywords: ['小麦'],
    keywordsEn: [],
    text: '快检。',
    textEn: null,
  });
  expect(await refusalOf(as(owner).judge({ body: { need: asked.id, achievement: apart.id, verdict: 'good' } }))).toBe(
    'not_found',
  );
});

test('an organisation that refuses to be matched is in no list from that moment, and in them again once it chooses so', async () => {
  const member = await makePerson(world.platform, {
    name: '周成员',
    organisations: [{ id: university, role: 'member' }],
  });
  const params = { id: university };
  expect(await refusalOf(as(member).chooseMatched({ params, body: { matched: false } }))).toBe('forbidden');
  expect(await refusalOf(as(stranger).chooseMatched({ params, body: { matched: false } }))).toBe('not_found');
  await as(holder).chooseMatched({ params, body: { matched: false } });
  const gone = await ofNeed(owner, asked.id);
  expect([gone.achievements, gone.solvers]).toEqual([[], []]);
  expect(await ofAchievement(holder, answers.id)).toMatchObject({ standing: 'refused', needs: [] });
  const unmatched = await achievement({ title: '高韧性薄膜低温成型' });
  await world.settle();
  expect((await ofNeed(owner, asked.id)).achievements).toEqual([]);
  await as(holder).chooseMatched({ params, body: { matched: true } });
  await world.settle();
  expect((await ofNeed(owner, asked.id)).achievements.map(({ id }) => id)).toContain(unmatched.id);
  await as(owner).chooseMatched({ params: { id: company }, body: { matched: false } });
  expect(await ofNeed(owner, asked.id)).toMatchObject({ standing: { is: 'refused' }, achievements: [], brokers: [] });
  expect((await ofAchievement(holder, answers.id)).needs).toEqual([]);
  await as(owner).chooseMatched({ params: { id: company }, body: { matched: true } });
});

test('a natural person who consents to no automated ranking is not matched', async () => {
  const person = await makePerson(world.platform, { name: '程无名', realName: true });
  const of = world.as(person);
  const { id: alone } = await of.identity.registerHolder({ body: { country: 'CN', region: '310115' } });
  const whole = wholeAchievement({ title: '薄膜低温韧性助剂' });
  const { id } = await of.achievements.create({ body: { organisation: alone, achievement: whole } });
  await of.achievements.submit({ params: { id }, body: { declaration: '2026-1' } });
  await world.as(reviewer).achievements.publish({ params: { id }, body: { confirmed: [...reviewItems] } });
  await world.settle();
  const found = async () => (await ofNeed(owner, asked.id)).achievements.find((one) => one.id === id);
  expect((await found())?.achievement.owner).toBe(null);
  await consent(of, 'no_automated_ranking');
  expect(await found()).toBe(undefined);
});

test('technology managers of the need’s field are named by consent, and not at all where they refuse to be ranked', async () => {
  const broker = async (name: string, fields: string[]) => {
    const person = await makePerson(world.platform, { name });
    const profile = { level: 'senior' as const, fields, regions: ['310000'], intro: null };
    await world.as(person).brokers.registerBroker({ body: profile });
    return person;
  };
  const [inField] = [await broker('冯同域', ['401']), await broker('陈异域', ['101'])];
  const brokers = async () => (await ofNeed(owner, asked.id)).brokers.map(({ name, score }) => [name, score]);
  expect(await brokers()).toEqual([[null, 4]]);
  await consent(world.as(inField), 'leaderboard_name');
  expect(await brokers()).toEqual([['冯同域', 4]]);
  await consent(world.as(inField), 'no_automated_ranking');
  expect(await brokers()).toEqual([]);
});

test('what is not public is nowhere in what was learned, kept or told: not the original of a need, not a draft, not what was withdrawn', async () => {
  const draft = wholeAchievement({ title: `薄膜${secret}`, text: secret });
  await world.as(holder).achievements.create({ body: { organisation: university, achievement: draft } });
  const shown = await need({ problem: `代号${secret}` }, company, owner, { problem: '现有薄膜在低温开裂。' });
  await world.settle();
  const { rows } = await world.platform.pool.query<{ bytes: Buffer }>(
    'select bytes from matching.knowledge order by version desc limit 1',
  );
  const found = await ofNeed(owner, shown.id);
  expect(found.achievements.length).toBeGreaterThan(0);
  expect(JSON.stringify(found)).not.toContain(secret.slice(0, 2));
  // It holds the words that are public.
  const learned = rows[0]?.bytes.toString('utf8') ?? '';
  expect([learned.includes('薄膜'), learned.includes(secret.slice(0, 2))]).toEqual([true, false]);
});

test('a need in English finds an achievement that is written in Chinese alone, by the dictionary', async () => {
  const { id } = await achievement({
    ...{ title: '压力传感器阵列', titleEn: null, keywords: ['传感器'], keywordsEn: [] },
    ...{ text: '用于测量压力的传感器。', textEn: null },
  });
  const english = {
    ...{ title: 'An array of pressure sensors', keywords: ['sensor'], problem: 'Pressure sensors drift.' },
    ...{ expectedResult: 'A sensor that does not drift.', existingBasis: null },
  };
  const asks = await need(english, company, owner, english);
  await world.settle();
  const found = (await ofNeed(owner, asks.id)).achievements.find((one) => one.id === id);
  expect(found?.reasons.find((one) => one.kind === 'term' && one.term === '传感器')).toMatchObject({ as: 'sensors' });
});

test('of servers that match the same at once one keeps it, and all end well', async () => {
  const wanted = { kind: 'need' as const, id: asked.id };
  await world.platform.transact(async (tx) => {
    await want(tx, wanted.kind, wanted.id);
    return null;
  });
  const before = (await ofNeed(owner, asked.id)).achievements.map(({ id, score }) => [id, score]);
  const stopping = new AbortController().signal;
  await Promise.all([1, 2, 3, 4].map(() => compute(world.platform, wanted, stopping)));
  expect(await findWanted(world.platform.db, wanted)).toBe(undefined);
  expect((await ofNeed(owner, asked.id)).achievements.map(({ id, score }) => [id, score])).toEqual(before);
});

test('a source that the operator publishes is matched by its needs, row by row', async () => {
  const file = path.join(os.tmpdir(), `jiebang-matching-${process.pid}.csv`);
  await writeFile(file, '编号,成果名称\nR-1,高韧性薄膜的低温制备\nR-2,小麦良种\n');
  const given = { organisation: university, file, name: 'source.csv', source: '样本来源', publishes: true };
  await importAchievementsNow(world.platform, given);
  await world.settle();
  const titles = (await ofNeed(owner, asked.id)).achievements.map((one) => one.achievement.title);
  expect([titles.includes('高韧性薄膜的低温制备'), titles.includes('小麦良种')]).toEqual([true, false]);
});
