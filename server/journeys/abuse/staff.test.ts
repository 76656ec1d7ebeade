import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeBroker, makeMandate } from '#modules/brokers/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makeScreenedNeed } from '#modules/judging/factory.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

// What one who runs a contest could read and decide of a need in which they are bound to a solver: by all that would bind a judge.

let world: World;
let scene: Awaited<ReturnType<typeof makeScreenedNeed>>;
beforeAll(async () => {
  world = await openWorld();
  scene = await makeScreenedNeed(world.platform, world.travel);
});
afterAll(() => world.close());

const day = 86_400_000;
const solver = (place: number) => {
  const found = scene.solvers[place];
  if (!found) throw new Error(`there is no solver ${place}`);
  return found;
};
type Staff = Awaited<ReturnType<typeof makePerson>>;
const staff = (name: string, roles: readonly ('organiser' | 'judge')[] = ['organiser']): Promise<Staff> => {
  const grants = roles.map((role) => ({ role, scope: 'contest', scopeId: scene.stage.contest }) as const);
  return makePerson(world.platform, { name, grants });
};
/** What comes of each try to read a rival's solution, to screen it, and to begin its judging. */
const tries = async (who: Staff) => {
  const { solutions, judging } = world.as(who);
  const rival = { params: { id: solver(1).solution } };
  return Promise.all(
    [
      solutions.ofNeed({ params: { id: scene.need.id } }),
      solutions.read(rival),
      solutions.screenIn(rival),
      judging.candidates({ params: { need: scene.need.id }, query: { limit: 10 } }),
    ].map((one) =>
      one.then(
        () => null,
        () => refusalOf(one),
      ),
    ),
  );
};
/** The solution is screened already. */
const free = [null, null, 'not_in_this_state', null];
const shutOut = Array.from({ length: 4 }, () => 'conflict_of_interest');
const joined = async (person: string, organisation: string, endedDaysAgo: number) => {
  const now = (await world.now()).getTime();
  await world.platform.pool.query(
    `insert into identity.membership (id, organisation, person, role, joined_at, ended_at) values ($1, $2, $3, 'member', $4, $5)`,
    [newId(), organisation, person, new Date(now - 5000 * day), new Date(now - endedDaysAgo * day)],
  );
};

describe('one who runs the contest', () => {
  test('and is bound to nobody does all of it', async () => {
    const who = await staff('无关承办');
    // A membership that ended before the years that the contest counts binds nobody.
    await joined(who.person, solver(0).organisation, 4 * 366);
    const { items } = await world.as(who).solutions.ofNeed({ params: { id: scene.need.id } });
    expect(items.map(({ id }) => id)).toEqual(scene.solvers.map(({ solution }) => solution));
    expect(await tries(who)).toEqual(free);
  });

  test('and left a solver’s organisation the day before the opening reads and decides nothing of its rivals', async () => {
    const who = await staff('刚离职承办');
    await joined(who.person, solver(0).organisation, 31);
    expect(await tries(who)).toEqual(shutOut);
    const desk = await world.as(who).solutions.screeningDesk({ query: { limit: 10 } });
    expect(desk.items).toEqual([]);
  });

  test('and holds a solver’s mandate as its technology manager reads and decides nothing of its rivals', async () => {
    const who = await staff('兼职经理人');
    await makeBroker(world.platform, who.viewer);
    const { organisation, viewer } = solver(0);
    const of = { broker: who.viewer, principal: viewer, organisation, need: scene.need.id, side: 'solver' } as const;
    await makeMandate(world.platform, of);
    expect(await tries(who)).toEqual(shutOut);
  });

  test('and is bound to a solver by their own entry of the register of judges reads and decides nothing of its rivals', async () => {
    const who = await staff('名册承办', ['organiser', 'judge']);
    const name = '曾经任教的样本学院';
    const affiliations = [{ kind: 'part_time' as const, name, from: null, to: null }];
    const empty = { fields: [], industries: [], keywords: [], mostSheets: null, away: [] };
    await world.as(who).judging.keepRegister({ version: 1, body: { ...empty, affiliations } });
    expect(await tries(who)).toEqual(free);
    await world.platform.pool.query('update identity.organisation set name = $2 where id = $1', [
      solver(0).organisation,
      name,
    ]);
    expect(await tries(who)).toEqual(shutOut);
  });

  test('and declared an interest in a solver’s organisation as a judge of another need does not read this one either', async () => {
    const other = await makeScreenedNeed(world.platform, world.travel, { stage: scene.stage, solvers: 1 });
    await world.as(scene.stage.organiser).judging.open({ params: { need: other.need.id } });
    const who = await staff('兼任评委', ['organiser', 'judge']);
    const invite = { params: { need: other.need.id }, body: { person: who.person } };
    const { id } = await world.as(scene.stage.organiser).judging.invite(invite);
    expect(await tries(who)).toEqual(free);
    const body = { undertaking: '2026-1', interests: [solver(0).organisation] };
    await world.as(who).judging.accept({ params: { id }, body });
    expect(await tries(who)).toEqual(shutOut);
  });

  test('and bears the name of a team’s member stands aside, until another who runs it has found them to be two people', async () => {
    const who = await staff('李 小明');
    await world.platform.pool.query('update identity.person set name = $2 where id = $1', [solver(0).person, '李小明']);
    expect(await tries(who)).toEqual(shutOut);
    const organiser = world.as(scene.stage.organiser).judging;
    await organiser.open({ params: { need: scene.need.id } });
    const body = { person: who.person, solution: solver(0).solution, reason: '已核对证件，系同名两人。' };
    const said = { params: { need: scene.need.id }, body };
    // Nobody says it of themselves.
    expect(await refusalOf(world.as(who).judging.tellApart(said))).toBe('conflict_of_interest');
    await organiser.tellApart(said);
    expect(await tries(who)).toEqual(free);
  });

  test('and is of a consortium’s registered partner, or was, reads and decides nothing of its rivals', async () => {
    const partner = await makeOrganisation(world.platform, { name: '样本联合研究院', kind: 'institute' });
    const who = await staff('联合体承办');
    await joined(who.person, partner, 400);
    // As a consortium stands once it was opened.
    await world.platform.pool.query(
      `update solutions.opened set partner_organisations = array[$2::uuid] where solution = $1`,
      [solver(0).solution, partner],
    );
    expect(await tries(who)).toEqual(shutOut);
  });
});
