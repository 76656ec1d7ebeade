import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePanel, type PanelScene, seatJudge } from '../../factory.ts';

// Who answers a need under one account and judges it under another, with another e-mail.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const as = (who: { cookie: string }) => world.as(who).judging;
const of = (scene: PanelScene) => ({ params: { need: scene.need.id } });
const name = (person: string, zh: string, en: string | null = null) =>
  world.platform.pool.query('update identity.person set name = $2, name_en = $3 where id = $1', [person, zh, en]);
const made = async () => {
  const scene = await makePanel(world.platform, world.travel, {});
  const [judge] = scene.judges;
  const [first, second] = scene.solvers;
  if (!judge || !first || !second) throw new Error('a panel of less than one judge and two solvers');
  return { scene, judge, first, second, organiser: as(scene.stage.organiser) };
};

test('a judge who bears the name of a team’s member is kept from the team and its rivals, however the name is spelt', async () => {
  const { scene, judge, first, second, organiser } = await made();
  await name(first.person, '阿卜杜拉·买买提', 'LI  Xiao-ming');
  for (const [zh, en] of [
    ['阿卜杜拉•买买提', null],
    ['别名', 'Li Xiaoming'],
  ] as const) {
    await name(judge.person, zh, en);
    const { conflicts } = await organiser.panel(of(scene));
    expect(conflicts.map(({ person, solution, sources }) => [person, solution, sources]).sort()).toEqual(
      [
        [judge.person, first.solution, ['namesake']],
        [judge.person, second.solution, ['rival']],
      ].sort(),
    );
  }
  await seatJudge(world.platform, scene.stage, scene.need.id, '替补专家');
  await organiser.begin(of(scene));
  expect(await as(judge).seat({ params: { id: judge.seat } })).toMatchObject({ sheets: [], left: 0 });
});

test('an organiser who found them to be two people says so with the reason, and the judge gets what the name kept away', async () => {
  const { scene, judge, first, second, organiser } = await made();
  await seatJudge(world.platform, scene.stage, scene.need.id, '替补专家');
  const another = await made();
  await name(first.person, '张伟');
  await name(judge.person, '张伟');
  await organiser.begin(of(scene));
  const said = { person: judge.person, solution: first.solution, reason: '已电话核实：两人单位、年龄不同。' };
  // Neither for one who has no namesake there, nor in another need, nor by who stands on a side.
  expect(await refusalOf(organiser.tellApart({ ...of(scene), body: { ...said, solution: second.solution } }))).toBe(
    'not_found',
  );
  expect(await refusalOf(another.organiser.tellApart({ ...of(another.scene), body: said }))).toBe('not_found');
  const double = await makePerson(world.platform, {
    name: '双面人',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: scene.stage.contest }],
    organisations: [{ id: first.organisation }],
  });
  expect(await refusalOf(as(double).tellApart({ ...of(scene), body: said }))).toBe('conflict_of_interest');
  expect((await as(judge).seat({ params: { id: judge.seat } })).left).toBe(0);

  expect(await organiser.tellApart({ ...of(scene), body: said })).toEqual({ done: true });
  expect((await organiser.panel(of(scene))).conflicts).toEqual([]);
  expect((await as(judge).seat({ params: { id: judge.seat } })).left).toBe(2);
  // It is said of this member: another one of the name is another matter.
  await name(second.person, '张伟');
  expect((await organiser.panel(of(scene))).conflicts.map(({ sources }) => sources).sort()).toEqual([
    ['namesake'],
    ['rival'],
  ]);
});

test('the judge learns neither that a name was the reason nor whose it was', async () => {
  const { scene, judge, first, organiser } = await made();
  await name(first.person, '欧阳明');
  await name(judge.person, '欧阳明');
  await seatJudge(world.platform, scene.stage, scene.need.id, '替补专家');
  await organiser.begin(of(scene));
  const seen = JSON.stringify([await as(judge).seats(), await as(judge).seat({ params: { id: judge.seat } })]);
  for (const secret of [first.solution, first.person, first.organisation, 'namesake'])
    expect(seen).not.toContain(secret);
});
