import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeStage, makeSubmittedSolution } from '../factory.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'solutions')).toEqual([]);
  await world.close();
});

const handedIn = async (need: string) => {
  const leader = await stage.solver('孙牵头');
  const id = await makeSubmittedSolution(world.platform, leader.viewer, { need, organisation: leader.organisation });
  return { id, leader };
};
const travel = async (days: number) => world.travel(new Date((await world.now()).getTime() + days * 86_400_000));

test('the desk has what waits by need, with its due date, and not what its reader has an interest in; a slip is undone until judging begins', async () => {
  const [one, other] = [await stage.need(), await stage.need()];
  const { id, leader } = await handedIn(one.id);
  await handedIn(one.id);
  const biased = await handedIn(other.id);
  const partial = await makePerson(world.platform, {
    name: '两边的人',
    organisations: [{ id: biased.leader.organisation }],
    grants: [{ role: 'organiser', scope: 'contest', scopeId: stage.contest }],
  });
  const { solutions } = world.as(stage.organiser);
  const desk = async (who = stage.organiser) => (await world.as(who).solutions.screeningDesk({ query: {} })).items;
  expect(await desk()).toEqual([]);
  await travel(31);
  const counted = (await desk()).map(({ need, left, all, overdue }) => [need.id, left, all, overdue]);
  expect(counted).toEqual([
    [one.id, 2, 2, false],
    [other.id, 1, 1, false],
  ]);
  expect((await desk(partial)).map(({ need }) => need.id)).toEqual([one.id]);
  const first = await solutions.screeningDesk({ query: { limit: 1 } });
  const second = await solutions.screeningDesk({ query: { limit: 1, after: first.next ?? '' } });
  expect([...first.items, ...second.items].map(({ need }) => need.id)).toEqual([one.id, other.id]);

  const params = { id };
  const undo = () => solutions.unscreen({ params, body: { reason: '点错了方案' } });
  expect(await refusalOf(undo())).toBe('not_in_this_state');
  await solutions.screenOut({ params, body: { reasons: ['materials_missing'], note: '缺少检测报告' } });
  expect((await desk())[0]).toMatchObject({ left: 1, all: 2 });
  expect((await undo()).state).toBe('opened');
  const own = await world.as(leader).solutions.own({ params });
  expect([own.screening, (await desk())[0]?.left]).toEqual([null, 2]);
  await world.settle();
  const told = (await world.as(leader).notifications.inbox({ query: {} })).items.map(({ fact }) => fact);
  expect(told).toEqual(expect.arrayContaining(['solution_screened_out', 'solution_screening_undone']));
  const { rows } = await world.platform.pool.query(
    'select passed, reasons, note, reason from solutions.screening_undone',
  );
  expect(rows).toEqual([{ passed: false, reasons: ['materials_missing'], note: '缺少检测报告', reason: '点错了方案' }]);
  await solutions.screenIn({ params });
  expect(await refusalOf(world.as(leader).solutions.unscreen({ params, body: { reason: '我要改' } }))).toBe(
    'forbidden',
  );

  await travel(10);
  expect((await desk()).map(({ overdue }) => overdue)).toEqual([true, true]);
  await world.platform.pool.query(`update needs.need set state = 'judging' where id = $1`, [one.id]);
  expect(await refusalOf(undo())).toBe('judging_began');
});
