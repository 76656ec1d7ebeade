import { afterAll, beforeAll, expect, test } from 'vitest';
import { setClock } from '#platform/db/connection.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeStage, makeSubmittedSolution, wholeDraft } from './factory.ts';

const accepted = { terms: '2026-1', declaration: '2026-1' } as const;

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const outcomeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: { document?: { code: string } }) => error.document?.code ?? String(error),
  );
const counted = (outcomes: readonly string[]) =>
  Object.fromEntries([...new Set(outcomes)].map((one) => [one, outcomes.filter((other) => other === one).length]));

test('a hundred attempts at two solutions of one team: one succeeds, the others are refused', async () => {
  const leader = await stage.solver('孙牵头');
  const client = world.as(leader).solutions;
  const first = await stage.need();
  await client.create({ body: { need: first.id, organisation: leader.organisation, team: null } });
  const [team] = (await client.teams()).items;
  const need = await stage.need();
  const body = { need: need.id, organisation: leader.organisation, team: team?.id ?? null };
  const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcomeOf(client.create({ body }))));
  expect(counted(outcomes)).toEqual({ done: 1, solution_exists: 99 });
  expect((await client.mine()).items.length).toBe(2);
});

test('a person invited to twenty teams of one need takes one seat, and only that person learns why not the others', async () => {
  const need = await stage.need();
  const mate = await stage.solver('抢手');
  const members = [{ name: '抢手', email: `${mate.person}@example.com` }];
  for (let n = 0; n < 20; n += 1) {
    const leader = await stage.solver(`牵头${n}`);
    const body = { need: need.id, organisation: leader.organisation, team: null };
    const { id } = await world.as(leader).solutions.create({ body });
    await world.as(leader).solutions.setMembers({ params: { id }, version: 1, body: { members } });
  }
  const { items } = await world.as(mate).solutions.invitations();
  const outcomes = await Promise.all(
    items.map((one) => outcomeOf(world.as(mate).solutions.confirm({ params: { id: one.id } }))),
  );
  expect(counted(outcomes)).toEqual({ done: 1, already_in_a_team: 19 });
  const own = { need: need.id, organisation: mate.organisation, team: null };
  expect(await refusalOf(world.as(mate).solutions.create({ body: own }))).toBe('already_in_a_team');
});

test('twenty stale saves at once: one is kept', async () => {
  const need = await stage.need();
  const leader = await stage.solver('多窗口');
  const client = world.as(leader).solutions;
  const { id } = await client.create({ body: { need: need.id, organisation: leader.organisation, team: null } });
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      outcomeOf(client.edit({ params: { id }, version: 1, body: wholeDraft({ title: `第${n}稿` }) })),
    ),
  );
  expect(counted(outcomes)).toEqual({ done: 1, stale_version: 19 });
});

test('forty teams hand in while the deadline passes: each is sealed with a receipt and opened, or refused; none in between', async () => {
  const need = await stage.need();
  const leaders = await Promise.all(Array.from({ length: 40 }, (_, n) => stage.solver(`末班${n}`)));
  const drafts: { leader: (typeof leaders)[number]; id: string }[] = [];
  for (const leader of leaders) {
    const client = world.as(leader).solutions;
    const { id } = await client.create({ body: { need: need.id, organisation: leader.organisation, team: null } });
    await client.edit({ params: { id }, version: 1, body: wholeDraft({ title: leader.person }) });
    drafts.push({ leader, id });
  }
  const { deadline } = await world.as().needs.read({ params: { number: need.number } });
  await setClock(world.platform.db, new Date(Date.parse(deadline) - 60_000));
  let arrived = 0;
  const outcomes = await Promise.all(
    drafts.map(async ({ leader, id }) => {
      const outcome = await outcomeOf(world.as(leader).solutions.submit({ params: { id }, body: accepted }));
      arrived += 1;
      if (arrived === 5) await setClock(world.platform.db, new Date(Date.parse(deadline)));
      return outcome;
    }),
  );
  await setClock(world.platform.db, new Date(Date.parse(deadline) + 1));
  const late = await stage.solver('迟到');
  const refused = makeSubmittedSolution(world.platform, late.viewer, {
    need: need.id,
    organisation: late.organisation,
  }).catch((error: Error) => error.message);
  expect(await refused).toBe('refused: {"refused":"not_taking_solutions"}');
  await world.settle();
  const handedIn = drafts.filter((_, n) => outcomes[n] === 'done');
  expect(outcomes.filter((one) => one !== 'done' && one !== 'not_taking_solutions')).toEqual([]);
  const { items } = await world
    .as(stage.organiser)
    .solutions.ofNeed({ params: { id: need.id }, query: { limit: 100 } });
  expect(items.map((one) => one.id).sort()).toEqual(handedIn.map((one) => one.id).sort());
  for (const { leader, id } of drafts) {
    const receipt = await outcomeOf(world.as(leader).solutions.receipt({ params: { id, n: 1 } }));
    expect(receipt).toBe(handedIn.some((one) => one.id === id) ? 'done' : 'not_found');
  }
  await world.travel(new Date(Date.parse(deadline) + 10 * 60_000));
  for (const { leader, id } of handedIn) {
    const { inclusion } = await world.as(leader).solutions.receipt({ params: { id, n: 1 } });
    expect(inclusion).toBeDefined();
  }
  expect(await brokenInvariants(world.platform, 'solutions')).toEqual([]);
  expect(await brokenInvariants(world.platform, 'log')).toEqual([]);
});
