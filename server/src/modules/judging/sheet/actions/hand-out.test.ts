import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { clock } from '#kernel/viewer.ts';
import { openingOf } from '#modules/log/index.ts';
import { contentHash } from '#platform/seal/commitment.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makePanel, makeScoring, seatJudge } from '../../factory.ts';
import { noteConflict } from '../../index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Json = Parameters<typeof contentHash>[0];
type Promised = {
  readonly why: string;
  readonly pairs?: readonly object[];
  readonly takenBack?: readonly object[];
  readonly barred?: readonly object[];
};
/** What the log keeps of who judges what on a panel, in its order, each under the hash that its leaf commits to. */
async function promisedOf(panel: string) {
  const { rows } = await world.platform.pool.query<{ content: Promised & Json; leaf: string }>(
    `select content, leaf from judging.logged where kind = 'assignment'
       and subject in (select id from judging.round where panel = $1) order by at, leaf`,
    [panel],
  );
  for (const { content, leaf } of rows)
    expect((await openingOf(world.platform.db, leaf))?.leaf.contentHash).toBe(contentHash(content));
  return rows.map(({ content: { why, pairs, takenBack, barred } }) => ({ why, pairs, takenBack, barred }));
}

test('who judges what is promised to the log where every judge judges all, for who comes late, and when a sheet is excused or given up', async () => {
  const scene = await makeScoring(world.platform, world.travel);
  const { stage, need, solvers, judges, sheetOf } = scene;
  const promised = () => promisedOf(scene.panel);
  const pair = (judge: number, solution: number) => ({
    seat: judges[judge]?.seat ?? '',
    solution: solvers[solution]?.solution ?? '',
  });
  const all = [0, 1, 2].flatMap((judge) => [0, 1].map((solution) => pair(judge, solution)));
  const [first = expect.unreachable(), ...none] = await promised();
  expect([first.why, none]).toEqual(['everyone_judges_all', []]);
  expect(new Set(first.pairs?.map((one) => JSON.stringify(one)))).toEqual(
    new Set(all.map((one) => JSON.stringify(one))),
  );

  const late = await seatJudge(world.platform, stage, need.id, '后到专家');
  const why = { body: { reason: '临时出差' } };
  await world.as(stage.organiser).judging.excuse({ params: { id: sheetOf(0, 0) }, ...why });
  const [, judge = expect.unreachable()] = judges;
  await world.as(judge).judging.declareConflict({ params: { id: sheetOf(1, 1) }, ...why });
  const solutions = solvers.map(({ solution }) => ({ seat: late.seat, solution }));
  expect((await promised()).slice(1)).toEqual([
    { why: 'came_late', pairs: expect.arrayContaining(solutions) },
    { why: 'excused', takenBack: [pair(0, 0)] },
    { why: 'conflict_declared', takenBack: [pair(1, 1)] },
  ]);
  // A conflict that a module above finds takes back what is left to its judge, and leaves a promise as the one declared.
  const conflict = { need: need.id, person: judge.person, solution: null, source: 'broker_mandate' } as const;
  await world.platform.transact(
    async (tx) => (await noteConflict(tx, world.platform, conflict, clock)) ?? { done: true },
  );
  expect((await promised()).slice(4)).toEqual([{ why: 'conflict_found', takenBack: [pair(1, 0)] }]);
  expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);

  // A sheet of which the log says nothing is found.
  await world.platform.pool.query(
    `update judging.logged set content = jsonb_set(content, '{pairs}', (content -> 'pairs') - 0) where content ->> 'why' = 'came_late'`,
  );
  expect((await brokenInvariants(world.platform, 'judging')).map(String).join()).toContain(
    'Who judges what stands in the log',
  );
});

test('a conflict that is found before sheets are handed out is promised to the log, with what it keeps from whom and its sort', async () => {
  const { stage, need, judges, solvers } = await makePanel(world.platform, world.travel, { judges: 4 });
  const [judge = expect.unreachable()] = judges;
  const [solver = expect.unreachable(), rival = expect.unreachable()] = solvers;
  await world.platform.pool.query(
    `insert into identity.membership (id, organisation, person, role, joined_at) values ($1, $2, $3, 'member', platform.now())`,
    [newId(), solver.organisation, judge.person],
  );
  const panel = await world.as(stage.organiser).judging.begin({ params: { need: need.id } });
  const [, found, ...none] = await promisedOf(panel.id);
  expect([found, none]).toEqual([
    {
      why: 'conflict_found',
      barred: expect.arrayContaining([
        { seat: judge.seat, solution: solver.solution, sources: ['solver_organisation'] },
        { seat: judge.seat, solution: rival.solution, sources: ['rival'] },
      ]),
    },
    [],
  ]);
});
