import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { fillSheet, makeNoticed, makeScoring, makeScreenedNeed, type ScoringScene } from '../../factory.ts';

let world: World;
let scene: ScoringScene;
const travel = (to: Date) => world.travel(to);
beforeAll(async () => {
  world = await openWorld();
  scene = await makeScoring(world.platform, travel, {});
});
afterAll(() => world.close());

const grantsIn = (contest: string) => [{ role: 'organiser', scope: 'contest', scopeId: contest } as const];
const because = { reason: '与其中一个团队的负责人是亲属。' };

describe('an organiser who stands aside from a need', () => {
  test('reads nothing of its solutions and its panel and does nothing there, and everything elsewhere', async () => {
    const { need, stage, solvers } = scene;
    const other = await makeScreenedNeed(world.platform, travel, { stage });
    const one = await makePerson(world.platform, { name: '要回避的承办', grants: grantsIn(stage.contest) });
    const { judging, solutions, desk } = world.as(one);
    const solution = { params: { id: solvers[0]?.solution ?? '' } };
    const panel = { params: { need: need.id } };
    expect((await solutions.ofNeed({ params: { id: need.id } })).items).toHaveLength(2);
    expect((await judging.panel(panel)).state).toBe('scoring');
    expect(await solutions.standAside({ params: { id: need.id }, body: because })).toEqual({ done: true });
    expect(await solutions.standAside({ params: { id: need.id }, body: because })).toEqual({ done: true });
    const closed = [
      () => solutions.ofNeed({ params: { id: need.id } }),
      () => solutions.read(solution),
      () => solutions.screenOut({ ...solution, body: { reasons: ['other'], note: null } }),
      () => judging.panel(panel),
      () => judging.candidates({ ...panel, query: { limit: 10 } }),
      () => judging.invite({ ...panel, body: { person: one.person } }),
      // Whatever their state is, which the answer does not tell.
      () => judging.begin(panel),
      () => judging.rank(panel),
      () => judging.remove({ params: { id: scene.judges[0]?.seat ?? '' }, body: { reason: '想看看' } }),
      () => judging.excuse({ params: { id: scene.sheetOf(0, 0) }, body: { reason: '想看看' } }),
    ];
    for (const call of closed) expect(await refusalOf(call())).toBe('conflict_of_interest');
    // As to everybody who is not the judge, before the ranking there is none.
    expect(await refusalOf(judging.ranking(panel))).toBe('not_found');
    expect((await solutions.ofNeed({ params: { id: other.need.id } })).items).toHaveLength(2);
    const { rows } = await world.platform.pool.query('select reason from solutions.stood_aside where person = $1', [
      one.person,
    ]);
    expect(rows).toEqual([because]);
    // Nor does the desk tell how far it has come.
    for (const judge of [0, 1, 2]) for (const at of [0, 1]) await fillSheet(world.platform, scene, judge, at, () => 5);
    const about = async (who: { cookie: string }) =>
      (await world.as(who).desk.desk()).tasks.filter(({ subject }) => subject.id === need.id).map(({ code }) => code);
    expect([await about(stage.organiser), await about(one)]).toEqual([['judging_rank'], []]);
    expect((await desk.desk()).tasks.map(({ subject }) => subject.id)).toContain(other.need.id);
    expect((await world.as(stage.organiser).judging.panel(panel)).state).toBe('scored');
  });

  test('does not read the ranking nor answer an objection, be it an administrator; nobody else stands aside', async () => {
    const noticed = await makeNoticed(world.platform, travel, {});
    const { need, stage, solvers } = noticed;
    const admin = await makePerson(world.platform, { name: '要回避的管理员', grants: [{ role: 'admin' }] });
    const one = await makePerson(world.platform, { name: '另一位承办', grants: grantsIn(stage.contest) });
    const panel = { params: { need: need.id } };
    expect((await world.as(one).judging.ranking(panel)).places).toHaveLength(2);
    for (const who of [admin, one])
      await world.as(who).solutions.standAside({ params: { id: need.id }, body: because });
    expect(await refusalOf(world.as(one).judging.ranking(panel))).toBe('conflict_of_interest');
    const loser = solvers[1];
    if (!loser) throw new Error('no second solver');
    const objection = await world
      .as(loser)
      .judging.object({ params: { number: noticed.notice }, body: { text: '排名依据不清。' } });
    const answer = { params: { id: objection.id }, body: { answer: '依据见附件。', published: '依据充分。' } };
    expect(await refusalOf(world.as(admin).judging.dismiss(answer))).toBe('not_independent');
    expect(await refusalOf(world.as(loser).solutions.standAside({ params: { id: need.id }, body: because }))).toBe(
      'forbidden',
    );
    const elsewhere = await makePerson(world.platform, { name: '别处承办', grants: grantsIn(scene.stage.track) });
    expect(await refusalOf(world.as(elsewhere).solutions.standAside({ params: { id: need.id }, body: because }))).toBe(
      'not_found',
    );
  });

  test('does not get the ranking once the result is definitive, as another organiser does', async () => {
    const { need, stage, notice } = await makeNoticed(world.platform, travel, {});
    const one = await makePerson(world.platform, { name: '第三位承办', grants: grantsIn(stage.contest) });
    await world.as(one).solutions.standAside({ params: { id: need.id }, body: because });
    const { endsAt } = await world.as().judging.notice({ params: { number: notice } });
    await world.travel(new Date(Date.parse(endsAt) + 1000));
    const ranking = { params: { need: need.id }, query: {} };
    expect((await world.as(stage.organiser).judging.rankingDocument(ranking)).leaf.kind).toBe('ranking');
    expect(await refusalOf(world.as(one).judging.rankingDocument(ranking))).toBe('conflict_of_interest');
  });
});
