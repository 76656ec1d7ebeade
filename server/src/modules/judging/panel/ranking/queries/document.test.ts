import type { RoundPlan } from '@jiebang/contract/judging/panel.ts';
import type { RankingDocument } from '@jiebang/contract/log/ranking.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkDocument } from '../../../../../../../verifier/src/check.ts';
import { fillSheet, makeNoticed, makeScoring, withSheets } from '../../../factory.ts';
import { released } from '../../feedback/factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const as = (who: { cookie: string }) => world.as(who).judging;
type Scene = { readonly notice: string; readonly need: { readonly id: string } };
const number = (scene: Scene) => ({ params: { number: scene.notice } });
const need = (scene: Pick<Scene, 'need'>) => ({ params: { need: scene.need.id } });

async function makeDefinitive(scene: Scene): Promise<void> {
  const { endsAt } = await world.as().judging.notice(number(scene));
  await world.travel(new Date(Date.parse(endsAt) + 600_000));
}

/** What the verifier says of a document, the parts that fail first. */
async function verified(document: RankingDocument) {
  const { keyId } = await world.as().log.head();
  const findings = checkDocument('ranking', Buffer.from(JSON.stringify(document)), { logKey: keyId });
  return { failed: findings.filter(({ holds }) => !holds), said: findings.map(({ en }) => en).join('\n') };
}

test('once the result is definitive everyone has the ranking, computes it anew, and finds nobody in it', async () => {
  const scene = await makeNoticed(world.platform, world.travel, { solvers: 3 });
  const [winner, loser] = scene.solvers;
  if (!winner || !loser) throw new Error('too few solvers');
  expect((await world.as().judging.notice(number(scene))).rankings).toEqual([]);
  expect(await refusalOf(world.as().judging.noticedRanking(number(scene)))).toBe('not_found');
  for (const who of [scene.stage.owner, scene.stage.organiser, loser])
    expect(await refusalOf(as(who).rankingDocument(need(scene)))).toBe('not_found');

  await makeDefinitive(scene);
  expect((await world.as().judging.notice(number(scene))).rankings).toEqual([1]);
  const document = await world.as().judging.noticedRanking(number(scene));
  const said = await verified(document);
  expect(said.failed).toEqual([]);
  expect(said.said).toContain('3 scores and ranks were computed anew from 9 sheets by the rule, and agree.');
  if (document.format !== 'jiebang-ranking/2') throw new Error('a new ranking of the first form');
  expect(document.content.sheets?.every(({ judge }) => judge === null)).toBe(true);

  const whole = JSON.stringify(document);
  const hidden = [
    ...scene.solvers.flatMap(({ solution, organisation, person }) => [solution, organisation, person]),
    ...scene.judges.flatMap(({ seat, person }) => [seat, person]),
    ...[scene.need.id, scene.panel, '解题人', '专家', '依据充分'],
  ];
  expect(hidden.filter((one) => whole.includes(one))).toEqual([]);

  for (const who of [scene.stage.owner, scene.stage.organiser, winner, loser])
    expect(await as(who).rankingDocument(need(scene))).toEqual(document);
  for (const who of [...scene.judges, scene.stage.reviewer])
    expect(await refusalOf(as(who).rankingDocument(need(scene)))).toBe('not_found');
  const feedback = released(await as(loser).feedback({ params: { id: loser.solution } }));
  expect(feedback.code).toBe(document.content.entries[1]?.solution);
  expect(await world.as().judging.noticedRanking({ ...number(scene), query: { round: 1 } })).toEqual(document);
  expect(await refusalOf(world.as().judging.noticedRanking({ ...number(scene), query: { round: 2 } }))).toBe(
    'not_found',
  );
});

test('a contest may keep it for those who took part, whoever objected among them', async () => {
  const stage = await makeStage(world.platform);
  await makeRule(world.platform, {
    contest: stage.contest,
    track: stage.track,
    key: 'ranking_published',
    value: 'participants',
  });
  const scene = await makeNoticed(world.platform, world.travel, { stage });
  const objector = await stage.solver('异议人');
  const { id } = await as(objector).object({ ...number(scene), body: { text: '与既有专利重复。' } });
  const authority = await makePerson(world.platform, { name: '主管部门', grants: [{ role: 'authority' }] });
  await as(authority).dismiss({
    params: { id },
    body: { answer: '经核不成立。', published: '经核实，技术路线不同，不影响结果。' },
  });
  expect(await refusalOf(as(objector).rankingDocument(need(scene)))).toBe('not_found');
  await makeDefinitive(scene);
  expect((await world.as().judging.notice(number(scene))).rankings).toEqual([]);
  expect(await refusalOf(world.as().judging.noticedRanking(number(scene)))).toBe('not_found');
  for (const who of [objector, ...scene.solvers, stage.owner])
    expect((await verified(await as(who).rankingDocument(need(scene)))).failed).toEqual([]);
  expect(await refusalOf(as(authority).rankingDocument(need(scene)))).toBe('not_found');
});

test('of two judges no sheet is shown, and the verifier says that it could not compute the scores', async () => {
  const stage = await makeStage(world.platform);
  for (const key of ['panel_size', 'judges_per_solution'] as const)
    await makeRule(world.platform, { contest: stage.contest, track: stage.track, key, value: 2 });
  const scene = await makeNoticed(world.platform, world.travel, { stage, judges: 2 });
  await makeDefinitive(scene);
  const document = await world.as().judging.noticedRanking(number(scene));
  if (document.format !== 'jiebang-ranking/2') throw new Error('a new ranking of the first form');
  const { sheets, entries } = document.content;
  expect([sheets, entries.map(({ means }) => means)]).toEqual([null, [null, null]]);
  const { failed, said } = await verified(document);
  expect(failed).toEqual([]);
  expect(said).toContain('Sheets of fewer than three judges are withheld');
});

test('each round has its own document: who goes on by the line that the draw promised, and the same codes in the next', async () => {
  const round = { aggregation: 'trimmed_mean', tieRule: 'heaviest_criterion', judgesPerSolution: 3 } as const;
  const plan = (kind: RoundPlan['kind'], cut: RoundPlan['cut']): RoundPlan => ({
    ...{ ...round, kind, cut, hidesSolvers: false, showsScores: false, namesJudges: false, scoreBy: null },
  });
  const rounds = [plan('online', { by: 'rank', first: 2 }), plan('final', null)];
  const scene = await makeScoring(world.platform, world.travel, { solvers: 3, rounds });
  const { organiser, owner } = scene.stage;
  for (const solution of [0, 1, 2])
    for (const judge of scene.judges.keys())
      await fillSheet(world.platform, scene, judge, solution, () => [6, 8, 3][solution] ?? 0);
  await as(organiser).advance({ ...need(scene), body: { assign: false } });
  const last = await withSheets(world.platform, scene);
  for (const solution of [0, 1])
    for (const judge of scene.judges.keys()) await fillSheet(world.platform, last, judge, solution, () => 7 - solution);
  await as(organiser).rank(need(scene));
  const [winner, , out] = scene.solvers;
  if (!winner || !out) throw new Error('too few solvers');
  await as(owner).confirm({ ...need(scene), body: { solution: winner.solution, reason: null } });
  const { number: notice } = await as(organiser).publishNotice(need(scene));
  await makeDefinitive({ ...scene, notice });

  const of = number({ ...scene, notice });
  expect((await world.as().judging.notice(of)).rankings).toEqual([1, 2]);
  const documents = [];
  for (const query of [{ round: 1 }, { round: 2 }, {}]) {
    const document = await world.as().judging.noticedRanking({ ...of, query });
    expect((await verified(document)).failed).toEqual([]);
    if (document.format === 'jiebang-ranking/2') documents.push(document.content);
  }
  const [first, second, unnamed] = documents;
  expect([first?.round, second?.round.n, unnamed]).toEqual([
    { n: 1, kind: 'online', cut: { by: 'rank', first: 2 } },
    2,
    second,
  ]);
  const codes = first?.entries.map(({ solution }) => solution) ?? [];
  expect(first?.entries.map(({ goesOn }) => goesOn)).toEqual([true, true, false]);
  expect(second?.entries.map(({ solution, goesOn }) => [solution, goesOn])).toEqual([
    [codes[1], null],
    [codes[0], null],
  ]);
  expect(released(await as(out).feedback({ params: { id: out.solution } })).code).toBe(codes[2]);
  expect(await as(out).rankingDocument({ ...need(scene), query: { round: 1 } })).toMatchObject({ content: first });
});
