import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { screenersOf } from '#modules/solutions/index.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeNoticed, makePanel, makeScoring } from '../factory.ts';
import { tasks } from '../index.ts';
import { stageRound, startLiveFinal } from '../stage/final/factory.ts';
import { deciders } from './store.ts';

// An objection is answered by people who did not decide and stand on no side: all who did, by whatever they did.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
const organiserOf = (stage: { readonly contest: string }, name: string) => {
  const grants = [{ role: 'organiser', scope: 'contest', scopeId: stage.contest } as const];
  return makePerson(world.platform, { name, grants });
};

test('who screened, took a finding back, changed who judges whom, told namesakes apart or removed a judge has decided', async () => {
  const stage = await makeStage(world.platform);
  const scene = await makePanel(world.platform, world.travel, { stage, solvers: 3, judges: 5 });
  await makeRule(world.platform, { contest: stage.contest, track: stage.track, key: 'judges_per_solution', value: 2 });
  const params = { need: scene.need.id };
  const panel = (await world.as(stage.organiser).judging.panel({ params })).id;
  const [undoes, screens, changes, tells, removes] = [
    await organiserOf(stage, '撤回形式审查'),
    await organiserOf(stage, '重作形式审查'),
    await organiserOf(stage, '调整分配'),
    await organiserOf(stage, '区分同名'),
    await organiserOf(stage, '移除评委'),
  ];
  const before = [await deciders(world.platform.db, panel), await screenersOf(world.platform.db, scene.need.id)];
  expect(before).toEqual([expect.any(Array), [stage.organiser.person]]);
  expect([...at(before, 0)].sort()).toEqual(scene.judges.map(({ person }) => person).sort());

  const of = { params: { id: at(scene.solvers, 0).solution } };
  await world.as(undoes).solutions.unscreen({ ...of, body: { reason: '看错了附件。' } });
  await world.as(screens).solutions.screenIn(of);

  const judging = (who: { cookie: string }) => world.as(who).judging;
  const reason = '与评审无关的原因，已核实。';
  await judging(removes).remove({ params: { id: at(scene.judges, 4).seat }, body: { reason } });
  const named = at(scene.judges, 3);
  const rename = 'update identity.person set name = $2 where id = any($1::uuid[])';
  await world.platform.pool.query(rename, [[named.person, at(scene.solvers, 1).person], '同名同姓']);
  const solution = at(scene.solvers, 1).solution;
  await judging(tells).tellApart({ params, body: { person: named.person, solution, reason } });

  await judging(stage.organiser).assign({ params, body: { gap: 5 } });
  const { assignment } = await judging(stage.organiser).assignment({ params });
  const pair = assignment?.pairs[0];
  const free = scene.judges
    .slice(0, 4)
    .find(({ seat }) => !assignment?.pairs.some((one) => one.seat === seat && one.solution === pair?.solution));
  if (!assignment || !pair || !free) throw new Error('nobody to change for');
  const change = { solution: pair.solution, from: pair.seat, to: free.seat, reason };
  await judging(changes).reassign({ params, version: assignment.version, body: change });

  const decided = await deciders(world.platform.db, panel);
  expect([changes, tells, removes].map(({ person }) => decided.includes(person))).toEqual([true, true, true]);
  const screeners = await screenersOf(world.platform.db, scene.need.id);
  expect([...screeners].sort()).toEqual([stage.organiser.person, undoes.person, screens.person].sort());
});

test('who skipped a team at the final’s console, or took an act back there, has decided; who only ran the show has not', async () => {
  const scene = await makeScoring(world.platform, world.travel, { rounds: [stageRound()] });
  const { stage, panel } = scene;
  const place = { contest: stage.contest, track: stage.track, organiser: stage.organiser.viewer };
  const { id, items } = await startLiveFinal(world.platform, world.travel, place, [scene]);
  const [runs, skips, undoes] = [
    await organiserOf(stage, '主持现场'),
    await organiserOf(stage, '跳过团队'),
    await organiserOf(stage, '撤回操作'),
  ];
  const act = (who: { cookie: string }, action: 'present' | 'skip', item: string, reason: string | null = null) =>
    world.as(who).judging.act({ params: { id }, body: { action, item, need: null, seconds: null, reason } });
  const { n } = await act(runs, 'present', at(items, 0).id);
  await world.as(undoes).judging.undo({ params: { id }, body: { n, reason: '按错。' } });
  await act(skips, 'skip', at(items, 1).id, '航班取消，未能到场。');
  const decided = await deciders(world.platform.db, panel);
  expect([runs, skips, undoes].map(({ person }) => decided.includes(person))).toEqual([false, true, true]);
});

test('nobody answers, or finds on the desk, an objection to what they screened, or of a need on a side of which they stand', async () => {
  const scene = await makeNoticed(world.platform, world.travel);
  const { stage, solvers, need } = scene;
  const objector = await stage.solver('第三方异议人');
  const text = '公示方案与既有专利重复，附检索报告编号。';
  const { id } = await world.as(objector).judging.object({ params: { number: scene.notice }, body: { text } });
  const answer = { params: { id }, body: { answer: '经核实不成立。', published: '经核实，异议不成立。' } };
  const query = { desk: 'answering' } as const;
  const outcome = async (who: Awaited<ReturnType<typeof organiserOf>>) => [
    await refusalOf(world.as(who).judging.dismiss(answer)),
    (await tasks(world.platform, who.viewer)).filter(({ code }) => code === 'judging_answer_objection').length,
    (await world.as(who).judging.objections({ query })).items.length,
  ];
  const first = at(solvers, 0);
  const screener = await organiserOf(stage, '形式审查人');
  const member = await organiserOf(stage, '团队成员');
  const former = await organiserOf(stage, '前同事');
  const grants = [{ role: 'organiser', scope: 'contest', scopeId: stage.contest } as const];
  const organisations = [{ id: objector.organisation }];
  const colleague = await makePerson(world.platform, { name: '异议人同事', grants, organisations });
  const { pool } = world.platform;
  await pool.query('update solutions.screening set person = $2 where solution = $1', [first.solution, screener.person]);
  // Of the team by a seat alone, of no organisation of the solver's.
  await pool.query('update solutions.member set person = $2 where solution = $1', [first.solution, member.person]);
  await pool.query(
    `insert into identity.membership (id, organisation, person, role, joined_at, ended_at)
     values (gen_random_uuid(), $1, $2, 'member', platform.now() - interval '5 years', platform.now() - interval '1 year')`,
    [first.organisation, former.person],
  );
  // What one decided one may read; of a need on a side of which one stands, nothing.
  expect(await outcome(screener)).toEqual(['not_independent', 0, 1]);
  expect(await outcome(colleague)).toEqual(['not_independent', 0, 1]);
  expect(await outcome(member)).toEqual(['not_independent', 0, 0]);
  expect(await outcome(former)).toEqual(['not_independent', 0, 0]);
  const free = await organiserOf(stage, '无关承办');
  const queue = await world.as(free).judging.objections({ query });
  expect(queue.items.map((one) => [one.need.id, one.can])).toEqual([[need.id, { uphold: true, dismiss: true }]]);
  expect((await world.as(free).judging.dismiss(answer)).state).toBe('dismissed');
});
