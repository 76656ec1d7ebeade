import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { fillSheet, makePanel, makeRanked, makeScoring, type PanelScene } from '../../factory.ts';

let world: World;
let admin: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  admin = await makePerson(world.platform, { name: '合并的人', grants: [{ role: 'admin' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  await world.close();
});

const travel = (to: Date) => world.travel(to);
const as = (who: { cookie: string }) => world.as(who).judging;
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
/** A house of the same sort as the one given, of which this person is, or was until so many days ago. */
async function houseBeside(organisation: string, person: string, endedDaysAgo: number | null = null) {
  const card = (await organisationsById(world.platform.db, [organisation])).get(organisation);
  const id = await makeOrganisation(world.platform, { name: '登记了两次的单位', kind: card?.kind ?? '' });
  const now = (await world.now()).getTime();
  const day = 86_400_000;
  const ended = endedDaysAgo === null ? null : new Date(now - endedDaysAgo * day);
  await world.platform.pool.query(
    `insert into identity.membership (id, organisation, person, role, joined_at, ended_at) values ($1, $2, $3, 'admin', $4, $5)`,
    [newId(), id, person, new Date(now - 2000 * day), ended],
  );
  return id;
}
const merge = (from: string, into: string) =>
  world.as(admin).identity.mergeOrganisation({ params: { id: from }, body: { into, reason: '同一家单位' } });
const panelOf = ({ stage, need }: PanelScene) => as(stage.organiser).panel({ params: { need: need.id } });
/** What the organiser was told of judges of this need, and where it leads. */
const toldOf = async ({ stage, need }: PanelScene) => {
  const { items } = await world.as(stage.organiser).notifications.inbox({ query: { limit: 100 } });
  const address = `/workspace/needs/${need.id}/panel`;
  return items.filter((one) => one.fact === 'judge_conflict_found' && one.address === address).length;
};

describe('a judge who becomes a colleague of a team by a merger', () => {
  test('sees nothing from then on; what was scored is set aside, the others score on, and the organiser is told', async () => {
    const scene = await makeScoring(world.platform, travel, {});
    const [judge, other] = [at(scene.judges, 1), at(scene.judges, 0)];
    const solver = at(scene.solvers, 0).organisation;
    const house = await houseBeside(solver, judge.person);
    await fillSheet(world.platform, scene, 1, 0, () => 9);
    const sheet = (n: number) => ({ params: { id: scene.sheetOf(1, n) } });
    expect((await as(judge).sheet(sheet(1))).state).toBe('open');
    await merge(house, solver);
    for (const n of [0, 1]) expect(await refusalOf(as(judge).sheet(sheet(n)))).toBe('not_found');
    await world.settle();
    const panel = await panelOf(scene);
    const sheetsOf = (person: string) =>
      panel.seats.find((one) => one.person === person)?.sheets.map(({ solution, state }) => [solution, state]);
    const [first, second] = [at(scene.solvers, 0).solution, at(scene.solvers, 1).solution];
    expect(sheetsOf(judge.person)).toEqual([
      [first, 'excused'],
      [second, 'excused'],
    ]);
    expect(sheetsOf(other.person)).toEqual([
      [first, 'open'],
      [second, 'open'],
    ]);
    expect(panel.conflicts.map(({ person, solution, sources }) => [person, solution, sources])).toEqual(
      [
        [judge.person, first, ['solver_organisation']],
        [judge.person, second, ['rival']],
      ].sort(),
    );
    expect(await toldOf(scene)).toBe(1);
    expect(
      (await world.as(judge).notifications.inbox({ query: { limit: 100 } })).items.map(({ fact }) => fact),
    ).not.toContain('judge_conflict_found');
  });

  test('is found before judging begins, and where the seat there has ended within the years that count', async () => {
    const scene = await makePanel(world.platform, travel, {});
    const [now, before] = [at(scene.judges, 0), at(scene.judges, 1)];
    const solver = at(scene.solvers, 0).organisation;
    const house = await houseBeside(solver, now.person);
    const left = await houseBeside(solver, before.person, 200);
    const unseated = await makePerson(world.platform, { name: '未入席的专家', grants: [{ role: 'judge' }] });
    await merge(await houseBeside(solver, unseated.person), solver);
    await merge(house, solver);
    await merge(left, solver);
    await world.settle();
    const { conflicts, can } = await panelOf(scene);
    const sources = (person: string) =>
      conflicts
        .filter((one) => one.person === person)
        .flatMap((one) => one.sources)
        .sort();
    expect([sources(now.person), sources(before.person)]).toEqual([
      ['rival', 'solver_organisation'],
      ['recent_affiliation', 'rival'],
    ]);
    // Who is not seated yet and came to be a colleague by the merger is listed with it too.
    const { items } = await as(scene.stage.organiser).candidates({
      params: { need: scene.need.id },
      query: { limit: 100 },
    });
    const listed = ({ person }: { person: string }) => items.find((one) => one.person === person)?.conflicts;
    const [first, second] = [at(scene.solvers, 0).solution, at(scene.solvers, 1).solution];
    expect([listed(unseated), listed(at(scene.judges, 2))]).toEqual([
      [
        { solution: first, sources: ['solver_organisation'] },
        { solution: second, sources: ['rival'] },
      ],
      [],
    ]);
    expect(can['begin']).toEqual({ code: 'too_few_judges' });
    expect(await toldOf(scene)).toBe(2);
  });

  test('after the ranking was computed is told of, while what was scored stands as matter for an objection', async () => {
    const scene = await makeRanked(world.platform, travel, {});
    const judge = at(scene.judges, 0);
    const solver = at(scene.solvers, 0).organisation;
    await merge(await houseBeside(solver, judge.person), solver);
    await world.settle();
    const states = (await panelOf(scene)).seats
      .find((one) => one.person === judge.person)
      ?.sheets.map((one) => one.state);
    expect([states, await toldOf(scene)]).toEqual([['locked', 'locked'], 1]);
  });

  test('of another solver alone is no news to a panel with which nobody of the merger has to do', async () => {
    const scene = await makeScoring(world.platform, travel, {});
    const stranger = await makePerson(world.platform, { name: '与评审无关的人' });
    const solver = at(scene.solvers, 0).organisation;
    await merge(await houseBeside(solver, stranger.person), solver);
    await world.settle();
    const states = (await panelOf(scene)).seats.flatMap(({ sheets }) => sheets.map((one) => one.state));
    expect([new Set(states), await toldOf(scene)]).toEqual([new Set(['open']), 0]);
  });
});
