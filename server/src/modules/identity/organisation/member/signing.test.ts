import { afterAll, beforeAll, expect, test } from 'vitest';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeOrganisation, makePerson, somePaper } from '../../factory.ts';
import { viewerOf } from '../../queries/viewer.ts';

type Someone = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let admin: Someone;
beforeAll(async () => {
  world = await openWorld();
  admin = await makePerson(world.platform, { name: '平台管理员', grants: [{ role: 'admin' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  await world.close();
});

const signs = async ({ cookie }: Someone): Promise<boolean[]> =>
  (await viewerOf(world.platform, cookie)).memberships.map((one) => one.signs);
const change = (by: Someone, id: string, whom: Someone, to: boolean) =>
  world.as(by).identity.changeSigning({ params: { id, person: whom.person }, body: { signs: to } });

async function askAs(who: Someone, id: string): Promise<void> {
  const params = { id };
  for (const kind of ['mandate', 'licence'] as const)
    await world.as(who).identity.addDocument({ params, query: { kind, name: '样本.pdf' }, body: somePaper() });
  await world.as(who).identity.askVerification({ params, body: { authorisedPerson: '经办人' } });
}

test('who handed in the mandate signs once the organisation is verified, and nobody before or beside', async () => {
  const id = await makeOrganisation(world.platform, { verified: false });
  const registered = await makePerson(world.platform, { name: '登记人', organisations: [{ id, signs: false }] });
  const other = await makePerson(world.platform, { name: '另一管理员', organisations: [{ id, signs: false }] });
  await askAs(registered, id);
  expect(await refusalOf(change(registered, id, other, true))).toBe('organisation_not_verified');
  expect(await signs(registered)).toEqual([false]);
  await world.as(admin).identity.verifyOrganisation({ params: { id } });
  expect([await signs(registered), await signs(other)]).toEqual([[true], [false]]);
  const { items } = await world.as(other).identity.memberHistory({ params: { id } });
  expect(items.map(({ action, whom, by }) => [action, whom, by])).toEqual([['signing_given', '登记人', null]]);
});

test('where that one has left meanwhile, the administrators sign', async () => {
  const id = await makeOrganisation(world.platform, { verified: false });
  const registered = await makePerson(world.platform, { name: '已离开', organisations: [{ id, signs: false }] });
  const stays = await makePerson(world.platform, { name: '留下的', organisations: [{ id, signs: false }] });
  const plain = await makePerson(world.platform, { name: '成员', organisations: [{ id, role: 'member' }] });
  await askAs(registered, id);
  await world.as(registered).identity.removeMember({ params: { id, person: registered.person } });
  await world.as(admin).identity.verifyOrganisation({ params: { id } });
  expect([await signs(stays), await signs(plain)]).toEqual([[true], [false]]);
});

test('administrators give and end it, each change in the history; what stands so already is no change', async () => {
  const id = await makeOrganisation(world.platform);
  const boss = await makePerson(world.platform, { name: '管事的人', organisations: [{ id }] });
  const member = await makePerson(world.platform, { name: '经办', organisations: [{ id, role: 'member' }] });
  const stranger = await makePerson(world.platform, { name: '外人' });
  expect(await refusalOf(change(member, id, member, true))).toBe('forbidden');
  expect(await refusalOf(change(stranger, id, member, true))).toBe('not_found');
  expect(await refusalOf(change(boss, id, stranger, true))).toBe('not_found');
  await change(boss, id, member, true);
  await change(boss, id, member, true);
  expect(await signs(member)).toEqual([true]);
  const seen = (await world.as(member).identity.members({ params: { id } })).items;
  expect(seen.map(({ name, role, signs: may }) => [name, role, may])).toEqual([
    ['管事的人', 'admin', true],
    ['经办', 'member', true],
  ]);
  await change(boss, id, boss, false);
  expect((await world.as(boss).identity.me()).memberships.map(({ role, signs: may }) => [role, may])).toEqual([
    ['admin', false],
  ]);
  const { items } = await world.as(boss).identity.memberHistory({ params: { id } });
  expect(items.map(({ action, whom, by }) => [action, whom, by])).toEqual([
    ['signing_ended', '管事的人', '管事的人'],
    ['signing_given', '经办', '管事的人'],
  ]);
});

test('the last who signs for a verified organisation keeps it, and neither leaves nor is removed; of two ended at once one stays', async () => {
  const id = await makeOrganisation(world.platform);
  const boss = await makePerson(world.platform, { name: '管事的人', organisations: [{ id, signs: false }] });
  const one = await makePerson(world.platform, { name: '甲', organisations: [{ id, role: 'member', signs: true }] });
  const seat = { id, person: one.person };
  expect(await refusalOf(change(boss, id, one, false))).toBe('last_signatory');
  expect(await refusalOf(world.as(boss).identity.removeMember({ params: seat }))).toBe('last_signatory');
  expect(await refusalOf(world.as(one).identity.removeMember({ params: seat }))).toBe('last_signatory');
  expect(await signs(one)).toEqual([true]);
  const two = await makePerson(world.platform, { name: '乙', organisations: [{ id, role: 'member', signs: true }] });
  const both = await Promise.allSettled([change(boss, id, one, false), change(boss, id, two, false)]);
  expect(both.filter(({ status }) => status === 'fulfilled').length).toBe(1);
  expect([...(await signs(one)), ...(await signs(two))].filter(Boolean).length).toBe(1);
  await change(boss, id, boss, true);
  await world.as(one).identity.removeMember({ params: seat });
  expect(await signs(one)).toEqual([]);
});

test('of what is merged nobody brings it along', async () => {
  const from = await makeOrganisation(world.platform, { name: '样本重复登记单位' });
  const into = await makeOrganisation(world.platform, { name: '样本重复登记单位' });
  const moved = await makePerson(world.platform, { name: '并入的人', organisations: [{ id: from }] });
  const stays = await makePerson(world.platform, { name: '原有的人', organisations: [{ id: into }] });
  await world.as(admin).identity.mergeOrganisation({ params: { id: from }, body: { into, reason: '重复登记' } });
  expect([await signs(moved), await signs(stays)]).toEqual([[false], [true]]);
});
