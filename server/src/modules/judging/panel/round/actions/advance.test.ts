import type { RoundPlan } from '@jiebang/contract/judging/panel.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { fillSheet, type Giving, makePanel, makeScoring, type ScoringScene, withSheets } from '../../../factory.ts';
import { noteConflict, tasks } from '../../../index.ts';
import { released } from '../../feedback/factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const travel = (to: Date) => world.travel(to);
const as = (who: { cookie: string }) => world.as(who).judging;
const of = (scene: { need: { id: string } }) => ({ params: { need: scene.need.id } });
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
const plan = (kind: RoundPlan['kind'], other: Partial<RoundPlan> = {}): RoundPlan => ({
  kind,
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
/** Fills what is open of the round that runs, for the solutions given by their places. */
async function fillRound(scene: ScoringScene, solutions: readonly number[], giving: Giving): Promise<ScoringScene> {
  const now = await withSheets(world.platform, scene);
  for (const judge of now.judges.keys())
    for (const solution of solutions) await fillSheet(world.platform, now, judge, solution, giving);
  return now;
}
const told = async (scene: ScoringScene) => {
  const found = [];
  for (const solver of scene.solvers) {
    await world.settle();
    const { items } = await world.as(solver).notifications.inbox();
    found.push(items.map(({ fact }) => fact).filter((fact) => fact === 'solution_went_on' || fact === 'solution_cut'));
  }
  return found;
};

describe('a panel of two rounds', () => {
  test('cuts after the first, scores the others anew, and ranks by the last round alone', async () => {
    const rounds = [
      plan('online', { cut: { by: 'rank', first: 2 }, hidesSolvers: true, showsScores: true }),
      plan('final', { namesJudges: true }),
    ];
    const begun = await makeScoring(world.platform, travel, { solvers: 4, rounds });
    const { stage, solvers, judges, need } = begun;
    const { organiser, owner } = stage;
    const judge = at(judges, 0);
    const first = { params: { id: begun.sheetOf(0, 0) } };
    const hidden = await as(judge).sheet(first);
    expect([hidden.solution.organisation, hidden.solution.content.leader, hidden.solution.content.members]).toEqual([
      null,
      null,
      [],
    ]);
    for (const solver of solvers) {
      const name = (await world.as(solver).identity.organisation({ params: { id: solver.organisation } })).name;
      expect(JSON.stringify([hidden, await as(judge).seats()])).not.toContain(name);
    }
    expect(hidden.round).toEqual({ n: 1, of: 2, kind: 'online' });
    // The second and the third tie at the line by 80 of 100; the tie rule parts them, and the line does not.
    const giving: Giving = (_, solution, criterion) =>
      solution === 0 ? 9 : solution === 3 ? 5 : solution === 1 ? 8 : ([8, 8, 8, 8][criterion] ?? 8);
    await fillRound(begun, [0, 1, 2], giving);
    const early = await as(organiser).panel(of(begun));
    expect([early.rounds.map(({ state, solutions, wentOn }) => [state, solutions, wentOn]), early.state]).toEqual([
      [
        ['running', 4, null],
        ['ahead', null, null],
      ],
      'scoring',
    ]);
    expect(await refusalOf(as(organiser).advance({ ...of(begun), body: { assign: false } }))).toBe('not_in_this_state');
    expect((await as(judge).sheet(first)).others).toBeNull();
    await fillRound(begun, [3], giving);
    expect((await as(judge).sheet(first)).others?.map((own) => own.map(({ score }) => score))).toEqual([
      [9, 9, 9, 9],
      [9, 9, 9, 9],
    ]);
    const codes = async () => (await tasks(world.platform, organiser.viewer)).map(({ code }) => code);
    expect(await codes()).toContain('judging_advance');
    expect(await refusalOf(as(organiser).rank(of(begun)))).toBe('rounds_left');
    for (const other of [judge, owner, at(solvers, 0)])
      expect(await refusalOf(as(other).advance({ ...of(begun), body: { assign: false } }))).toBe('forbidden');

    const advances = Array.from({ length: 6 }, () =>
      as(organiser)
        .advance({ ...of(begun), body: { assign: false } })
        .then(
          ({ state }) => state as string,
          (problem: { document: { code: string } }) => problem.document.code,
        ),
    );
    expect((await Promise.all(advances)).sort()).toEqual([...Array(5).fill('not_in_this_state'), 'scoring']);
    const board = await as(organiser).panel(of(begun));
    expect(board.rounds.map(({ state, solutions, wentOn }) => [state, solutions, wentOn])).toEqual([
      ['over', 4, 3],
      ['running', 3, null],
    ]);
    const out = (place: number) => board.solutions.find(({ id }) => id === at(solvers, place).solution)?.outAfter;
    expect([out(0), out(1), out(2), out(3)]).toEqual([null, null, null, 1]);
    expect(JSON.stringify(board)).not.toContain('"score"');
    expect(await told(begun)).toEqual([
      ['solution_went_on'],
      ['solution_went_on'],
      ['solution_went_on'],
      ['solution_cut'],
    ]);
    for (const other of [organiser, owner]) expect(await refusalOf(as(other).ranking(of(begun)))).toBe('not_found');
    const reason = { reason: '补充材料。' };
    expect(await refusalOf(as(organiser).unlock({ ...first, body: reason }))).toBe('round_over');
    const seat = at((await as(judge).seats()).items, 0);
    expect([seat.left, seat.sheets.map(({ state }) => state), seat.round]).toEqual([
      3,
      ['open', 'open', 'open'],
      { n: 2, of: 2, kind: 'final' },
    ]);
    expect((await as(judge).sheet(first)).can['save']).toEqual({ code: 'not_in_this_state' });

    // In the last round the order turns round: what the first one gave counts no more.
    const last = await fillRound(begun, [0, 1, 2], (_, solution) => 5 + solution);
    expect(await refusalOf(as(organiser).advance({ ...of(begun), body: { assign: false } }))).toBe('no_round_left');
    await as(organiser).rank(of(begun));
    const ranking = await as(owner).ranking(of(begun));
    const places = (list: readonly { solution: string; score: number }[]) =>
      list.map(({ solution, score }) => [solvers.findIndex((one) => one.solution === solution), score]);
    expect([places(ranking.places), ranking.round.n, ranking.earlier.map((one) => one.cut)]).toEqual([
      [
        [2, 70],
        [1, 60],
        [0, 50],
      ],
      2,
      [{ by: 'rank', first: 2 }],
    ]);
    expect(at(ranking.earlier, 0).places.map(({ wentOn, score }) => [wentOn, score])).toEqual([
      [true, 90],
      [true, 80],
      [true, 80],
      [false, 50],
    ]);
    const choose = (place: number) =>
      as(owner).confirm({ ...of(begun), body: { solution: at(solvers, place).solution, reason: '理由' } });
    expect(await refusalOf(choose(3))).toBe('not_in_shortlist');
    const [best] = ranking.places;
    expect([
      best?.sheets?.map(({ total, dropped }) => [total, dropped]),
      best?.parted,
      best?.lot,
      ranking.seed,
    ]).toEqual([Array(3).fill([70, false]), null, null, null]);
    // The second and the third of the first round tied in everything: the lot parted them, and is told when the result is final.
    expect(at(ranking.earlier, 0).places.map(({ parted }) => parted?.by ?? null)).toEqual([null, null, 'lot', null]);
    const people = judges.flatMap(({ seat, person }) => [seat, person]);
    expect(people.filter((one) => JSON.stringify(ranking).includes(one))).toEqual([]);
    await choose(2);
    const { number } = await as(organiser).publishNotice(of(begun));

    // An objection that is upheld opens the sheets of the last round alone.
    const objector = at(solvers, 0);
    await world.as(objector).judging.object({ params: { number }, body: { text: '现场计分有误。' } });
    const authority = await makePerson(world.platform, {
      name: '主管部门人员',
      grants: [{ role: 'authority', scope: 'contest', scopeId: stage.contest }],
    });
    const { items } = await as(authority).objections({ query: { desk: 'answering' } });
    await as(authority).uphold({
      params: { id: at(items, 0).id },
      body: { answer: '成立。', published: '情况属实。', remedy: 'rescore' },
    });
    const again = await as(organiser).panel(of(begun));
    expect([again.state, new Set(again.seats.flatMap(({ sheets }) => sheets.map(({ state }) => state)))]).toEqual([
      'scoring',
      new Set(['open']),
    ]);
    const old = await world.platform.pool.query(
      'select distinct state from judging.sheet where round = (select id from judging.round where panel = $1 and n = 1)',
      [begun.panel],
    );
    expect(old.rows).toEqual([{ state: 'locked' }]);
    await fillRound(last, [0, 1, 2], (_, solution) => 5 + solution);
    await as(organiser).rank(of(begun));
    await choose(2);
    const { number: second } = await as(organiser).publishNotice(of(begun));
    await world.travel(new Date((await world.as().judging.notice({ params: { number: second } })).endsAt));
    const final = await as(owner).ranking(of(begun));
    expect([
      final.seed?.length,
      final.earlier[0]?.seed?.length,
      final.places.every(({ lot }) => lot?.length === 64),
    ]).toEqual([64, 64, true]);
    const cut = at(solvers, 3);
    const feedback = released(await as(cut).feedback({ params: { id: cut.solution } }));
    expect([feedback.round, feedback.rank, feedback.ranked, feedback.score, feedback.judges]).toEqual([
      { n: 1, of: 2, kind: 'online' },
      4,
      4,
      50,
      [],
    ]);
    const finalist = at(solvers, 1);
    expect(await as(finalist).feedback({ params: { id: finalist.solution } })).toMatchObject({
      rank: 2,
      ranked: 3,
      round: { n: 2 },
      judges: ['专家1', '专家2', '专家3'],
    });
    const { rows } = await world.platform.pool.query<{ kind: string; n: number }>(
      `select l.kind, count(*)::int as n from judging.logged l join judging.round r on r.id = l.subject or exists
         (select 1 from judging.ranking k where k.round = r.id and k.id = l.subject)
       where r.panel = $1 group by l.kind order by l.kind`,
      [begun.panel],
    );
    // Who judges what and one draw for each round, and another one for the round that was scored anew.
    expect(rows).toEqual([
      { kind: 'assignment', n: 2 },
      { kind: 'draw', n: 3 },
      { kind: 'ranking', n: 3 },
    ]);
    expect([need.id === feedback.need.id, await brokenInvariants(world.platform, 'judging')]).toEqual([true, []]);
  });

  test('ends where nobody reaches the line, and takes judges for the next round in between', async () => {
    const rounds = [
      plan('qualifying', { cut: { by: 'score', atLeast: 80 } }),
      plan('online', { judgesPerSolution: 4 }),
    ];
    const scene = await makeScoring(world.platform, travel, { solvers: 2, rounds });
    const { organiser, contest } = scene.stage;
    await fillRound(scene, [0, 1], (_, solution) => 7 - solution);
    expect(await refusalOf(as(organiser).advance({ ...of(scene), body: { assign: false } }))).toBe('nobody_goes_on');
    expect((await as(organiser).panel(of(scene))).can['rank']).toBe(true);
    const sheet = { params: { id: scene.sheetOf(0, 0) }, body: { reason: '评分笔误。' } };
    await as(organiser).unlock(sheet);
    await fillSheet(world.platform, scene, 0, 0, () => 10);
    expect((await as(organiser).panel(of(scene))).can).toMatchObject({
      advance: { code: 'too_few_judges' },
      rank: { code: 'rounds_left' },
    });
    const grants = [{ role: 'judge', scope: 'contest', scopeId: contest } as const];
    const late = await makePerson(world.platform, { name: '补充专家', grants });
    const { id } = await as(organiser).invite({ ...of(scene), body: { person: late.person } });
    await as(late).accept({ params: { id }, body: { undertaking: '2026-1', language: 'zh', interests: [] } });
    expect((await as(late).seat({ params: { id } })).sheets).toEqual([]);
    await as(organiser).advance({ ...of(scene), body: { assign: false } });
    expect((await as(late).seat({ params: { id } })).sheets.map(({ solution }) => solution.id)).toEqual([
      at(scene.solvers, 0).solution,
    ]);
    // A conflict that is found now sets aside what is open, and leaves the round before as it was counted.
    const conflict = {
      need: scene.need.id,
      person: at(scene.judges, 1).person,
      solution: null,
      source: 'other',
    } as const;
    await world.platform.transact((tx) =>
      noteConflict(tx, world.platform, conflict, { person: null, organisation: null, role: 'clock' }),
    );
    const { rows } = await world.platform.pool.query(
      `select r.n, s.state, count(*)::int as sheets from judging.sheet s join judging.round r on r.id = s.round
       where s.seat = $1 group by r.n, s.state order by r.n`,
      [at(scene.judges, 1).seat],
    );
    expect(rows).toEqual([
      { n: 1, state: 'locked', sheets: 2 },
      { n: 2, state: 'excused', sheets: 1 },
    ]);
    expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  });
});

test('the rounds are set before the panel begins, whole, and by the version that was read', async () => {
  const scene = await makePanel(world.platform, travel, { judges: 5 });
  const { organiser } = scene.stage;
  const { rounds, version } = await as(organiser).panel(of(scene));
  expect(rounds).toEqual([
    {
      ...plan('online', { aggregation: 'trimmed_mean' }),
      n: 1,
      rubric: null,
      state: 'ahead',
      solutions: null,
      wentOn: null,
    },
  ]);
  const set = (given: RoundPlan[], read: number) =>
    as(organiser).setRounds({ ...of(scene), version: read, body: { rounds: given } });
  expect(await refusalOf(set([plan('online'), plan('final')], version))).toBe('rounds_incomplete');
  const scoreBy = '2030-01-01T00:00:00.000Z';
  const whole = [plan('online', { scoreBy, cut: { by: 'score', atLeast: 60 } }), plan('final')];
  expect(await refusalOf(set(whole, version + 1))).toBe('stale_version');
  const { version: next } = await set(whole, version);
  const read = await as(organiser).panel(of(scene));
  expect([
    read.scoreBy,
    read.rounds.map(({ n: _, state: __, solutions: ___, wentOn: ____, rubric: _____, ...one }) => one),
  ]).toEqual([scoreBy, whole]);
  await as(organiser).begin(of(scene));
  expect(await refusalOf(set(whole, next + 1))).toBe('not_in_this_state');
});
