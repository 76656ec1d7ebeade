import type { AchievementDraft } from '@jiebang/contract/achievements/achievement.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { makePublicAchievement, wholeAchievement } from '#modules/achievements/factory.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { resetClock } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { openaiEmbeddings } from '#platform/providers/embeddings/openai.ts';
import { type Embeddings, EmbeddingsFailure } from '#platform/providers/embeddings/provider.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { type EmbeddingsStandIn, embeddingsStandIn } from '#testing/providers/embeddings.ts';
import { openWorld, type World } from '#testing/world.ts';
import { forgetVectors } from './actions/forget.ts';
import { makeVectors } from './actions/make.ts';
import { nearestTo, nearnessOf } from './queries/near.ts';
import { vectorStandings, vectorTroubles } from './queries/standing.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
let world: World;
let service: EmbeddingsStandIn;
let provider: Embeddings;
type Made = Awaited<ReturnType<typeof makePerson>>;
let company: string;
let university: string;
let owner: Made;
let holder: Made;
let reviewer: Made;
let officer: Made;
let organiser: Made;
let authority: Made;
let track: string;
const noWait = async () => undefined;
const going = new AbortController().signal;

beforeAll(async () => {
  service = await embeddingsStandIn();
  provider = openaiEmbeddings({ ...service.settings, share: 1 }, noWait);
  world = await openWorld({ embeddings: provider });
  const { platform } = world;
  const contest = await makeContest(platform);
  track = await makeTrack(platform, contest);
  company = await makeOrganisation(platform, { name: '样本制造有限公司' });
  university = await makeOrganisation(platform, { name: '样本大学', kind: 'university' });
  owner = await makePerson(platform, { name: '钱需求', organisations: [{ id: company }] });
  holder = await makePerson(platform, { name: '周成果', organisations: [{ id: university }] });
  reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer' }] });
  officer = await makePerson(platform, { name: '郑脱密', grants: [{ role: 'clearance_officer' }] });
  authority = await makePerson(platform, {
    name: '冯主管',
    grants: [{ role: 'authority', scope: 'contest', scopeId: contest }],
  });
  organiser = await makePerson(platform, {
    name: '承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: contest }],
  });
});
beforeEach(() => service.always(null));
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'matching')).toEqual([]);
  await world.close();
  await service.close();
});

const need = (draft: Partial<NeedDraft> = {}, publicText: Partial<NeedDraft> = {}) =>
  makePublishedNeed(
    world.platform,
    { owner: owner.viewer, reviewer: reviewer.viewer, officer: officer.viewer, organiser: organiser.viewer },
    { organisation: company, track, draft, publicText },
  );
const achievement = (given: Partial<AchievementDraft> = {}) =>
  makePublicAchievement(
    world.platform,
    { owner: holder.viewer, reviewer: reviewer.viewer },
    { organisation: university, achievement: given },
  );
const alone = { titleEn: null, keywordsEn: [], textEn: null };
const foundFor = async (id: string) => (await world.as(owner).matching.ofNeed({ params: { id } })).achievements;
const meaningIn = (one: Awaited<ReturnType<typeof foundFor>>[number] | undefined) =>
  one?.reasons.find(({ kind }) => kind === 'meaning');
const kept = async () =>
  (
    await world.platform.pool.query<{ id: string; model: string; kind: string; size: number }>(
      'select id, model, kind, length(bytes) as size from matching.vector where length(hash) > 0 order by position',
    )
  ).rows;
const withdraw = (id: string) => world.as(holder).achievements.withdraw({ params: { id }, body: { reason: '改写。' } });

let asked: { id: string };
let answers: { id: string };
let otherwise: { id: string };
test('what is public gets a vector, and nearness in meaning is a reason of its own that adds up with the others, on both sides', async () => {
  asked = await need({
    title: '污水污水处理',
    keywords: ['污水'],
    problem: '污水处理。',
    indicators: [{ name: '污水', value: '1', unit: null, howTested: '称重' }],
    expectedResult: null,
    existingBasis: null,
  });
  answers = await achievement({ ...alone, title: '污水处理装置', keywords: ['污水'], text: '处理污水。' });
  await achievement({ ...alone, title: '小麦抗病育种', keywords: ['小麦'], text: '抗病小麦。' });
  await world.settle();
  expect((await kept()).map(({ model, kind, size }) => [model, kind, size]).sort()).toEqual([
    ['hashed-pairs', 'achievement', 256],
    ['hashed-pairs', 'achievement', 256],
    ['hashed-pairs', 'need', 256],
  ]);
  const [first] = await foundFor(asked.id);
  expect(first?.id).toBe(answers.id);
  expect(first?.reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(first?.score ?? 0, 9);
  const meaning = meaningIn(first);
  expect(meaning).toMatchObject({ kind: 'meaning', nearness: expect.any(Number), contribution: expect.any(Number) });
  const [back] = (await world.as(holder).matching.ofAchievement({ params: { id: answers.id } })).needs;
  expect([back?.score, back?.reasons]).toEqual([first?.score, first?.reasons]);
  expect(await vectorStandings(world.platform.db)).toMatchObject([
    { model: 'hashed-pairs', achievements: 2, needs: 1, untaken: 0, waiting: 0, listed: true, failure: null },
  ]);
});

test('what says the same in no word of the need is found by its meaning alone', async () => {
  otherwise = await achievement({
    ...alone,
    title: 'abwasser abwasser',
    keywords: ['abwasser'],
    text: 'abwasser abwasser.',
    fields: ['101'],
    region: '330106',
  });
  await world.settle();
  const found = (await foundFor(asked.id)).find(({ id }) => id === otherwise.id);
  expect(found?.reasons.map(({ kind }) => kind)).toEqual(['meaning']);
  expect(await nearestTo(world.platform, 'need', asked.id, 2)).toEqual(
    expect.arrayContaining([otherwise.id, answers.id]),
  );
});

test('no draft, no original of a need, nothing withdrawn is sent or kept', async () => {
  const secret = '貔貅麒麟';
  const draft = wholeAchievement({ title: `污水${secret}`, text: secret });
  const before = service.sent().length;
  await world.as(holder).achievements.create({ body: { organisation: university, achievement: draft } });
  const { id: submitted } = await world
    .as(holder)
    .achievements.create({ body: { organisation: university, achievement: draft } });
  await world.as(holder).achievements.submit({ params: { id: submitted }, body: { declaration: '2026-1' } });
  const shown = await need({ problem: `代号${secret}。` }, { problem: '污水难以处理。' });
  const gone = await achievement({ ...alone, title: `污水${secret}` });
  await withdraw(gone.id);
  await world.settle();
  const sent = service.sent().slice(before);
  expect(sent).toEqual([expect.stringContaining('污水难以处理。')]);
  expect(sent.join()).not.toMatch(/貔貅|000-0000|样本联系人/);
  expect((await kept()).map(({ id }) => id)).toEqual(expect.arrayContaining([shown.id]));
  for (const id of [submitted, gone.id]) expect((await kept()).map((one) => one.id)).not.toContain(id);
});

test('what is withdrawn has no vector from that moment, though nobody can be asked, and is near to nothing', async () => {
  const gone = await achievement({ ...alone, title: '污水处理方法', keywords: ['污水'], text: '污水。' });
  await world.settle();
  expect(await nearestTo(world.platform, 'need', asked.id, 9)).toContain(gone.id);
  service.always({ status: 503, body: {} });
  await withdraw(gone.id);
  await world.settle();
  expect((await kept()).map(({ id }) => id)).not.toContain(gone.id);
  expect(await nearestTo(world.platform, 'need', asked.id, 9)).not.toContain(gone.id);
});

test('a need in quarantine has no vector, and one again once that is lifted', async () => {
  const { id, number } = await need({ title: '污水污水检测', keywords: ['污水'] });
  await world.settle();
  const has = async () => [
    (await kept()).some((one) => one.id === id),
    (await nearestTo(world.platform, 'achievement', answers.id, 9)).includes(id),
  ];
  expect(await has()).toEqual([true, true]);
  await world.as(authority).needs.report({ params: { number }, body: { kind: 'state_secret', words: '疑似涉密' } });
  await world.settle();
  expect(await has()).toEqual([false, false]);
  const { items } = await world.as(organiser).needs.reports({ query: { limit: 100 } });
  const report = items.find((one) => one.need.number === number)?.id ?? '';
  await world.as(organiser).needs.liftQuarantine({ params: { id: report }, body: { reason: '经核实不涉密。' } });
  await world.settle();
  expect(await has()).toEqual([true, true]);
});

test('what is withdrawn while it is sent is not kept', async () => {
  const caught = await achievement({ ...alone, title: '污水快检' });
  // The fact that it came in is followed, and its withdrawal not yet.
  const during: Embeddings = {
    ...provider,
    embed: async (texts) => {
      await withdraw(caught.id);
      return texts.map(() => Float32Array.from({ length: 256 }, () => 1));
    },
  };
  await world.platform.pool.query(
    "insert into matching.vector_wanted (model, kind, id, since) values ('hashed-pairs', 'achievement', $1, platform.now())",
    [caught.id],
  );
  await makeVectors({ ...world.platform, embeddings: during }, going);
  expect((await kept()).map(({ id }) => id)).not.toContain(caught.id);
  await world.settle();
});

test('while the provider fails matching goes on by words, and says so; once it answers again, what came meanwhile is matched by meaning too', async () => {
  service.always({ status: 503, body: {} });
  const meanwhile = await achievement({ ...alone, title: '污水深度处理', keywords: ['污水'], text: '处理污水。' });
  const reported = await world.settle().then(
    () => expect.unreachable('it was not reported'),
    (error: Error) => error,
  );
  expect([reported.message, reported.cause]).toEqual([
    'the long work matching.vectors of hashed-pairs failed',
    new EmbeddingsFailure('answers with 503', 60_000),
  ]);
  await world.settle();
  const byWords = (await foundFor(asked.id)).find(({ id }) => id === meanwhile.id);
  expect([byWords?.reasons.some(({ kind }) => kind === 'term'), meaningIn(byWords)]).toEqual([true, undefined]);
  // What had its vector before is still near.
  expect(meaningIn((await foundFor(asked.id)).find(({ id }) => id === answers.id))).toBeDefined();
  expect(await vectorTroubles(world.platform.db)).toEqual([
    '语义向量模型 hashed-pairs 取不到新的向量，匹配先按词语进行：answers with 503',
  ]);
  const { length: calls } = service.got;
  await world.settle();
  expect(service.got).toHaveLength(calls);
  service.always(null);
  await world.travel(new Date((await world.now()).getTime() + 61_000));
  const byMeaning = (await foundFor(asked.id)).find(({ id }) => id === meanwhile.id);
  expect(meaningIn(byMeaning)).toBeDefined();
  expect(byMeaning?.score).toBeGreaterThan(byWords?.score ?? 0);
  expect(await vectorTroubles(world.platform.db)).toEqual([]);
  await resetClock(world.platform.db);
});

test('a text that is as it was is not sent again', async () => {
  const before = service.sent().length;
  await world.platform.pool.query(
    'insert into matching.vector_wanted (model, kind, id, since) select model, kind, id, platform.now() from matching.vector',
  );
  await world.settle();
  expect(service.sent()).toHaveLength(before);
  const { rows } = await world.platform.pool.query('select from matching.vector_wanted');
  expect(rows).toEqual([]);
});

test('vectors of another length than before are refused, and what there is stays', async () => {
  const longer = { ...provider, embed: async (texts: readonly string[]) => texts.map(() => Float32Array.of(1, 2, 3)) };
  const before = await kept();
  await world.platform.pool.query('delete from matching.vector where id = $1', [answers.id]);
  await world.platform.pool.query(
    "insert into matching.vector_wanted (model, kind, id, since) values ('hashed-pairs', 'achievement', $1, platform.now())",
    [answers.id],
  );
  await expect(makeVectors({ ...world.platform, embeddings: longer }, going)).rejects.toThrow(
    'answers with 3 dimensions, where its vectors so far have 256',
  );
  await world.travel(new Date((await world.now()).getTime() + 601_000));
  expect((await kept()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
  await resetClock(world.platform.db);
});

test('with another model everything is made anew; until it is whole its vectors do not count, then the earlier ones go', async () => {
  const ids = (await kept()).map(({ id }) => id).sort();
  const other: Embeddings = openaiEmbeddings({ ...service.settings, version: '2', dimensions: 64, share: 1 }, noWait);
  const platform: Platform = { ...world.platform, embeddings: other };
  const pair = [{ need: asked.id, achievement: answers.id }];
  const nearness = async (on: Platform) => (await nearnessOf(on, pair))(asked.id, answers.id);
  service.next({ status: 401, body: {} });
  await expect(makeVectors(platform, going)).rejects.toThrow('refuses the key');
  const standings = await vectorStandings(world.platform.db);
  expect(standings.map(({ model, listed, waiting, filledAt }) => [model, listed, waiting, filledAt !== null])).toEqual([
    [other.model, true, ids.length, false],
    ['hashed-pairs', true, 0, true],
  ]);
  expect([await nearness(platform), await nearness(world.platform)]).toEqual([null, expect.anything()]);
  await Promise.all([1, 2, 3].map(() => makeVectors(platform, going)));
  const made = await kept();
  expect([made.map(({ id }) => id).sort(), new Set(made.map(({ model, size }) => `${model} ${size}`))]).toEqual([
    ids,
    new Set(['hashed-pairs/2/64 64']),
  ]);
  expect([await nearness(platform), await nearness(world.platform)]).toEqual([expect.anything(), null]);
});

test('without the provider its vectors count for nothing, and can be taken away; made again, they are of what is public then', async () => {
  const without: Platform = { ...world.platform, embeddings: null };
  expect(await nearestTo(without, 'need', asked.id, 9)).toEqual([]);
  expect(await makeVectors(without, going)).toBe(true);
  await forgetVectors(without);
  expect([await kept(), await vectorStandings(world.platform.db)]).toEqual([[], []]);
  await withdraw(otherwise.id);
  await world.settle();
  expect((await nearestTo(world.platform, 'need', asked.id, 9)).includes(otherwise.id)).toBe(false);
  expect(await nearestTo(world.platform, 'need', asked.id, 9)).toContain(answers.id);
});
