import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';
import { makeBroker, makeMandate } from '../factory.ts';
import { sidesOfOneBroker } from './rules.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
type Made = Awaited<ReturnType<typeof makePerson>>;

beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'brokers')).toEqual([]);
  await world.close();
});

const read = async (who: Made, id: string) => (await world.as(who).brokers.mandate({ params: { id } })).bothSides;
const shown = async (who: Made, id: string) =>
  (await read(who, id))?.map(({ side, organisation, state }) => [side, organisation, state]);
const toldOf = async (who: Made) => {
  await world.settle();
  return (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items
    .filter(({ fact }) => fact === 'mandate_both_sides')
    .map(({ as, address }) => `${as} ${address}`);
};

/** A need, a broker, and a university with a leader, an admin and a rival team’s person. */
async function scene(need: { id: string }, name: string) {
  const { platform } = world;
  const agency = await makeOrganisation(platform, { kind: 'agency', name: `${name}机构` });
  const broker = await makePerson(platform, { name, organisations: [{ id: agency, role: 'member' }] });
  await makeBroker(platform, broker.viewer);
  const organisation = await makeOrganisation(platform, { kind: 'university', name: `${name}大学` });
  const person = (role: 'admin' | 'member', called: string) =>
    makePerson(platform, {
      name: called,
      organisations: [{ id: organisation, role, ...(role === 'admin' ? {} : { signs: true }) }],
    });
  const [admin, leader, rival] = [
    await person('admin', '校管理员'),
    await person('member', '负责人'),
    await person('member', '另一团队'),
  ];
  const mandate = (side: 'owner' | 'solver') =>
    makeMandate(platform, {
      ...(side === 'owner'
        ? { principal: stage.owner.viewer, organisation: stage.company }
        : { principal: leader.viewer, organisation }),
      ...{ broker: broker.viewer, need: need.id, side },
    });
  const handIn = () => makeSubmittedSolution(platform, leader.viewer, { need: need.id, organisation });
  return { broker, organisation, admin, leader, rival, mandate, handIn };
}

test('the solver is told as soon as both mandates stand; the owner only when that answer is opened to it, and then by name', async () => {
  const need = await stage.need();
  const { broker, admin, leader, rival, mandate, handIn } = await scene(need, '甲经理人');
  const solver = await mandate('solver');
  expect([await shown(leader, solver), await toldOf(leader)]).toEqual([[], []]);
  const before = (await toldOf(stage.owner)).length;
  const owner = await mandate('owner');
  // Not whose the need is: it may be unnamed.
  expect(await shown(leader, solver)).toEqual([['owner', null, 'active']]);
  const told = `principal /workspace/mandates/${solver}`;
  expect([await toldOf(leader), await toldOf(admin), await toldOf(rival)]).toEqual([[told], [told], []]);
  await handIn();
  const sealed = await world.as(stage.owner).brokers.mandate({ params: { id: owner } });
  expect([sealed.bothSides, (await toldOf(stage.owner)).length - before]).toEqual([[], 0]);
  // The moment of the opening, not a minute before.
  const { deadline } = await world.as(stage.owner).needs.work({ params: { id: need.id } });
  const closes = new Date(deadline ?? '');
  await world.travel(new Date(closes.getTime() - 60_000));
  await world.settle();
  expect(await world.as(stage.owner).brokers.mandate({ params: { id: owner } })).toEqual(sealed);
  await world.travel(closes);
  await world.settle();
  expect(await shown(stage.owner, owner)).toEqual([['solver', '甲经理人大学', 'active']]);
  expect((await toldOf(stage.owner))[0]).toBe(`principal /workspace/mandates/${owner}`);
  // Who holds both is told nothing of the opening here; nor is anybody told twice.
  expect([await shown(broker, owner), await shown(broker, solver), await toldOf(broker)]).toEqual([
    ...[undefined, undefined, []],
  ]);
  await world.settle();
  expect([(await toldOf(leader)).length, (await toldOf(stage.owner)).length - before]).toEqual([1, 1]);
});

test('of who was mandated and did not hand in, the owner never learns', async () => {
  const need = await stage.need();
  const { leader, mandate } = await scene(need, '乙经理人');
  const other = await stage.solver('旁的揭榜方');
  await makeSubmittedSolution(world.platform, other.viewer, { need: need.id, organisation: other.organisation });
  const owner = await mandate('owner');
  const solver = await mandate('solver');
  const { deadline } = await world.as(stage.owner).needs.work({ params: { id: need.id } });
  await world.travel(new Date(deadline ?? ''));
  await world.settle();
  expect([await shown(stage.owner, owner), await shown(leader, solver)]).toEqual([[], [['owner', null, 'active']]]);
});

test('where the owner reads on arrival, it is told on arrival; where both stand after the opening, at once', async () => {
  const need = await stage.rollingNeed();
  const one = await scene(need, '丙经理人');
  const [owner] = [await one.mandate('owner'), await one.mandate('solver')];
  expect(await shown(stage.owner, owner)).toEqual([]);
  await one.handIn();
  await world.settle();
  expect(await shown(stage.owner, owner)).toEqual([['solver', '丙经理人大学', 'active']]);
  const late = await scene(need, '丁经理人');
  await late.handIn();
  await late.mandate('solver');
  const second = await late.mandate('owner');
  expect(await shown(stage.owner, second)).toEqual([['solver', '丁经理人大学', 'active']]);
});

test('only mandates that one broker held together, of both sides, are told', () => {
  const at = (n: number) => new Date(n);
  const made = (side: 'owner' | 'solver', from: number | null, to: number | null, broker = 'one') => ({
    ...{ broker, side, confirmed_at: from === null ? null : at(from), ended_at: to === null ? null : at(to) },
  });
  const owner = made('owner', 10, 20);
  const paired = (solver: ReturnType<typeof made>) => sidesOfOneBroker([owner, solver]).length;
  expect([
    paired(made('solver', 5, null)),
    paired(made('solver', 19, null)),
    paired(made('solver', 20, null)),
    paired(made('solver', 1, 10)),
    paired(made('solver', null, null)),
    paired(made('solver', 12, null, 'another')),
    paired(made('owner', 12, null)),
  ]).toEqual([1, 1, 0, 0, 0, 0, 0]);
});
