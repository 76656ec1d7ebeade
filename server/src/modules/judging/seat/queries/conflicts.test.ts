import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { makeRule } from '#modules/contests/factory.ts';
import { makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { fillSheet, makePanel, makeScoring, type PanelScene, seatJudge } from '../../factory.ts';
import { type Conflict, noteConflict } from '../../index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const travel = (to: Date) => world.travel(to);
const as = (who: { cookie: string }) => world.as(who).judging;
const of = (scene: PanelScene) => ({ params: { need: scene.need.id } });
const at = <T>(list: readonly T[], place: number): T => {
  const found = list[place];
  if (found === undefined) throw new Error(`there is no ${place}`);
  return found;
};
/** A membership straight in the table, ended so many days ago, or present. */
const join = async (person: string, organisation: string, endedDaysAgo: number | null) => {
  const now = (await world.now()).getTime();
  const ended = endedDaysAgo === null ? null : new Date(now - endedDaysAgo * 86_400_000);
  await world.platform.pool.query(
    `insert into identity.membership (id, organisation, person, role, joined_at, ended_at) values ($1, $2, $3, 'member', $4, $5)`,
    [newId(), organisation, person, new Date(now - 5000 * 86_400_000), ended],
  );
};
const note = (conflict: Conflict) =>
  world.platform.transact(async (tx) => (await noteConflict(tx, world.platform, conflict, clock)) ?? { done: true });

describe('a conflict', () => {
  test('is found before the judge sees anything, and counts against the judges that each solution needs', async () => {
    const scene = await makePanel(world.platform, travel, {});
    const { organiser } = scene.stage;
    const [first, second] = [at(scene.judges, 0), at(scene.solvers, 0)];
    await join(first.person, second.organisation, 700);
    const panel = await as(organiser).panel(of(scene));
    expect(panel.conflicts.map(({ person, sources }) => [person, sources]).sort()).toEqual(
      [
        [first.person, ['recent_affiliation']],
        [first.person, ['rival']],
      ].sort(),
    );
    expect(await refusalOf(as(organiser).begin(of(scene)))).toBe('too_few_judges');
    await seatJudge(world.platform, scene.stage, scene.need.id, '替补专家');
    expect((await as(organiser).begin(of(scene))).state).toBe('scoring');
    expect((await as(first).seat({ params: { id: first.seat } })).sheets).toEqual([]);

    const invite = (person: string) => as(organiser).invite({ ...of(scene), body: { person } });
    expect(await refusalOf(invite(scene.stage.reviewer.person))).toBe('not_a_judge');
    expect(await refusalOf(invite(first.person))).toBe('already_on_panel');
  });

  test('is not that of the owner’s own experts up to their share, whoever was invited first; beyond it is', async () => {
    const scene = await makePanel(world.platform, travel, {});
    const { organiser, company, contest } = scene.stage;
    const grants = [{ role: 'judge' } as const];
    const experts: { readonly person: string; readonly cookie: string }[] = [];
    for (const name of ['甲方专家一', '甲方专家二'])
      experts.push(await makePerson(world.platform, { name, grants, organisations: [{ id: company }] }));
    const [first, second] = [at(experts, 0), at(experts, 1)];
    const invite = (who: { person: string }) => as(organiser).invite({ ...of(scene), body: { person: who.person } });
    const besideOwner = async () => {
      const { items } = await as(organiser).candidates({ ...of(scene), query: { limit: 100 } });
      return experts.map(({ person }) => items.find((one) => one.person === person)?.owner);
    };
    // 40 percent of three.
    expect(await besideOwner()).toEqual(['within', 'within']);
    const { id } = await invite(first);
    expect(await besideOwner()).toEqual(['within', 'beyond']);
    expect(await refusalOf(invite(second))).toBe('owners_share_full');
    await as(first).accept({ params: { id }, body: { undertaking: '2026-1', interests: [] } });
    expect((await as(organiser).panel(of(scene))).conflicts).toEqual([]);
    await join(at(scene.judges, 2).person, company, 100);
    const { conflicts } = await as(organiser).panel(of(scene));
    // Seated before the expert, the judge who turns out to be of the owner too has the share.
    expect([...new Set(conflicts.map((one) => [one.person, ...one.sources].join()))]).toEqual([
      `${first.person},owner_organisation`,
    ]);
    await makeRule(world.platform, { contest, track: null, key: 'owner_experts_percent', value: 0 });
    expect(new Set((await as(organiser).panel(of(scene))).conflicts.map(({ person }) => person))).toEqual(
      new Set([first.person, at(scene.judges, 2).person]),
    );
  });

  test('or not, a panel begins with as many as the rules ask for, and not with fewer', async () => {
    const scene = await makePanel(world.platform, travel, { judges: 2 });
    const { contest, organiser, track } = scene.stage;
    await makeRule(world.platform, { contest, track, key: 'judges_per_solution', value: 2 });
    expect((await as(organiser).panel(of(scene))).can['begin']).toEqual({ code: 'panel_too_small' });
    expect(await refusalOf(as(organiser).begin(of(scene)))).toBe('panel_too_small');
    await seatJudge(world.platform, scene.stage, scene.need.id, '第三位专家');
    expect((await as(organiser).begin(of(scene))).state).toBe('scoring');
  });

  test('that arises after scoring began shuts the judge out at once, from the solution and its rivals', async () => {
    const scene = await makeScoring(world.platform, travel, {});
    const judge = at(scene.judges, 1);
    const sheet = (solution: number) => ({ params: { id: scene.sheetOf(1, solution) } });
    expect((await as(judge).sheet(sheet(0))).state).toBe('open');
    await join(judge.person, at(scene.solvers, 0).organisation, null);
    for (const solution of [0, 1]) {
      expect(await refusalOf(as(judge).sheet(sheet(solution)))).toBe('not_found');
      expect(await refusalOf(as(judge).lock(sheet(solution)))).toBe('not_found');
      const body = { scores: [], comment: null };
      expect(await refusalOf(as(judge).save({ ...sheet(solution), version: 1, body }))).toBe('not_found');
    }
    expect(await as(judge).seat({ params: { id: judge.seat } })).toMatchObject({ sheets: [], left: 0 });
  });

  test('that the judge declares bars one solution, and leaves the others', async () => {
    const scene = await makeScoring(world.platform, travel, {});
    const judge = at(scene.judges, 0);
    const sheet = { params: { id: scene.sheetOf(0, 0) } };
    await as(judge).declareConflict({ ...sheet, body: { reason: '与该团队负责人合著论文。' } });
    expect(await refusalOf(as(judge).sheet(sheet))).toBe('not_found');
    expect((await as(judge).sheet({ params: { id: scene.sheetOf(0, 1) } })).next).toBeNull();
    const panel = await as(scene.stage.organiser).panel(of(scene));
    expect(panel.conflicts).toEqual([
      { person: judge.person, solution: at(scene.solvers, 0).solution, sources: ['declared'] },
    ]);
  });

  test('that a judge declares by organisation on taking the seat is one', async () => {
    const scene = await makePanel(world.platform, travel, { judges: 0 });
    const grants = [{ role: 'judge' } as const];
    const judge = await makePerson(world.platform, { name: '有关专家', grants });
    const { organiser } = scene.stage;
    const { id } = await as(organiser).invite({ ...of(scene), body: { person: judge.person } });
    const accept = (interests: string[]) =>
      as(judge).accept({ params: { id }, body: { undertaking: '2026-1', interests } });
    expect(await refusalOf(accept([newId()]))).toBe('invalid_input');
    expect((await accept([at(scene.solvers, 0).organisation])).state).toBe('accepted');
    const { conflicts } = await as(organiser).panel(of(scene));
    expect(conflicts.map((one) => one.sources).sort()).toEqual([['declared'], ['rival']]);
  });

  test('that a module above notes sets the sheets aside, locked ones too', async () => {
    const scene = await makeScoring(world.platform, travel, { solvers: 1, judges: 4 });
    await fillSheet(world.platform, scene, 0, 0, () => 10);
    for (const judge of [1, 2]) await fillSheet(world.platform, scene, judge, 0, () => 5);
    const broker = (judge: number): Conflict => ({
      need: scene.need.id,
      person: at(scene.judges, judge).person,
      solution: null,
      source: 'broker_mandate',
    });
    expect(isRefusal(await note(broker(0)))).toBe(false);
    expect(isRefusal(await note(broker(0)))).toBe(false);
    expect((await as(scene.stage.organiser).panel(of(scene))).state).toBe('scoring');
    await note(broker(3));
    const { organiser, owner } = scene.stage;
    expect((await as(organiser).panel(of(scene))).state).toBe('scored');
    await as(organiser).rank(of(scene));
    expect((await as(owner).ranking(of(scene))).places.map(({ score, judges }) => [score, judges])).toEqual([[50, 2]]);
    expect(await brokenInvariants(world.platform, 'judging')).toEqual([]);
  });

  test('of a judge who comes late is looked for too', async () => {
    const scene = await makeScoring(world.platform, travel, {});
    const late = await seatJudge(world.platform, scene.stage, scene.need.id, '后到专家');
    expect((await as(late).seat({ params: { id: late.seat } })).left).toBe(2);
    const body = { reason: '时间不合。' };
    expect(await refusalOf(as(late).refuseSeat({ params: { id: late.seat }, body }))).toBe('not_in_this_state');
    expect(await refusalOf(as(at(scene.judges, 0)).seat({ params: { id: late.seat } }))).toBe('not_found');
  });
});
