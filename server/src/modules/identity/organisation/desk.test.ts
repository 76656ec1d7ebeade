import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeOrganisation, makePerson, somePaper } from '../factory.ts';

type Someone = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let organiser: Someone;
beforeAll(async () => {
  world = await openWorld();
  organiser = await makePerson(world.platform, {
    name: '一届承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: newId() }],
  });
});
afterAll(() => world.close());

test('who verifies finds any organisation by state, a part of its name or its whole number, page by page; nobody else does', async () => {
  const made = [];
  for (const name of ['样本甲材料', '样本乙材料', '样本丙机电'])
    made.push(await makeOrganisation(world.platform, { name, nameEn: `${name} Ltd 100%` }));
  const draft = await makeOrganisation(world.platform, { name: '样本丁材料', verified: false });
  const desk = (query: object) => world.as(organiser).identity.waitingOrganisations({ query });
  const names = async (query: object) => (await desk(query)).items.map(({ name }) => name);
  expect(await names({})).toEqual([]);
  expect(await names({ state: 'verified' })).toEqual(['样本甲材料', '样本乙材料', '样本丙机电']);
  expect(await names({ state: 'all', text: '材料' })).toEqual(['样本甲材料', '样本乙材料', '样本丁材料']);
  expect(await names({ state: 'unverified', text: '材料' })).toEqual(['样本丁材料']);
  expect(await names({ state: 'all', text: '100%' })).toHaveLength(3);
  expect(await names({ state: 'all', text: '%' })).toHaveLength(3);
  expect(await names({ state: 'all', text: '_' })).toEqual([]);
  const { uscc } = await world.as(organiser).identity.organisation({ params: { id: made[2] ?? '' } });
  expect(await names({ state: 'all', text: uscc ?? '' })).toEqual(['样本丙机电']);
  expect(await names({ state: 'all', text: (uscc ?? '').slice(0, 17) })).toEqual([]);
  const first = await desk({ state: 'all', limit: 3 });
  const rest = await desk({ state: 'all', limit: 3, after: first.next ?? '' });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([...made, draft]);
  expect(rest.next).toBeNull();
  const member = await makePerson(world.platform, { name: '成员', organisations: [{ id: draft }] });
  expect(await refusalOf(world.as(member).identity.waitingOrganisations({ query: { state: 'all' } }))).toBe(
    'forbidden',
  );
});

test('a verified organisation changes what it says of itself, which is public at once, and nothing that was verified', async () => {
  const id = await makeOrganisation(world.platform, { name: '样本自述单位' });
  const boss = await makePerson(world.platform, { name: '单位管理员', organisations: [{ id }] });
  const member = await makePerson(world.platform, { name: '成员', organisations: [{ id, role: 'member' }] });
  const params = { id };
  const body = { intro: '做低温薄膜。', website: 'https://sample.example/' };
  const { version, can } = await world.as(boss).identity.organisation({ params });
  expect([can.describe, can.edit]).toEqual([true, { code: 'not_in_this_state' }]);
  const said = await world.as(boss).identity.describeOrganisation({ params, version, body });
  expect([said.state, said.intro, said.website, said.version]).toEqual([
    'verified',
    body.intro,
    body.website,
    version + 1,
  ]);
  const card = await world.as().identity.organisationCard({ params });
  expect([card.name, card.verified, card.intro, card.website]).toEqual([
    '样本自述单位',
    true,
    body.intro,
    body.website,
  ]);
  const again = (who: Someone) => world.as(who).identity.describeOrganisation({ params, version, body });
  expect([await refusalOf(again(boss)), await refusalOf(again(member)), await refusalOf(again(organiser))]).toEqual([
    'stale_version',
    'forbidden',
    'forbidden',
  ]);
  await world.as(organiser).identity.suspendOrganisation({ params, body: { reason: '核查' } });
  const hidden = await world.as().identity.organisationCard({ params });
  expect([hidden.verified, hidden.intro, hidden.website]).toEqual([false, null, null]);
});

test('that an organisation asks to be verified is told to every administrator and to the organisers of any contest', async () => {
  const admin = await makePerson(world.platform, { name: '管理员', grants: [{ role: 'admin' }] });
  const reviewer = await makePerson(world.platform, { name: '审核员', grants: [{ role: 'reviewer' }] });
  const id = await makeOrganisation(world.platform, { verified: false });
  const boss = await makePerson(world.platform, { name: '单位管理员', organisations: [{ id }] });
  const { identity } = world.as(boss);
  for (const kind of ['mandate', 'licence'] as const)
    await identity.addDocument({ params: { id }, query: { kind, name: `${kind}.pdf` }, body: somePaper() });
  await identity.askVerification({ params: { id }, body: { authorisedPerson: '经办人' } });
  await world.settle();
  const told = async (who: Someone) =>
    (await world.as(who).notifications.inbox({ query: { limit: 10 } })).items.map(({ fact, address }) => [
      fact,
      address,
    ]);
  const asked = [['organisation_verification_asked', `/workspace/organisations/${id}`]];
  expect([await told(admin), await told(organiser), await told(reviewer), await told(boss)]).toEqual([
    asked,
    asked,
    [],
    [],
  ]);
});
