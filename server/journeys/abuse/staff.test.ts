import type { AddressInfo } from 'node:net';
import type { Act } from '@jiebang/contract/judging/stage/final.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { clock } from '#kernel/viewer.ts';
import { makeBroker, makeMandate } from '#modules/brokers/factory.ts';
import { makeRule } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { fillSheet, makeLiveFinal, makeScoring, makeScreenedNeed } from '#modules/judging/factory.ts';
import { makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { record } from '#platform/db/transact.ts';
import { listen } from '#testing/streams/listen.ts';
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
    const namesakes = async () => (await organiser.panel({ params: { need: scene.need.id } })).namesakes;
    expect(await namesakes()).toEqual([{ person: who.person, name: '李 小明', solution: solver(0).solution }]);
    const body = { person: who.person, solution: solver(0).solution, reason: '已核对证件，系同名两人。' };
    const said = { params: { need: scene.need.id }, body };
    // Nobody says it of themselves.
    expect(await refusalOf(world.as(who).judging.tellApart(said))).toBe('conflict_of_interest');
    await organiser.tellApart(said);
    expect(await namesakes()).toEqual([]);
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

  test('and names the same unregistered partner in their own entry of the register reads and decides nothing of its rivals', async () => {
    const who = await staff('名册承办二', ['organiser', 'judge']);
    const affiliations = [{ kind: 'board' as const, name: '尚未登记的样本研究所', from: null, to: null }];
    const empty = { fields: [], industries: [], keywords: [], mostSheets: null, away: [] };
    await world.as(who).judging.keepRegister({ version: 1, body: { ...empty, affiliations } });
    expect(await tries(who)).toEqual(free);
    // As a consortium stands once it was opened.
    await world.platform.pool.query(
      `update solutions.opened set partners = array['尚未登记的 样本研究所'], partner_organisations = '{}' where solution = $1`,
      [solver(0).solution],
    );
    expect(await tries(who)).toEqual(shutOut);
    const another = await staff('研究所承办');
    await joined(another.person, await makeOrganisation(world.platform, { name: '尚未登记的样本研究所' }), 60);
    expect(await tries(another)).toEqual(shutOut);
  });
});

/** Opens the live channel of each of these people; the function closes them and says which facts each had heard by then, once each. */
async function listening(people: readonly { person: string; cookie: string }[]): Promise<() => Promise<string[][]>> {
  if (!world.server.server.listening) await world.server.listen({ port: 0, host: '127.0.0.1' });
  const address = `http://127.0.0.1:${(world.server.server.address() as AddressInfo).port}`;
  const streams: Awaited<ReturnType<typeof listen>>[] = [];
  for (const { cookie } of people) streams.push(await listen(address, { cookie }));
  return async () => {
    // Their own marks, after all that was done: each stream has by then told what it has to tell.
    for (const { person } of people)
      await world.platform.transact(async (tx) => {
        record(tx, { name: 'the_end', subject: person, actor: clock, audience: [`person:${person}`] });
        return null;
      });
    for (const stream of streams) await stream.until(({ name }) => name === 'the_end');
    const heard = streams.map((stream) =>
      [...new Set(stream.heard.map(({ name }) => name))].filter(
        (name) => !['the_end', 'person_notified'].includes(name),
      ),
    );
    for (const stream of streams) await stream.stop();
    return heard;
  };
}

describe('one who runs the contest and stands on a side of a need', () => {
  test('by what binds them or by declaring it hears nothing of its judging: live, in the inbox, on the desk, in the audit', async () => {
    const made = await makeScoring(world.platform, world.travel, { judges: 3 });
    const { contest, organiser } = made.stage;
    const grants = [{ role: 'organiser', scope: 'contest', scopeId: contest } as const];
    const of = { params: { need: made.need.id } };
    const [first, second] = [made.solvers[0], made.judges[2]];
    if (!first || !second) throw new Error('a scene without solver or judge');
    const found = await makePerson(world.platform, { name: '受约束承办', grants });
    await joined(found.person, first.organisation, 20);
    const declared = await makePerson(world.platform, { name: '自行回避承办', grants });
    await world
      .as(declared)
      .solutions.standAside({ params: { id: made.need.id }, body: { reason: '与参赛团队有合作。' } });
    const free = await makePerson(world.platform, { name: '无关承办二', grants });
    await world.settle();
    const people = [found, declared, free];
    const heardBy = await listening(people);
    const after = await world.now();

    for (const solution of [0, 1]) await fillSheet(world.platform, made, 0, solution, () => 7);
    for (const solution of [0, 1]) await fillSheet(world.platform, made, 1, solution, () => 6);
    for (const solution of [0, 1])
      await world.as(second).judging.abstain({
        params: { id: made.sheetOf(2, solution) },
        body: { reason: '不熟悉该领域。' },
      });
    await world.settle();
    const scored = await Promise.all(people.map((one) => world.as(one).desk.desk({})));
    await world.as(organiser).judging.rank(of);
    await world.settle();
    expect(await heardBy()).toEqual([
      [],
      [],
      expect.arrayContaining(['scores_locked', 'judge_abstained', 'scoring_finished', 'ranking_proposed']),
    ]);
    const told = [];
    for (const one of people) {
      const { items } = await world.as(one).notifications.inbox({});
      told.push(items.filter(({ at }) => new Date(at) >= after).map(({ fact }) => fact));
    }
    expect(told).toEqual([[], [], ['scoring_finished']]);
    const tasks = scored.map((one) =>
      one.tasks.filter(({ subject }) => subject?.id === made.need.id).map(({ code }) => code),
    );
    expect(tasks).toEqual([[], [], ['judging_rank']]);
    const audits = [];
    for (const one of people) {
      const { items } = await world.as(one).desk.contestAudit({ params: { id: contest }, query: { limit: 100 } });
      audits.push(
        items.map(({ action }) => action).filter((action) => /^(scores|judge|ranking|solution)_/.test(action)),
      );
    }
    expect(audits.slice(0, 2)).toEqual([[], []]);
    expect(audits[2]).toContain('ranking_proposed');
  });

  test('is asked to screen nothing of what was handed in for it', async () => {
    const need = await scene.stage.need();
    // Who comes now is not told of what was.
    await world.settle();
    const { viewer, organisation } = solver(0);
    await makeSubmittedSolution(world.platform, viewer, { need: need.id, organisation });
    const [bound, free] = [await staff('受约束承办三'), await staff('无关承办三')];
    await joined(bound.person, organisation, 5);
    await world.travel(new Date((await world.now()).getTime() + 31 * day));
    const asked = [];
    for (const one of [bound, free]) {
      const { tasks } = await world.as(one).desk.desk({});
      const { items } = await world.as(one).notifications.inbox({});
      const told = items.filter(({ need: of }) => of?.id === need.id).map(({ fact }) => fact);
      asked.push([
        tasks
          .filter(({ subject }) => subject?.id === need.id)
          .map(({ code }) => code)
          .sort(),
        told,
      ]);
    }
    expect(asked).toEqual([
      [[], []],
      [['judging_appoint', 'solution_screen'], ['solutions_opened']],
    ]);
  });

  test('hears of its live final what the hall hears, and not that a price was given; who is bound to none hears the console', async () => {
    const made = await makeLiveFinal(world.platform, world.travel, { solvers: 2 });
    const { contest } = made.stage;
    const [at = expect.unreachable()] = made.scenes;
    const need = at.need.id;
    await makeRule(world.platform, { contest, track: null, key: 'price_rounds', value: 1 });
    const watching = (name: string, role: 'organiser' | 'observer') =>
      makePerson(world.platform, { name, grants: [{ role, scope: 'contest', scopeId: contest }] });
    const [bound, boundObserver] = [
      await watching('受约束承办', 'organiser'),
      await watching('受约束监督', 'observer'),
    ];
    for (const { person } of [bound, boundObserver]) await joined(person, at.solvers[0]?.organisation ?? '', 20);
    const [free, freeObserver] = [await watching('无关承办', 'organiser'), await watching('无关监督', 'observer')];
    const first = made.items[0];
    const { rows } = await world.platform.pool.query<{ solution: string }>(
      'select solution from judging.final_item where id = $1',
      [first?.id],
    );
    const team = at.solvers.find(({ solution }) => solution === rows[0]?.solution) ?? expect.unreachable();
    const people = [bound, boundObserver, free, freeObserver, team, made.stage.owner];
    const act = (action: Act['action'], given: Partial<Act> = {}) =>
      world.as(made.stage.organiser).judging.act({
        params: { id: made.id },
        body: { action, item: null, need: null, seconds: null, reason: null, ...given },
      });
    const console = (who: Staff) => world.as(who).judging.workFinal({ params: { id: made.id } });
    expect(await refusalOf(console(bound))).toBe('conflict_of_interest');
    expect(await refusalOf(console(boundObserver))).toBe('conflict_of_interest');
    const acts = await listening(people);
    await act('present', { item: first?.id ?? '' });
    await act('score', { item: first?.id ?? '' });
    await act('freeze');
    const called = ['final_act_recorded'];
    expect(await acts()).toEqual([[], [], called, called, [], []]);
    // A price round is told to the hall at once; that a price was given is told to who reads the console, and to who gave it.
    const prices = await listening(people);
    await act('call_prices', { need });
    await world.as(team).judging.bid({ params: { number: made.number, item: 1 }, body: { fen: 80_000_000 } });
    const given = [...called, 'final_bid_given'];
    expect(await prices()).toEqual([called, called, given, given, ['price_round_called', ...given], called]);
  });
});
