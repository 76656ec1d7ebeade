import type { Criterion, RoundPlan } from '@jiebang/contract/judging/panel.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done } from '#kernel/refusal.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkDocument } from '../../../../../../verifier/src/check.ts';
import { fillSheet, makePanel, withSheets } from '../../factory.ts';
import { released } from '../feedback/factory.ts';
import { reportPaper } from '../report/documents/report.ts';
import { publicResult } from '../report/queries/result.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  await world.close();
});

const as = (who: { cookie: string }) => world.as(who).judging;
const plan = (kind: RoundPlan['kind'], cut: RoundPlan['cut']): RoundPlan => ({
  ...{ kind, cut, aggregation: 'mean', tieRule: 'heaviest_criterion', judgesPerSolution: 3, scoreBy: null },
  ...{ hidesSolvers: false, showsScores: false, namesJudges: false },
});
const criterion = (key: string, name: string, weight: number, max: number): Criterion => ({
  ...{ key, name, nameEn: `In English: ${name}`, weight, max, guidance: '看现场。', guidanceEn: 'Look at it.' },
  commentRequired: false,
});
/** The first criterion bears a name of the panel's rubric and means another. */
const shown = [criterion('indicators', '现场答辩', 70, 20), criterion('prototype', '样机', 30, 5)];

test('a round after the first is scored, cut, ranked, told and published by a rubric of its own, and the first by the panel’s', async () => {
  const rounds = [plan('qualifying', { by: 'rank', first: 2 }), plan('online', null)];
  const made = await makePanel(world.platform, world.travel, { solvers: 3, rounds });
  const { organiser, owner } = made.stage;
  const need = { need: made.need.id };
  const panel = () => as(organiser).panel({ params: need });
  const set = async (round: 'qualifying' | 'online' | 'final', criteria: Criterion[]) =>
    as(organiser).setRoundRubric({ params: { ...need, round }, version: (await panel()).version, body: { criteria } });
  const own = async () => (await panel()).rounds.map(({ rubric }) => rubric?.map(({ key }) => key) ?? null);
  for (const round of ['qualifying', 'final'] as const) expect(await refusalOf(set(round, shown))).toBe('not_found');
  expect(await refusalOf(set('online', shown.slice(1)))).toBe('rubric_incomplete');
  expect(
    await refusalOf(
      as(organiser).setRoundRubric({ params: { ...need, round: 'online' }, version: 1, body: { criteria: shown } }),
    ),
  ).toBe('stale_version');
  await set('online', shown);
  expect(await own()).toEqual([null, ['indicators', 'prototype']]);
  await set('online', []);
  expect(await own()).toEqual([null, null]);
  // A plan that is changed keeps the rubric of a round that stays, and drops that of one that is the first now.
  await set('online', shown);
  const replan = async (to: RoundPlan[]) =>
    as(organiser).setRounds({ params: need, version: (await panel()).version, body: { rounds: to } });
  await replan(rounds);
  expect(await own()).toEqual([null, ['indicators', 'prototype']]);
  await replan([plan('online', { by: 'rank', first: 2 }), plan('final', null)]);
  await replan(rounds);
  expect(await own()).toEqual([null, null]);
  await set('online', shown);

  const { id } = await as(organiser).begin({ params: need });
  const scene = { ...made, panel: id };
  expect(await refusalOf(set('online', shown))).toBe('not_in_this_state');
  const first = await withSheets(world.platform, scene);
  const firstKeys = (await as(made.judges[0] ?? organiser).sheet({ params: { id: first.sheetOf(0, 0) } })).rubric;
  expect(firstKeys.map(({ key }) => key)).toEqual(['indicators', 'route', 'novelty', 'delivery']);
  for (const judge of made.judges.keys())
    for (const solution of made.solvers.keys())
      await fillSheet(world.platform, first, judge, solution, () => 9 - solution);
  await as(organiser).advance({ params: need, body: { assign: false } });
  const second = await withSheets(world.platform, scene);
  const judge = made.judges[0];
  const [winner, , out] = made.solvers;
  if (!judge || !winner || !out) throw new Error('too few in the scene');
  const sheet = { params: { id: second.sheetOf(0, 0) } };
  const read = await as(judge).sheet(sheet);
  expect([
    read.rubric,
    (await as(judge).seat({ params: { id: judge.seat } })).sheets.map((one) => one.criteria),
  ]).toEqual([shown, [2, 2]]);
  const score = (criteria: readonly [string, number][]) =>
    as(judge).save({
      ...sheet,
      version: read.version,
      body: { scores: criteria.map(([key, n]) => ({ criterion: key, score: n, comment: null })), comment: null },
    });
  const wrongs: [string, number][] = [
    ['route', 1],
    ['prototype', 6],
  ];
  for (const wrong of wrongs) expect(await refusalOf(score([wrong]))).toBe('score_out_of_range');
  // 20 of 20 and 4 of 5 for the first: 70 + 24; the other has 10 of 20 and 5 of 5: 35 + 30.
  for (const place of made.judges.keys())
    for (const solution of [0, 1])
      await fillSheet(
        world.platform,
        second,
        place,
        solution,
        (_, of, at) =>
          [
            [20, 4],
            [10, 5],
          ][of]?.[at] ?? 0,
      );
  await as(organiser).rank({ params: need });
  const ranking = await as(owner).ranking({ params: need });
  expect([ranking.rubric, ranking.places.map(({ score: one }) => one)]).toEqual([shown, [94, 65]]);
  expect(ranking.earlier.map(({ rubric, places }) => [rubric.length, places.map(({ score: one }) => one)])).toEqual([
    [4, [90, 80, 70]],
  ]);
  const said = ranking.comments.filter((one) => one.solution === winner.solution && one.criterion === 'indicators');
  expect(said.map(({ round, comment }) => `${round} ${comment.split('：')[0]}`)).toEqual([
    ...Array(3).fill('1 指标响应'),
    ...Array(3).fill('2 现场答辩'),
  ]);

  await as(owner).confirm({ params: need, body: { solution: winner.solution, reason: null } });
  const { number } = await as(organiser).publishNotice({ params: need });
  const { endsAt } = await world.as().judging.notice({ params: { number } });
  await world.travel(new Date(Date.parse(endsAt) + 600_000));
  const told = async (one: { cookie: string; solution: string }) =>
    released(await as(one).feedback({ params: { id: one.solution } })).rubric.map(({ key }) => key);
  expect([await told(winner), (await told(out)).length]).toEqual([['indicators', 'prototype'], 4]);

  const { keyId } = await world.as().log.head();
  const check = (document: object) =>
    checkDocument('ranking', Buffer.from(JSON.stringify(document)), { logKey: keyId }).flatMap(({ holds, part }) =>
      holds ? [] : [part],
    );
  const documents = [];
  for (const round of [1, 2]) {
    const document = await world.as().judging.noticedRanking({ params: { number }, query: { round } });
    if (document.format !== 'jiebang-ranking/2') throw new Error('a ranking of the first form');
    expect(check(document)).toEqual([]);
    documents.push(document);
  }
  const [one, two] = documents;
  if (!one || !two) throw new Error('too few documents');
  expect([one, two].map(({ content }) => content.rubric.length)).toEqual([4, 2]);
  // The rubric of another round in a round's document is noticed by what it makes of the sheets, not by the signature alone.
  const swapped = { ...two, content: { ...two.content, rubric: one.content.rubric } };
  // Which solution's sheet comes first is the lot of codes: one lacks a criterion, the other is above its full mark.
  const blamed = [expect.stringMatching(/^content\.sheets\[0\]\.scores\.(indicators|route)$/), 'proof'];
  expect(check(swapped)).toEqual(expect.arrayContaining(blamed));

  const paper = reportPaper(done(await publicResult(world.platform, number)), 'zh');
  const tables = paper.blocks.flatMap((block) =>
    block.is === 'table' && block.columns[1]?.share === 20 ? [block.rows] : [],
  );
  expect(tables.map((rows) => rows.map((cells) => cells.join(' ')))).toEqual([
    ['指标响应 40% 10', '技术路线 25% 10', '创新性 20% 10', '团队与实施 15% 10'],
    ['现场答辩 70% 20', '样机 30% 5'],
  ]);
});
