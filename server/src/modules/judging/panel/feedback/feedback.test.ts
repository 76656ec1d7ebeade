import type { RuleKey, RuleValue } from '@jiebang/contract/contests/rule.ts';
import type { RoundPlan } from '@jiebang/contract/judging/panel.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeScoring, type ScoringScene, withSheets } from '../../factory.ts';
import { released } from './factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const as = (who: { cookie: string }) => world.as(who).judging;
const of = (scene: { need: { id: string } }) => ({ params: { need: scene.need.id } });
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
const plan = (other: Partial<RoundPlan> = {}): RoundPlan => ({
  kind: 'online',
  aggregation: 'mean',
  tieRule: 'heaviest_criterion',
  judgesPerSolution: 3,
  hidesSolvers: false,
  showsScores: false,
  namesJudges: false,
  cut: null,
  scoreBy: null,
  ...other,
});
const twoRounds = [plan({ cut: { by: 'rank', first: 2 } }), plan({ kind: 'final' })];

type Rules = { readonly [K in RuleKey]?: RuleValue<K> };
async function stageWith(rules: Rules) {
  const stage = await makeStage(world.platform);
  for (const [key, value] of Object.entries(rules))
    await makeRule(world.platform, { contest: stage.contest, track: stage.track, key: key as RuleKey, value });
  return stage;
}

const comment = (judge: number, solution: number) => `金丝雀评语${judge}对${solution}`;

/** Every judge scores every solution given by its place, with comments that tell whose they are; judges named `away` abstain. */
async function scoreAll(scene: ScoringScene, solutions: readonly number[], away: readonly number[] = []) {
  const now = await withSheets(world.platform, scene);
  for (const [j, judge] of now.judges.entries())
    for (const s of solutions) {
      const sheet = { params: { id: now.sheetOf(j, s) } };
      if (away.includes(j)) {
        await as(judge).abstain({ ...sheet, body: { reason: '金丝雀回避缘由' } });
        continue;
      }
      const { version, rubric } = await as(judge).sheet(sheet);
      const scores = rubric.map(({ key }) => ({ criterion: key, score: 9 - 2 * s - (j % 2), comment: comment(j, s) }));
      await as(judge).save({ ...sheet, version, body: { scores, comment: `总评${comment(j, s)}` } });
      await as(judge).lock(sheet);
    }
}

async function confirmAndNotice(scene: ScoringScene): Promise<string> {
  const body = { solution: at(scene.solvers, 0).solution, reason: null };
  await as(scene.stage.owner).confirm({ ...of(scene), body });
  return (await as(scene.stage.organiser).publishNotice(of(scene))).number;
}

async function conclude(number: string): Promise<void> {
  await world.travel(new Date((await world.as().judging.notice({ params: { number } })).endsAt));
}

const feedback = async (who: { cookie: string }, place: number, scene: ScoringScene) =>
  as(who).feedback({ params: { id: at(scene.solvers, place).solution } });

describe.each([
  ['definitive', 'waiting'],
  ['notice', 'released'],
] as const)('a contest that releases feedback with: %s', (release, atNotice) => {
  test('tells each team alone, the cut one too, and not before that moment', async () => {
    const stage = await stageWith({ feedback_release: release });
    const scene = await makeScoring(world.platform, world.travel, { stage, solvers: 3, rounds: twoRounds });
    const authority = await makePerson(world.platform, { name: '主管部门', grants: [{ role: 'authority' }] });
    const others = [stage.owner, stage.organiser, stage.admin, stage.reviewer, authority, ...scene.judges];
    const [winner, cut] = [at(scene.solvers, 0), at(scene.solvers, 2)];
    const moment = async (state: 'waiting' | 'released') => {
      for (const place of scene.solvers.keys())
        for (const who of [...others, ...scene.solvers.filter((_, n) => n !== place)])
          expect(await refusalOf(feedback(who, place, scene))).toBe('not_found');
      expect(await refusalOf(world.as().judging.feedback({ params: { id: cut.solution } }))).toBe('not_signed_in');
      for (const [place, who] of scene.solvers.entries()) {
        const told = await feedback(who, place, scene);
        expect(told.state).toBe(state);
        const whole = JSON.stringify(told);
        const hidden = [
          ...scene.judges.flatMap(({ person, seat }, n) => [person, seat, `专家${n + 1}`]),
          ...scene.solvers.flatMap((one, s) =>
            s === place ? [] : [one.solution, one.organisation, comment(0, s), comment(1, s), comment(2, s)],
          ),
          ...(state === 'waiting' ? ['金丝雀'] : []),
        ];
        expect(hidden.filter((one) => whole.includes(one))).toEqual([]);
        if (state === 'waiting') expect(told).toMatchObject({ release });
        else expect(whole).toContain(`总评${comment(0, place)}`);
      }
    };
    await moment('waiting');
    await scoreAll(scene, [0, 1, 2]);
    await moment('waiting');
    await as(stage.organiser).advance({ ...of(scene), body: { assign: false } });
    await moment('waiting');
    await scoreAll(scene, [0, 1]);
    await as(stage.organiser).rank(of(scene));
    await moment('waiting');
    const number = await confirmAndNotice(scene);
    await moment(atNotice);
    await conclude(number);
    await moment('released');
    const told = released(await feedback(cut, 2, scene));
    expect(told).toMatchObject({ round: { n: 1, of: 2, kind: 'online' }, rank: 3, ranked: 3, won: false });
    expect(told.averages.map(({ average }) => average)).toEqual([4.67, 4.67, 4.67, 4.67]);
    expect(released(await feedback(winner, 0, scene))).toMatchObject({
      round: { n: 2 },
      rank: 1,
      ranked: 2,
      won: true,
    });
  });
});

test('feedback that was released with a notice is taken back when the result falls', async () => {
  const stage = await stageWith({ feedback_release: 'notice' });
  const scene = await makeScoring(world.platform, world.travel, { stage });
  await scoreAll(scene, [0, 1]);
  await as(stage.organiser).rank(of(scene));
  const number = await confirmAndNotice(scene);
  const told = released(await feedback(at(scene.solvers, 1), 1, scene));
  // There is no ranking document before the result is final, and so no code in it.
  expect([told.rank, told.code]).toEqual([2, null]);
  const { id } = await as(at(scene.solvers, 1)).object({ params: { number }, body: { text: '与既有专利重复。' } });
  const authority = await makePerson(world.platform, { name: '主管部门', grants: [{ role: 'authority' }] });
  await as(authority).uphold({
    params: { id },
    body: { answer: '成立。', published: '情况属实。', remedy: 'rescore' },
  });
  expect((await feedback(at(scene.solvers, 1), 1, scene)).state).toBe('waiting');
});

test('of fewer judges than three no average, total, code or name is told, whatever the round names', async () => {
  const stage = await stageWith({});
  const rounds = [plan({ namesJudges: true })];
  const scene = await makeScoring(world.platform, world.travel, { stage, rounds });
  await scoreAll(scene, [1], [2]);
  await scoreAll(scene, [0]);
  await as(stage.organiser).rank(of(scene));
  await conclude(await confirmAndNotice(scene));
  const few = released(await feedback(at(scene.solvers, 1), 1, scene));
  expect(few).toMatchObject({ withheld: true, fewestJudges: 3, averages: [], bands: [], judges: [], rank: 2 });
  expect([few.score, few.code]).toEqual([null, null]);
  expect(JSON.stringify(few)).not.toContain('金丝雀回避缘由');
  const enough = released(await feedback(at(scene.solvers, 0), 0, scene));
  expect(enough.judges).toEqual(['专家1', '专家2', '专家3']);
  expect([enough.withheld, enough.averages.length, typeof enough.score, enough.code?.length]).toEqual([
    ...[false, 4, 'number', 6],
  ]);
});

test('a contest may tell bands instead of numbers, no comments, and want more judges', async () => {
  const coarse = { feedback_scores: 'bands', feedback_comments: 'none', feedback_rank: 'band' } as const;
  const scene = await makeScoring(world.platform, world.travel, { stage: await stageWith(coarse) });
  await scoreAll(scene, [0, 1]);
  // A rule that is set once judging has begun is of the needs to come.
  for (const [key, value] of [
    ['feedback_scores', 'exact'],
    ['feedback_rank', 'none'],
  ] as const) {
    const input = { key, value, track: null, from: null, note: '新的一版' } as const;
    await world.as(scene.stage.organiser).contests.setRule({ params: { id: scene.stage.contest }, body: input });
  }
  await as(scene.stage.organiser).rank(of(scene));
  await conclude(await confirmAndNotice(scene));
  const told = released(await feedback(at(scene.solvers, 1), 1, scene));
  expect(told.bands.map(({ quarter }) => quarter)).toEqual([3, 3, 3, 3]);
  expect(told).toMatchObject({ averages: [], comments: [], rank: null, ranked: null, score: null, code: null });
  expect([told.rankBand, JSON.stringify(told).includes('金丝雀')]).toEqual(['lower_half', false]);

  const silent = { feedback_scores: 'none', feedback_rank: 'none', feedback_fewest_judges: 4 } as const;
  const other = await makeScoring(world.platform, world.travel, { stage: await stageWith(silent) });
  await scoreAll(other, [0, 1]);
  await as(other.stage.organiser).rank(of(other));
  await conclude(await confirmAndNotice(other));
  expect(released(await feedback(at(other.solvers, 0), 0, other))).toMatchObject({
    ...{ withheld: true, averages: [], bands: [], rank: null, rankBand: null, score: null, won: true },
  });
});

test('a team that was screened out reads the reasons, and nobody else does', async () => {
  const stage = await makeStage(world.platform);
  const need = await stage.need();
  const [out, rival] = [await stage.solver('落选人'), await stage.solver('对手')];
  const made = { need: need.id, organisation: out.organisation };
  const id = await makeSubmittedSolution(world.platform, out.viewer, made);
  const params = { params: { id } };
  expect(await refusalOf(as(out).feedback(params))).toBe('not_found');
  const { deadline } = await world.as().needs.read({ params: { number: need.number } });
  await world.travel(new Date(deadline));
  expect((await as(out).feedback(params)).state).toBe('waiting');
  const body = { reasons: ['indicators_missing' as const], note: '金丝雀：第三项指标没有回应。' };
  await world.as(stage.organiser).solutions.screenOut({ ...params, body });
  expect(await as(out).feedback(params)).toMatchObject({ state: 'screened_out', ...body });
  for (const who of [rival, stage.owner, stage.organiser])
    expect(await refusalOf(as(who).feedback(params))).toBe('not_found');
});
