import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { findNeed } from '#modules/needs/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import {
  fillSheet,
  makePanel,
  makeRanked,
  makeScoring,
  makeScreenedNeed,
  type ScoringScene,
  type Travel,
} from './factory.ts';
import { isJudgeOf, resultOf, tasks } from './index.ts';
import { released } from './panel/feedback/factory.ts';

let world: World;
let travel: Travel;
beforeAll(async () => {
  world = await openWorld();
  travel = (to) => world.travel(to);
});
afterAll(() => world.close());

type Who = { readonly cookie: string };
const as = (who?: Who) => world.as(who).judging;
const codes = async (who: { viewer: Parameters<typeof tasks>[1] }, need: string) =>
  (await tasks(world.platform, who.viewer)).filter((one) => one.subject.id === need).map((one) => one.code);
const of = (scene: { need: { id: string } }) => ({ params: { need: scene.need.id } });
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
const states = async (scene: ScoringScene) => ({
  need: (await findNeed(world.platform.db, scene.need.id))?.state,
  panel: (await as(scene.stage.organiser).panel(of(scene))).state,
  solutions: await Promise.all(
    scene.solvers.map(async ({ solution }) => (await solutionById(world.platform.db, solution))?.state),
  ),
});
const draft = (scores: (number | null)[]) => ({
  scores: ['indicators', 'route', 'novelty', 'delivery'].map((criterion, place) => ({
    criterion,
    score: scores[place] ?? null,
    comment: '依据见正文。',
  })),
  comment: null,
});

describe('the judging of a need', () => {
  test('goes from its panel to a definitive result, and each sees only what is theirs at that time', async () => {
    const scene = await makePanel(world.platform, travel, { solvers: 3 });
    const { stage, need, solvers, judges } = scene;
    const { organiser, owner } = stage;
    const [first, second] = [at(judges, 0), at(judges, 1)];
    expect([await codes(organiser, need.id), await codes(first, need.id)]).toEqual([['judging_begin'], []]);
    const panel = await as(organiser).panel(of(scene));
    expect([
      panel.state,
      panel.conflicts,
      panel.solutions.map((one) => one.eligibleJudges),
      panel.can['begin'],
    ]).toEqual(['preparing', [], [3, 3, 3], true]);
    expect((await as(first).seat({ params: { id: first.seat } })).sheets).toEqual([]);
    expect((await as(organiser).begin(of(scene))).state).toBe('scoring');
    expect((await findNeed(world.platform.db, need.id))?.state).toBe('judging');
    expect([await codes(organiser, need.id), await codes(first, need.id)]).toEqual([[], ['judging_score']]);

    const { items } = await as(first).seats();
    const sheets = at(items, 0).sheets;
    expect([at(items, 0).left, sheets.map((one) => one.solution.id).sort()]).toEqual([
      3,
      solvers.map((one) => one.solution).sort(),
    ]);
    const sheet = { params: { id: at(sheets, 0).id } };
    const read = await as(first).sheet(sheet);
    expect([read.solution.content.leader?.startsWith('解题人'), read.state, read.version]).toEqual([true, 'open', 1]);
    for (const other of [second, organiser, owner, at(solvers, 0)]) {
      expect(await refusalOf(as(other).sheet(sheet))).toBe('not_found');
      expect(await refusalOf(as(other).save({ ...sheet, version: 1, body: draft([1, 1, 1, 1]) }))).toBe(
        other === organiser ? 'forbidden' : 'not_found',
      );
      expect(await refusalOf(as(other).ranking(of(scene)))).toBe('not_found');
    }
    expect(await refusalOf(as().seats())).toBe('not_signed_in');

    expect(await as(first).save({ ...sheet, version: 1, body: draft([10, null]) })).toMatchObject({ version: 2 });
    expect(await refusalOf(as(first).save({ ...sheet, version: 1, body: draft([1]) }))).toBe('stale_version');
    expect(await refusalOf(as(first).lock(sheet))).toBe('scores_missing');
    expect(await refusalOf(as(first).save({ ...sheet, version: 2, body: draft([11]) }))).toBe('score_out_of_range');
    expect(at((await as(first).seats()).items, 0).sheets.map((one) => one.filled)).toEqual([1, 0, 0]);

    const scoring = await asScoring(scene, panel.id);
    for (const judge of judges.keys())
      for (const solution of solvers.keys())
        if (judge + solution < 4) await fillSheet(world.platform, scoring, judge, solution, () => 9 - solution);
    const progress = await as(organiser).panel(of(scene));
    expect([progress.state, progress.solutions.map((one) => one.lockedSheets).sort()]).toEqual(['scoring', [2, 3, 3]]);
    expect(JSON.stringify(progress)).not.toContain('"score"');
    expect(await refusalOf(as(organiser).rank(of(scene)))).toBe('not_in_this_state');
    await fillSheet(world.platform, scoring, 2, 2, () => 9 - 2);
    expect(await codes(organiser, need.id)).toEqual(['judging_rank']);
    const late = { ...sheet, version: 3, body: draft([1, 1, 1, 1]) };
    expect(await refusalOf(as(first).save(late))).toBe('not_in_this_state');
    expect(await refusalOf(as(owner).ranking(of(scene)))).toBe('not_found');

    expect((await as(organiser).rank(of(scene))).state).toBe('proposed');
    const ranking = await as(owner).ranking(of(scene));
    expect(ranking.places.map(({ rank, solution, score, judges }) => ({ rank, solution, score, judges }))).toEqual(
      solvers.map(({ solution }, place) => ({ rank: place + 1, solution, score: 90 - 10 * place, judges: 3 })),
    );
    for (const judge of judges) expect(JSON.stringify(ranking)).not.toContain(judge.person);
    for (const other of [first, at(solvers, 0)])
      expect(await refusalOf(as(other).ranking(of(scene)))).toBe('not_found');
    expect(await codes(owner, need.id)).toEqual(['judging_confirm']);
    const seat = { id: owner.viewer.memberships[0]?.organisation ?? '', role: 'member' as const };
    const colleague = await makePerson(world.platform, { name: '同事', organisations: [seat] });
    const { waiting } = await world.as(colleague).desk.desk();
    expect([await codes(colleague, need.id), waiting.map(({ code }) => code)]).toEqual([[], ['judging_in_signature']]);
    const best = { solution: at(solvers, 0).solution, reason: null };
    expect(await refusalOf(as(colleague).confirm({ ...of(scene), body: best }))).toBe('not_a_signatory');

    const pick = (place: number, reason: string | null) =>
      as(owner).confirm({ ...of(scene), body: { solution: at(solvers, place).solution, reason } });
    expect(await refusalOf(pick(1, null))).toBe('reason_required');
    expect((await pick(0, null)).state).toBe('confirmed');
    const { number } = await as(organiser).publishNotice(of(scene));
    expect(number).toMatch(/^GS-\d{4}-\d{4}$/);
    expect(await states(scoring)).toEqual({ need: 'noticed', panel: 'noticed', solutions: Array(3).fill('ranked') });
    const notice = await as().notice({ params: { number } });
    expect(notice).toMatchObject({ state: 'standing', need: { number: need.number }, workingDays: 5 });
    expect(notice.winner.leader).toBeNull();
    expect(JSON.stringify(notice)).not.toContain('score');
    for (const { solution, ...solver } of solvers)
      expect((await as(solver).feedback({ params: { id: solution } })).state).toBe('waiting');

    await world.travel(new Date(Date.parse(notice.endsAt) - 60_000));
    expect((await states(scoring)).panel).toBe('noticed');
    await world.travel(new Date(notice.endsAt));
    expect(await states(scoring)).toEqual({
      need: 'paired',
      panel: 'definitive',
      solutions: ['chosen', 'not_chosen', 'not_chosen'],
    });
    expect(await resultOf(world.platform.db, need.id)).toMatchObject({
      winner: at(solvers, 0).solution,
      state: 'definitive',
      ranking: solvers.map(({ solution }, place) => ({ solution, rank: place + 1, score: 90 - 10 * place })),
    });
    const { solution: losing, ...loser } = at(solvers, 2);
    const feedback = released(await as(loser).feedback({ params: { id: losing } }));
    expect(feedback).toMatchObject({ rank: 3, ranked: 3, score: 70, won: false });
    expect(feedback.averages.map((one) => one.average)).toEqual([7, 7, 7, 7]);
    expect(feedback.comments.length).toBe(12);
    expect(JSON.stringify(feedback)).not.toContain('专家');
    expect(await refusalOf(as(loser).feedback({ params: { id: at(solvers, 0).solution } }))).toBe('not_found');
    expect(await refusalOf(as(owner).feedback({ params: { id: losing } }))).toBe('not_found');
    const { items: listed } = await as().results();
    expect(listed.find((one) => one.number === number)?.state).toBe('definitive');
    expect([
      await isJudgeOf(world.platform.db, first.person, need.id),
      await brokenInvariants(world.platform, 'judging'),
    ]).toEqual([true, []]);
  });

  test('begins with a task for the organiser, who appoints, and for the judge, who answers', async () => {
    const scene = await makeScreenedNeed(world.platform, travel);
    const { organiser, contest } = scene.stage;
    expect(await codes(organiser, scene.need.id)).toEqual(['judging_appoint']);
    expect((await as(organiser).open(of(scene))).state).toBe('preparing');
    expect(await codes(organiser, scene.need.id)).toEqual(['judging_begin']);
    const judge = await makePerson(world.platform, {
      name: '受邀专家',
      grants: [{ role: 'judge', scope: 'contest', scopeId: contest }],
    });
    const next = await scene.stage.need();
    expect(await refusalOf(as(organiser).open(of(scene)))).toBe('panel_exists');
    await as(organiser).open({ params: { need: next.id } });
    expect(await codes(organiser, next.id)).toEqual([]);
    expect(await refusalOf(as(organiser).begin({ params: { need: next.id } }))).toBe('need_not_closed');
    expect(await refusalOf(as(organiser).begin(of(scene)))).toBe('panel_too_small');
    const { id } = await as(organiser).invite({ ...of(scene), body: { person: judge.person } });
    expect((await tasks(world.platform, judge.viewer)).map(({ code, address }) => [code, address])).toEqual([
      ['judging_answer_invitation', `/seats/${id}`],
    ]);
    expect(at((await as(judge).seats()).items, 0)).toMatchObject({ state: 'invited', sheets: [], left: 0 });
    await as(judge).refuseSeat({ params: { id }, body: { reason: '近期出国。' } });
    expect((await as(judge).seats()).items).toEqual([]);
    const { rubric, version } = await as(organiser).panel(of(scene));
    const lighter = rubric.map((one, place) => (place === 0 ? { ...one, weight: one.weight - 1 } : one));
    const set = (criteria: typeof rubric, given: number) =>
      as(organiser).setRubric({ ...of(scene), version: given, body: { criteria } });
    expect(await refusalOf(set(lighter, version))).toBe('rubric_incomplete');
    expect(await refusalOf(set(rubric, version + 1))).toBe('stale_version');
    expect((await set(rubric.toReversed(), version)).version).toBe(version + 1);
    const panel = await as(organiser).panel(of(scene));
    expect([panel.rubric, panel.seats.map((one) => one.reason)]).toEqual([rubric.toReversed(), ['近期出国。']]);
  });

  test('one of a hundred confirmations at once wins', async () => {
    const scene = await makeRanked(world.platform, travel, { solvers: 3 });
    const colleague = await makePerson(world.platform, {
      name: '钱同事',
      organisations: [{ id: scene.stage.company }],
    });
    const attempts = Array.from({ length: 100 }, (_, n) =>
      as(n % 2 === 0 ? scene.stage.owner : colleague)
        .confirm({ ...of(scene), body: { solution: at(scene.solvers, n % 3).solution, reason: `理由${n}` } })
        .then(
          () => 'confirmed',
          (problem: { document: { code: string } }) => problem.document.code,
        ),
    );
    const answers = await Promise.all(attempts);
    expect(answers.filter((one) => one === 'confirmed').length).toBe(1);
    expect(new Set(answers)).toEqual(new Set(['confirmed', 'not_in_this_state']));
    const { rows } = await world.platform.pool.query('select count(*)::int as n from judging.winner where need = $1', [
      scene.need.id,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
    const again = world.platform.pool.query(
      'insert into judging.winner select gen_random_uuid(), need, ranking, solution, rank, person, reason, at, withdrawn_at from judging.winner where need = $1',
      [scene.need.id],
    );
    await expect(again).rejects.toThrow('one_winner_of_need');
  });

  test('the owner may take none of them', async () => {
    const scene = await makeRanked(world.platform, travel, {});
    const { owner } = scene.stage;
    await as(owner).decline({ ...of(scene), body: { reason: '均未达到断裂伸长率指标。' } });
    expect(await states(scene)).toEqual({
      need: 'none_fits',
      panel: 'declined',
      solutions: Array(2).fill('not_chosen'),
    });
    const { solution, ...solver } = at(scene.solvers, 1);
    expect(await as(solver).feedback({ params: { id: solution } })).toMatchObject({ rank: 2, won: false });
    expect(await refusalOf(as(owner).confirm({ ...of(scene), body: { solution, reason: '改主意' } }))).toBe(
      'not_in_this_state',
    );
  });

  test('a sheet is unlocked, excused or abstained from with a reason, and scoring ends when all is in', async () => {
    const scene = await makeScoring(world.platform, travel, { solvers: 1 });
    const { organiser } = scene.stage;
    const sheet = (judge: number) => ({ params: { id: scene.sheetOf(judge, 0) } });
    const reason = { reason: '出差无法登录。' };
    await fillSheet(world.platform, scene, 0, 0, () => 6);
    expect((await as(at(scene.judges, 1)).abstain({ ...sheet(1), body: reason })).state).toBe('abstained');
    expect(await refusalOf(as(at(scene.judges, 0)).unlock({ ...sheet(0), body: reason }))).toBe('forbidden');
    expect((await as(organiser).excuse({ ...sheet(2), body: reason })).state).toBe('excused');
    expect((await states(scene)).panel).toBe('scored');
    expect((await as(organiser).unlock({ ...sheet(0), body: reason })).state).toBe('open');
    expect((await states(scene)).panel).toBe('scoring');
    expect(await refusalOf(as(at(scene.judges, 2)).sheet(sheet(2)))).toBe('not_found');
    await fillSheet(world.platform, scene, 0, 0, () => 4);
    await as(organiser).rank(of(scene));
    expect((await as(scene.stage.owner).ranking(of(scene))).places.map((one) => one.score)).toEqual([40]);
    expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  });

  test('a need that is terminated takes its judging with it', async () => {
    const scene = await makeScoring(world.platform, travel, {});
    const { organiser } = scene.stage;
    await world.as(organiser).needs.terminate({ params: { id: scene.need.id }, body: { reason: '需求方注销。' } });
    await world.settle();
    expect((await states(scene)).panel).toBe('abandoned');
    const sheet = { params: { id: scene.sheetOf(0, 0) }, version: 1, body: draft([1, 1, 1, 1]) };
    expect(await refusalOf(as(at(scene.judges, 0)).save(sheet))).toBe('not_scoring');
  });
});

/** A scene whose scoring was begun by hand, with its sheets by place. */
async function asScoring(scene: Awaited<ReturnType<typeof makePanel>>, panel: string): Promise<ScoringScene> {
  const board = await as(scene.stage.organiser).panel(of(scene));
  const sheetOf = (judge: number, solution: number): string => {
    const seat = board.seats.find((one) => one.id === at(scene.judges, judge).seat);
    const sheet = seat?.sheets.find((one) => one.solution === at(scene.solvers, solution).solution);
    if (!sheet) throw new Error('no such sheet');
    return sheet.id;
  };
  return { ...scene, panel, sheetOf };
}
