import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeDeal, pairNeed } from '#modules/deals/factory.ts';
import type { makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { openWorld, type World } from '#testing/world.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
let solver: Awaited<ReturnType<typeof stage.solver>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
  solver = await stage.solver('钱揭榜');
});
afterAll(() => world.close());

type Someone = Awaited<ReturnType<typeof makePerson>>;

/** Everybody gets so many of what waits: drafts, needs in review, solutions that are opened, sealed or not handed in, deals. */
async function make(count: number): Promise<void> {
  const each = async (one: () => Promise<unknown>) => {
    for (let n = 0; n < count; n += 1) await one();
  };
  const { organisation, viewer, person } = solver;
  const handedIn = async () =>
    makeSubmittedSolution(world.platform, viewer, { need: (await stage.need()).id, organisation });
  await each(handedIn);
  await each(async () => {
    const need = (await stage.need()).id;
    await pairNeed(world.platform, need);
    await makeDeal(world.platform, { need, solver: organisation, team: [person] });
  });
  await world.settle();
  const { needs } = world.as(stage.owner);
  const body = { organisation: stage.company, track: stage.track, need: wholeDraft() };
  await each(() => needs.create({ body }));
  await each(async () => {
    const { id } = await needs.create({ body });
    await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  });
  await each(handedIn);
  await each(async () =>
    world.as(solver).solutions.create({ body: { need: (await stage.need()).id, organisation, team: null } }),
  );
  // The reviews are overdue, and the needs still take solutions.
  await world.travel(new Date((await world.now()).getTime() + 15 * 86_400_000));
}

/** Of one desk: how many queries it asks, the one for the session among them, how many of them for the time, and how often each code stands on it. */
async function asked(who: Someone) {
  const query = vi.spyOn(pg.Client.prototype, 'query');
  const { tasks, waiting } = await world.as(who).desk.desk();
  const texts = query.mock.calls.map(([one]) => (one as unknown as { text: string }).text);
  query.mockRestore();
  const codes: Record<string, number> = {};
  for (const { code } of [...tasks, ...waiting]) codes[code] = (codes[code] ?? 0) + 1;
  return {
    queries: texts.length,
    times: texts.filter((text) => text === 'select platform.now() as now').length,
    codes,
  };
}

test('a desk asks as many queries for three of everything as for one, and the time once', async () => {
  const desks = async () => ({
    owner: await asked(stage.owner),
    reviewer: await asked(stage.reviewer),
    organiser: await asked(stage.organiser),
    solver: await asked(solver),
  });
  await make(1);
  const one = await desks();
  await make(3);
  const three = await desks();
  for (const who of ['owner', 'reviewer', 'organiser', 'solver'] as const)
    for (const [code, count] of Object.entries(one[who].codes))
      expect([who, code, count > 0, Math.min(three[who].codes[code] ?? 0, 3)]).toEqual([who, code, true, 3]);
  expect(Object.keys(one.organiser.codes).sort()).toEqual([
    'judging_appoint',
    'need_review_overdue',
    'solution_screen',
  ]);
  const numbers = ({ owner, reviewer, organiser, solver }: typeof one) =>
    [owner, reviewer, organiser, solver].map(({ queries, times }) => [queries, times]);
  expect(numbers(three)).toEqual(numbers(one));
  expect(numbers(one)).toEqual([
    [47, 1],
    [23, 1],
    [59, 1],
    [48, 1],
  ]);
});
