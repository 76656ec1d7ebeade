import { undertakingNow } from '@jiebang/contract/judging/panel.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { fillSheet, makePanel, makeScoring, type PanelScene, seatJudge, withSheets } from '../../factory.ts';
import { tasks } from '../../index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  await world.close();
});

const travel = (to: Date) => world.travel(to);
const as = (who: { cookie: string }) => world.as(who).judging;
const of = (scene: PanelScene) => ({ params: { need: scene.need.id } });
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
const empty = { fields: [], industries: [], keywords: [], mostSheets: null, away: [], affiliations: [] };
const write = (
  judge: { cookie: string },
  draft: Partial<Parameters<ReturnType<typeof as>['keepRegister']>[0]['body']>,
) => as(judge).keepRegister({ version: 1, body: { ...empty, ...draft } });
/** Two for each of three solutions, by four judges of whom the first knows the field, the second a part of it, and the others nothing. */
async function scene(each = 2): Promise<PanelScene> {
  const made = await makePanel(world.platform, travel, { solvers: 3, judges: 4 });
  const { contest, track } = made.stage;
  await makeRule(world.platform, { contest, track, key: 'judges_per_solution', value: each });
  await write(at(made.judges, 0), { fields: ['401'], industries: ['C29'], keywords: ['薄膜'] });
  await write(at(made.judges, 1), { fields: ['40'], keywords: ['增韧'] });
  return made;
}
const run = (made: PanelScene, gap = 1) => as(made.stage.organiser).assign({ ...of(made), body: { gap } });
const proposed = async (made: PanelScene) => {
  const { assignment } = await as(made.stage.organiser).assignment(of(made));
  if (!assignment) throw new Error('nothing is proposed');
  return assignment;
};
const join = async (person: string, organisation: string) =>
  world.platform.pool.query(
    `insert into identity.membership (id, organisation, person, role, joined_at) values ($1, $2, $3, 'member', $4)`,
    [newId(), organisation, person, new Date(0)],
  );

describe('an assignment', () => {
  test('is proposed with its optimum and reasons, changed by hand, and handed out exactly so', async () => {
    const made = await scene();
    const { organiser, owner } = made.stage;
    const seats = made.judges.map(({ seat }) => seat);
    expect(await as(organiser).assignment(of(made))).toEqual({ assignment: null });
    expect(await run(made)).toMatchObject({
      made: [{ need: made.need.id, pairs: 6 }],
      value: 240,
      impossible: null,
      left: [],
    });
    const first = await proposed(made);
    // Six sheets among four: two have two, and these are those who know.
    expect(first.judges.map(({ seat, load }) => [seat, load])).toEqual(seats.map((seat, n) => [seat, n < 2 ? 2 : 1]));
    expect([first.state, first.each, first.optimum, first.value, first.run, first.outdated]).toEqual([
      ...['proposed', 2, 240, 240],
      { panels: 1, value: 240 },
      [],
    ]);
    const because = (seat: string) => first.pairs.filter((pair) => pair.seat === seat).map(({ reasons }) => reasons);
    expect(because(at(seats, 0))).toEqual(
      Array(2).fill([
        { by: 'field', of: '401', points: 60 },
        { by: 'industry', of: 'C29', points: 10 },
        { by: 'keyword', of: '薄膜', points: 10 },
      ]),
    );
    expect(because(at(seats, 2))).toEqual([[]]);
    for (const { solution } of made.solvers)
      expect(first.pairs.filter((pair) => pair.solution === solution)).toHaveLength(2);
    // Nothing was handed out, and nobody but the organiser knows.
    expect((await as(at(made.judges, 0)).seat({ params: { id: at(seats, 0) } })).sheets).toEqual([]);
    for (const other of [owner, at(made.judges, 0), at(made.solvers, 0)])
      expect(await refusalOf(as(other).assignment(of(made)))).toBe('forbidden');

    const pair = first.pairs.find(({ seat }) => seat === at(seats, 0));
    const free = seats.find((seat) => !first.pairs.some((one) => one.seat === seat && one.solution === pair?.solution));
    if (!pair || !free) throw new Error('nobody to change for');
    const change = { solution: pair.solution, from: pair.seat, to: free, reason: '出国，改由他人评审。' };
    const reassign = (version: number, other: Partial<typeof change> = {}) =>
      as(organiser).reassign({ ...of(made), version, body: { ...change, ...other } });
    expect(await refusalOf(reassign(2))).toBe('stale_version');
    for (const wrong of [{ from: free }, { to: pair.seat }, { to: newId() }, { solution: newId() }])
      expect(await refusalOf(reassign(1, wrong))).toBe('invalid_input');
    expect(await reassign(1)).toEqual({ version: 2 });
    const second = await proposed(made);
    const lost = first.value - second.value;
    expect(second.changes).toMatchObject([
      { by: '王承办', solution: pair.solution, reason: change.reason, before: 240, after: 240 - lost },
    ]);
    expect([lost > 0, second.optimum, second.pairs.filter(({ byHand }) => byHand).map(({ seat }) => seat)]).toEqual([
      ...[true, 240],
      [free],
    ]);
    // Made again, what was set by hand stays.
    await run(made);
    const again = await proposed(made);
    expect(again.pairs.find(({ byHand }) => byHand)).toMatchObject({ seat: free, solution: pair.solution });

    expect((await as(organiser).begin(of(made))).state).toBe('scoring');
    const panel = await as(organiser).panel(of(made));
    const handed = panel.seats.flatMap(({ id, sheets }) => sheets.map(({ solution }) => `${id} ${solution}`));
    expect(handed.sort()).toEqual(again.pairs.map(({ seat, solution }) => `${seat} ${solution}`).sort());
    expect((await proposed(made)).state).toBe('handed_out');
    const { rows } = await world.platform.pool.query(
      `select content from judging.logged where kind = 'assignment' and subject = $1`,
      [again.id],
    );
    expect(rows).toMatchObject([
      {
        content: {
          each: 2,
          optimum: again.optimum,
          pairs: again.pairs.map(({ seat, solution, worth, byHand }) => ({ seat, solution, worth, byHand })),
        },
      },
    ]);
    expect(await refusalOf(run(made))).toBe('not_in_this_state');
    expect(await refusalOf(as(organiser).dropAssignment(of(made)))).toBe('not_in_this_state');

    // Who comes late gets what has lost a judge, and nothing else.
    const late = await seatJudge(world.platform, made.stage, made.need.id, '后到专家');
    expect((await as(late).seat({ params: { id: late.seat } })).sheets).toEqual([]);
    const sheet = at(at(panel.seats, 0).sheets, 0);
    await as(organiser).excuse({ params: { id: sheet.id }, body: { reason: '专家生病。' } });
    const later = await seatJudge(world.platform, made.stage, made.need.id, '再后到专家');
    const { sheets } = await as(later).seat({ params: { id: later.seat } });
    expect(sheets.map(({ solution }) => solution.id)).toEqual([sheet.solution]);
  });

  test('that cannot be says which solutions lack whom, and for how many there would be enough', async () => {
    const made = await scene(4);
    await join(at(made.judges, 3).person, at(made.solvers, 0).organisation);
    const { impossible, made: none } = await run(made);
    expect([none, impossible]).toMatchObject([
      [],
      { because: 'too_few_judges', missing: 3, each: 4, enough: 3, judges: [] },
    ]);
    expect(impossible?.because === 'too_few_judges' && impossible.solutions.map(({ judges }) => judges)).toEqual([
      3, 3, 3,
    ]);
    expect(await as(made.stage.organiser).assignment(of(made))).toEqual({ assignment: null });
  });

  test('gives no solution more of the owner’s own experts than their share of its judges: neither computed nor by hand', async () => {
    const made = await makePanel(world.platform, travel, { solvers: 3, judges: 4 });
    const { organiser, contest, track, company } = made.stage;
    const rule = (key: 'judges_per_solution' | 'panel_size' | 'owner_experts_percent', value: number) =>
      makeRule(world.platform, { contest, track, key, value });
    await rule('panel_size', 5);
    await makeRule(world.platform, { contest, track: null, key: 'judges_per_solution', value: 4 });
    const [one, two] = [at(made.judges, 0), at(made.judges, 1)];
    for (const judge of [one, two]) {
      await join(judge.person, company);
      await write(judge, { fields: ['401'], industries: ['C29'] });
    }
    // Two of the owner's and two others: of four judges one may be the owner's, which leaves each solution short of one.
    const { impossible } = await run(made);
    expect(impossible).toMatchObject({ because: 'owners_share', missing: 3, share: 50, each: 4, enough: 3 });
    expect(
      impossible?.because === 'owners_share' && impossible.solutions.map(({ others, most }) => [others, most]),
    ).toEqual(Array(3).fill([2, 1]));
    await rule('judges_per_solution', 3);
    // With three each it can be done; the others have one more, and the limit is why.
    expect((await run(made)).impossible).toMatchObject({ because: 'uneven', byShare: true, least: 2 });
    await run(made, 2);
    const first = await proposed(made);
    const owners = first.judges.filter(({ ofOwner }) => ofOwner).map(({ seat }) => seat);
    const ownersOn = ({ pairs }: typeof first, solution: string) =>
      pairs.filter((pair) => pair.solution === solution && owners.includes(pair.seat));
    expect([owners.sort(), first.mostOfOwner]).toEqual([[one.seat, two.seat].sort(), 1]);
    for (const { solution } of made.solvers) expect(ownersOn(first, solution)).toHaveLength(1);

    // By hand neither: a second in the place of another judge. One in the place of the other is as before.
    const { solution } = at(made.solvers, 0);
    const [has] = ownersOn(first, solution);
    const to = owners.find((seat) => seat !== has?.seat) ?? '';
    const other = first.pairs.find((pair) => pair.solution === solution && !owners.includes(pair.seat));
    const give = (from: string) =>
      as(organiser).reassign({ ...of(made), version: 1, body: { solution, from, to, reason: '专长更近。' } });
    expect(await refusalOf(give(other?.seat ?? ''))).toBe('owners_share_full');
    expect(await give(has?.seat ?? '')).toEqual({ version: 2 });
    await run(made, 2);
    expect(ownersOn(await proposed(made), solution).map(({ seat, byHand }) => [seat, byHand])).toEqual([[to, true]]);

    // With less than one judge as their share nobody of them judges any more, nor does what was set by hand.
    await rule('owner_experts_percent', 20);
    expect((await proposed(made)).outdated).toContain('owners_share');
    expect((await run(made)).impossible).toMatchObject({ because: 'owners_share', missing: 3, share: 34 });
  });

  test('gives one of the owner’s own experts who comes late no place beyond their share', async () => {
    const made = await makePanel(world.platform, travel, { solvers: 3, judges: 5 });
    const { organiser, contest, track, company } = made.stage;
    await makeRule(world.platform, { contest, track, key: 'panel_size', value: 5 });
    await makeRule(world.platform, { contest, track, key: 'judges_per_solution', value: 3 });
    const own = at(made.judges, 0);
    await join(own.person, company);
    await run(made);
    await as(organiser).begin(of(made));
    const { seats } = await as(organiser).panel(of(made));
    const sheets = seats.flatMap(({ id, sheets: given }) => given.map((sheet) => ({ seat: id, ...sheet })));
    const ofOwn = sheets.filter(({ seat }) => seat === own.seat);
    const left = at(ofOwn, 0);
    const beside = sheets.find(({ seat, solution }) => seat !== own.seat && solution === at(ofOwn, 1).solution);
    // One of the owner's leaves a solution, and another judge leaves one that one of the owner's judges.
    for (const id of [left.id, beside?.id ?? ''])
      await as(organiser).excuse({ params: { id }, body: { reason: '专家生病。' } });
    const late = await makePerson(world.platform, {
      name: '需求方的后到专家',
      organisations: [{ id: company, role: 'member' }],
      grants: [{ role: 'judge', scope: 'contest', scopeId: contest }],
    });
    const { id } = await as(organiser).invite({ ...of(made), body: { person: late.person } });
    await as(late).accept({ params: { id }, body: { undertaking: undertakingNow, interests: [] } });
    const given = (await as(late).seat({ params: { id } })).sheets.map(({ solution }) => solution.id);
    expect(given).toEqual([left.solution]);
    const other = await seatJudge(world.platform, made.stage, made.need.id, '无关的后到专家');
    const rest = (await as(other).seat({ params: { id: other.seat } })).sheets.map(({ solution }) => solution.id);
    expect(rest).toEqual([beside?.solution]);
  });

  test('is uneven only where that is accepted, and never beyond what a judge can take or while they are away', async () => {
    const made = await scene(1);
    const days = { from: '2020-01-01', to: '2099-12-31' };
    // The one who knows most is away, and two of the others take no more than they must.
    await as(at(made.judges, 0)).keepRegister({ version: 2, body: { ...empty, fields: ['401'], away: [days] } });
    await as(at(made.judges, 1)).keepRegister({ version: 2, body: { ...empty, mostSheets: 1 } });
    await write(at(made.judges, 2), { mostSheets: 1 });
    await write(at(made.judges, 3), { mostSheets: 1 });
    await run(made);
    const one = await proposed(made);
    expect(one.judges.map(({ load }) => load)).toEqual([0, 1, 1, 1]);
    await as(at(made.judges, 3)).keepRegister({ version: 2, body: { ...empty, away: [days] } });
    expect((await run(made)).impossible).toMatchObject({ because: 'too_few_judges', missing: 1, enough: 0 });
    // What stood before stands still, but is out of date by now.
    expect((await proposed(made)).outdated).toEqual(['judge_in_conflict']);
  });

  test('that something came between is not handed out; dropped, every judge judges all', async () => {
    const made = await scene();
    const { organiser } = made.stage;
    await run(made);
    await seatJudge(world.platform, made.stage, made.need.id, '第五位专家');
    expect((await proposed(made)).outdated).toEqual([]);
    const judge = at(made.judges, 0);
    await join(judge.person, at(made.solvers, 0).organisation);
    expect((await proposed(made)).outdated).toEqual(['judge_in_conflict']);
    expect(await refusalOf(as(organiser).begin(of(made)))).toBe('assignment_outdated');
    const { version, pairs } = await proposed(made);
    const other = pairs.find(({ seat }) => seat !== judge.seat);
    if (!other) throw new Error('only one judge');
    const to = pairs.some((one) => one.seat === judge.seat && one.solution === other.solution);
    const solution = to ? made.solvers.find((one) => one.solution !== other.solution)?.solution : other.solution;
    const from = pairs.find((one) => one.solution === solution && one.seat !== judge.seat)?.seat ?? '';
    const free = !pairs.some((one) => one.seat === judge.seat && one.solution === solution);
    if (free)
      expect(
        await refusalOf(
          as(organiser).reassign({
            ...of(made),
            version,
            body: { solution: solution ?? '', from, to: judge.seat, reason: '试一试' },
          }),
        ),
      ).toBe('judge_in_conflict');
    expect(await as(organiser).dropAssignment(of(made))).toEqual({ done: true });
    expect(await refusalOf(as(organiser).dropAssignment(of(made)))).toBe('not_found');
    await as(organiser).begin(of(made));
    const panel = await as(organiser).panel(of(made));
    expect(panel.seats.map(({ sheets }) => sheets.length)).toEqual([0, 3, 3, 3, 3]);
  });

  test('after a cut is made anew among those who went on, by the number of that round, and handed out so', async () => {
    const round = (kind: 'qualifying' | 'online', judgesPerSolution: number, first: number | null) => ({
      ...({ kind, aggregation: 'mean', tieRule: 'shared_rank', judgesPerSolution, scoreBy: null } as const),
      ...{ hidesSolvers: false, showsScores: false, namesJudges: false },
      cut: first === null ? null : ({ by: 'rank', first } as const),
    });
    const rounds = [round('qualifying', 3, 2), round('online', 1, null)];
    const made = await makeScoring(world.platform, travel, { solvers: 3, rounds });
    const { organiser } = made.stage;
    const judges = made.judges.map(({ seat }) => seat);
    await write(at(made.judges, 2), { fields: ['401'] });
    for (const judge of made.judges.keys())
      for (const solution of made.solvers.keys())
        await fillSheet(world.platform, made, judge, solution, () => 9 - solution);
    const on = [0, 1].map((place) => at(made.solvers, place).solution);
    // Who goes on is known to nobody before the round is over: until then it cannot be assigned.
    expect(await refusalOf(run(made))).toBe('not_in_this_state');
    const panel = () => as(organiser).panel(of(made));
    await as(organiser).advance({ ...of(made), body: { assign: true } });
    const begun = await panel();
    expect([
      begun.state,
      begun.rounds.map(({ state, solutions, wentOn }) => [state, solutions, wentOn]),
      begun.seats.flatMap(({ sheets }) => sheets),
      begun.can['hand_out'],
      (await tasks(world.platform, organiser.viewer)).map(({ code }) => code),
    ]).toEqual([
      'scoring',
      [
        ['over', 3, 2],
        ['running', 2, null],
      ],
      [],
      true,
      ['judging_hand_out'],
    ]);
    // Who comes meanwhile gets nothing yet, and is reckoned with.
    const late = await seatJudge(world.platform, made.stage, made.need.id, '后到专家');
    expect((await as(late).seat({ params: { id: late.seat } })).sheets).toEqual([]);
    for (const { person } of made.judges.slice(0, 2)) await join(person, at(made.solvers, 0).organisation);
    await join(late.person, at(made.solvers, 1).organisation);
    // A tie to one solver bars from its rivals too: one judge is left for both.
    expect((await run(made)).impossible).toBeNull();
    const first = await proposed(made);
    expect([first.each, first.optimum, first.pairs.map(({ seat, solution }) => [seat, solution])]).toEqual([
      ...[1, 120],
      on.toSorted().map((solution) => [at(judges, 2), solution]),
    ]);
    const to = await seatJudge(world.platform, made.stage, made.need.id, '再后到专家');
    const change = { solution: at(on, 0), from: at(judges, 2), to: to.seat, reason: '份数过多。' };
    await as(organiser).reassign({ ...of(made), version: 1, body: change });
    const second = await proposed(made);
    expect(second.changes).toMatchObject([{ reason: change.reason, before: 120, after: 60 }]);
    for (const other of [made.stage.owner, at(made.judges, 2)])
      expect(await refusalOf(as(other).handOut(of(made)))).toBe('forbidden');
    await join(to.person, at(made.solvers, 0).organisation);
    expect(await refusalOf(as(organiser).handOut(of(made)))).toBe('assignment_outdated');
    await run(made);
    await as(organiser).handOut(of(made));
    const after = await panel();
    expect(after.seats.flatMap(({ id, sheets }) => sheets.map(({ solution }) => [id, solution])).sort()).toEqual(
      on.map((solution) => [at(judges, 2), solution]).sort(),
    );
    expect([(await proposed(made)).state, after.can['hand_out'], await refusalOf(run(made))]).toEqual([
      'handed_out',
      { code: 'not_in_this_state' },
      'not_in_this_state',
    ]);
    expect(await refusalOf(as(organiser).handOut(of(made)))).toBe('not_in_this_state');
    const { rows } = await world.platform.pool.query(
      `select r.n, count(*)::int as promised from judging.assignment a join judging.round r on r.id = a.round
       join judging.logged l on l.leaf = a.leaf where a.panel = $1 group by r.n`,
      [made.panel],
    );
    expect(rows).toEqual([{ n: 2, promised: 1 }]);
  });

  test('of a round that was begun may be left out: then every judge gets every solution that went on', async () => {
    const kinds = ['qualifying', 'online', 'final'] as const;
    const rounds = kinds.map((kind, n) => ({
      ...({ kind, aggregation: 'mean', tieRule: 'shared_rank', judgesPerSolution: 1, scoreBy: null } as const),
      ...{ hidesSolvers: false, showsScores: false, namesJudges: false },
      cut: n === 2 ? null : ({ by: 'rank', first: 1 } as const),
    }));
    const made = await makeScoring(world.platform, travel, { judges: 5, rounds });
    const { organiser } = made.stage;
    const fill = async (solution: number, scene = made) => {
      for (const judge of made.judges.keys())
        await fillSheet(world.platform, scene, judge, solution, () => 9 - solution);
    };
    await fill(0);
    await fill(1);
    await as(organiser).advance({ ...of(made), body: { assign: true } });
    await as(organiser).handOut(of(made));
    expect((await as(organiser).panel(of(made))).seats.map(({ sheets }) => sheets.length)).toEqual([1, 1, 1, 1, 1]);
    await fill(0, await withSheets(world.platform, made));
    // On stage every judge scores everyone.
    expect(await refusalOf(as(organiser).advance({ ...of(made), body: { assign: true } }))).toBe('invalid_input');
    expect((await as(organiser).advance({ ...of(made), body: { assign: false } })).state).toBe('scoring');
  });

  test('of a track is even over all its panels, without those that are not ready or of which one stands aside', async () => {
    const first = await scene(1);
    const { stage } = first;
    const second = await makePanel(world.platform, travel, { stage, solvers: 3, judges: 0 });
    // Everybody sits on both panels.
    for (const judge of first.judges) {
      const { id } = await as(stage.organiser).invite({ ...of(second), body: { person: judge.person } });
      await as(judge).accept({ params: { id }, body: { undertaking: '2026-1', interests: [] } });
    }
    const open = await stage.need();
    await as(stage.organiser).open({ params: { need: open.id } });
    const all = () => as(stage.organiser).assignTrack({ params: { id: stage.track }, body: { gap: 1 } });
    const made = await all();
    expect([
      made.made.map(({ need, pairs }) => [need, pairs]).sort(),
      made.left.map(({ need, why }) => [need, why]),
    ]).toEqual([[first, second].map(({ need }) => [need.id, 3]).sort(), [[open.id, 'need_not_closed']]]);
    const both = [await proposed(first), await proposed(second)];
    const loads = new Map<string, number>();
    for (const { judges } of both) for (const { name, load } of judges) loads.set(name, (loads.get(name) ?? 0) + load);
    expect([...loads.values()].sort()).toEqual([1, 1, 2, 2]);
    expect([loads.get('专家1'), loads.get('专家2')]).toEqual([2, 2]);
    expect(both.map(({ run: { panels, value } }) => [panels, value])).toEqual(Array(2).fill([2, made.value]));
    expect(both.reduce((sum, { optimum }) => sum + optimum, 0)).toBe(made.value);
    await world
      .as(stage.organiser)
      .solutions.standAside({ params: { id: second.need.id }, body: { reason: '亲属。' } });
    expect((await all()).made.map(({ need }) => need)).toEqual([first.need.id]);
    expect(await refusalOf(as(stage.organiser).assign({ ...of(second), body: {} }))).toBe('conflict_of_interest');
    const elsewhere = [{ role: 'track_organiser', scope: 'track', scopeId: newId() } as const];
    const other = await makePerson(world.platform, { name: '别处承办', grants: elsewhere });
    for (const call of [
      () => as(other).assignTrack({ params: { id: stage.track }, body: {} }),
      () => as(other).assign({ ...of(first), body: {} }),
      () => as(other).assignment(of(first)),
    ])
      expect(await refusalOf(call())).toBe('not_found');
  });
});
