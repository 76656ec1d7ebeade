import type { Opening } from '@jiebang/contract/log/documents.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { checkDocument } from '../../../../verifier/src/check.ts';
import { makeNoticed } from './factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const broken = async () =>
  (await brokenInvariants(world.platform, 'judging')).map((one) => one.replace(/ \[.*$/s, '')).toSorted();

type Scene = Awaited<ReturnType<typeof makeNoticed>>;

/** The verifier opens the notice for everyone, a lock for its judge alone, a decision for who objected alone. */
async function expectOpenings(scene: Scene, objector: { cookie: string }): Promise<void> {
  await world.travel(new Date((await world.now()).getTime() + 600_000));
  const { keyId } = await world.as().log.head();
  const failed = (document: Opening) =>
    checkDocument('opening', Buffer.from(JSON.stringify(document)), { logKey: keyId }).filter(({ holds }) => !holds);
  const judging = (who?: { cookie: string }) => world.as(who).judging;
  const [judge, other] = scene.judges;
  const [sheet, number] = [{ params: { id: scene.sheetOf(0, 1) } }, { params: { number: scene.notice } }];
  const notice = await judging().noticeOpening(number);
  const lock = await judging(judge).sheetOpening(sheet);
  const decision = await judging(objector).objectionOpening(number);
  expect([notice, lock, decision].map((one) => [one.leaf.kind, failed(one)])).toEqual([
    ['notice', []],
    ['scores_locked', []],
    ['objection_decided', []],
  ]);
  const { scores } = await judging(judge).sheet(sheet);
  const given = scores.toSorted((a, b) => (a.criterion < b.criterion ? -1 : 1));
  expect([notice.content['number'], lock.content['scores']]).toEqual([scene.notice, given]);
  expect(decision.content).toMatchObject({ notice: scene.notice, outcome: 'dismissed', remedy: null });
  for (const who of [other, scene.stage.organiser, scene.stage.owner, objector])
    expect(await refusalOf(judging(who).sheetOpening(sheet))).toBe('not_found');
  for (const who of [judge, scene.stage.organiser, scene.solvers[0]])
    expect(await refusalOf(judging(who).objectionOpening(number))).toBe('not_found');
}

test('an act that the log keeps no promise of is found; notice, lock and decision are opened to those whom they concern', async () => {
  const scene = await makeNoticed(world.platform, world.travel, {});
  const [, objector] = scene.solvers;
  if (!objector) throw new Error('one solver only');
  const number = { params: { number: scene.notice } };
  const text = '公示方案与既有专利重复，附检索报告编号。';
  const { id } = await world.as(objector).judging.object({ ...number, body: { text } });
  const authority = await makePerson(world.platform, { name: '主管部门', grants: [{ role: 'authority' }] });
  await world.as(authority).judging.dismiss({
    params: { id },
    body: { answer: '经核不成立。', published: '经核实，技术路线不同，不影响结果。' },
  });
  expect(await broken()).toEqual([]);

  const { pool } = world.platform;
  const everyAct =
    'The log keeps a promise of every draw, ranking and notice, and of every objection that was decided.';
  const everyLock = 'The log keeps a promise of every lock of a sheet, as often as it was locked.';
  for (const [kind, name] of [
    ['scores_locked', everyLock],
    ['draw', everyAct],
    ['ranking', everyAct],
    ['notice', everyAct],
    ['objection_decided', everyAct],
  ] as const) {
    const { rows } = await pool.query<{ leaf: string; subject: string }>(
      'select leaf, subject from judging.logged where kind = $1',
      [kind],
    );
    const [row] = rows;
    const put = (subject: string | undefined) =>
      pool.query('update judging.logged set subject = $1 where leaf = $2', [subject, row?.leaf]);
    await put(newId());
    expect([kind, await broken()]).toEqual([kind, [name]]);
    await put(row?.subject);
  }
  expect(await broken()).toEqual([]);
  await pool.query(`delete from log.entry where id = (select leaf from judging.logged where kind = 'ranking')`);
  expect(await broken()).toEqual(['What is promised stands in the log, by its kind and of the same moment.']);
  await expectOpenings(scene, objector);
});
