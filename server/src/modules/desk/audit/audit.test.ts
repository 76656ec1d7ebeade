import { readFileSync } from 'node:fs';
import { auditAreas } from '@jiebang/contract/desk/audit-areas.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeOrganisation, makePerson, makeProof } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { askingOf, codeMailed } from '#testing/asking.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { untold } from './config.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
let admin: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
  admin = await makePerson(world.platform, { name: '平台管理', grants: [{ role: 'admin' }] });
});
afterAll(() => world.close());

const whole = async (query: Parameters<ReturnType<World['as']>['desk']['audit']>[0] = {}) =>
  (await world.as(admin).desk.audit({ query: { limit: 100, ...query?.query } })).items;
const said = (items: Awaited<ReturnType<typeof whole>>) => items.map((one) => [one.action, one.person?.name]);

async function company() {
  const id = await makeOrganisation(world.platform);
  const boss = await makePerson(world.platform, { name: '管事的人', organisations: [{ id }] });
  const proof = await makeProof(world.platform, boss.person);
  return { id, boss, params: { id }, keyBody: { ...keyBody, proof } };
}
const keyBody = { name: '对接系统', scopes: ['read_needs'] as ['read_needs'], days: 9 };

test('what is told says who, for whom, when and from where, and is found by person, organisation, area and day', async () => {
  const [one, other] = [await company(), await company()];
  const before = await world.now();
  const { key } = await world.as(one.boss).identity.makeOrganisationKey({ params: one.params, body: one.keyBody });
  await world.as(other.boss).identity.makeOrganisationKey({ params: other.params, body: other.keyBody });
  const [entry, ...more] = await whole({ query: { organisation: one.id } });
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    action: 'api_key_made',
    subject: { id: key.id, kind: 'api_key', name: '对接系统' },
    person: { id: one.boss.person, name: '管事的人' },
    organisation: { id: one.id },
    key: null,
    address: '127.0.0.1',
  });
  expect(Date.parse(entry?.at ?? '')).toBeGreaterThanOrEqual(before.getTime());
  expect(said(await whole({ query: { person: other.boss.person } }))).toEqual([['api_key_made', '管事的人']]);
  const area = { person: one.boss.person, area: 'need' as const };
  expect(await whole({ query: area })).toEqual([]);
  const day = (days: number) =>
    new Date(before.getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  const on = async (from: number, to: number) =>
    (await whole({ query: { person: one.boss.person, from: day(from), to: day(to) } })).length;
  expect([await on(0, 0), await on(-1, 0), await on(-2, -1), await on(1, 2)]).toEqual([1, 1, 0, 0]);
});

test('what a key does is told with its name', async () => {
  const one = await company();
  const { secret } = await world.as(one.boss).identity.makeOrganisationKey({
    params: one.params,
    body: { ...one.keyBody, scopes: ['write_need_drafts'] },
  });
  const reply = await world.server.inject({
    method: 'POST',
    url: '/api/v1/workspace/needs',
    headers: { authorization: `Bearer ${secret}`, 'idempotency-key': newId() },
    payload: { organisation: one.id, track: stage.track, need: wholeDraft() },
  });
  expect(reply.statusCode).toBe(200);
  const { items } = await world.as(one.boss).desk.organisationAudit({ params: one.params, query: { area: 'need' } });
  expect(items.map((item) => [item.action, item.key, item.person?.name])).toEqual([
    ['need_drafted', '对接系统', '管事的人'],
  ]);
});

test('signing in is told with the address that it came from; who fails is not in', async () => {
  const email = 'audited@example.com';
  const { person } = await makePerson(world.platform, { name: '来的人', email });
  const post = askingOf(() => world);
  await post('/sign-in/codes', { email });
  const code = await codeMailed(world, email);
  const wrong = code === '000000' ? '000001' : '000000';
  expect((await post('/sign-in/code', { email, code: wrong }, '', '10.7.0.9')).status).toBe(401);
  expect((await post('/sign-in/code', { email, code }, '', '10.7.0.7')).status).toBe(200);
  const items = await whole({ query: { person, area: 'account' } });
  expect(items.map((one) => [one.action, one.address, one.organisation])).toEqual([['signed_in', '10.7.0.7', null]]);
});

test('an organisation’s administrators read what its people did in its name, page by page, and nothing of staff or others', async () => {
  const one = await company();
  const { params } = one;
  const mate = await makePerson(world.platform, { name: '成员', organisations: [{ id: one.id, role: 'member' }] });
  const { identity, desk } = world.as(one.boss);
  for (let n = 0; n < 3; n += 1) await identity.makeOrganisationKey({ params, body: one.keyBody });
  await world.as(mate).identity.removeMember({ params: { id: one.id, person: mate.person } });
  await world.as(admin).identity.suspendOrganisation({ params, body: { reason: '核查' } });
  await world.as(admin).identity.reinstateOrganisation({ params, body: { reason: '已核实' } });
  const first = await desk.organisationAudit({ params, query: { limit: 3 } });
  const rest = await desk.organisationAudit({ params, query: { limit: 3, after: first.next ?? '' } });
  expect([...said(first.items), ...said(rest.items)]).toEqual([
    ['member_left', '成员'],
    ['api_key_made', '管事的人'],
    ['api_key_made', '管事的人'],
    ['api_key_made', '管事的人'],
  ]);
  expect(rest.next).toBeNull();
  expect(said(await whole({ query: { area: 'organisation', person: admin.person } }))).toEqual([
    ['organisation_reinstated', '平台管理'],
    ['organisation_suspended', '平台管理'],
  ]);
  const stranger = (await company()).boss;
  const member = await makePerson(world.platform, { name: '新成员', organisations: [{ id: one.id, role: 'member' }] });
  expect(await refusalOf(world.as(stranger).desk.organisationAudit({ params }))).toBe('not_found');
  expect(await refusalOf(world.as(member).desk.organisationAudit({ params }))).toBe('forbidden');
  expect(await refusalOf(world.as(stranger).desk.audit())).toBe('forbidden');
});

test('that somebody drafts or hands in a solution is told to nobody', async () => {
  const need = await stage.need();
  const leader = await stage.solver('密封的人');
  const before = JSON.stringify(await whole());
  await makeSubmittedSolution(world.platform, leader.viewer, { need: need.id, organisation: leader.organisation });
  expect(JSON.stringify(await whole())).toBe(before);
  const params = { id: leader.organisation };
  expect((await world.as(leader).desk.organisationAudit({ params })).items).toEqual([]);
});

test('each fact of the house is told or named with the reason why not, and told is none of a solution, a score sheet or a judge’s seat', () => {
  const page = readFileSync(new URL('../../../../../docs/domain/facts.md', import.meta.url), 'utf8');
  const facts = new Map(
    [...page.matchAll(/^\| `(\w+)` \| `\w+` \| (.*?) \|/gm)].map(([, name = '', move = '']) => [name, move]),
  );
  const told: readonly string[] = Object.values(auditAreas).flat();
  expect(told.filter((name) => !facts.has(name))).toEqual([]);
  // Each fact is told or it is said why not; none is both, and none is one that nobody records.
  const reasons = Object.values(untold);
  expect(reasons.every(({ why }) => why.length > 10)).toBe(true);
  expect([...told, ...reasons.flatMap((one) => one.facts)].sort()).toEqual([...facts.keys()].sort());
  const blind = [...facts].filter(([, move]) => /`(solution|sheet|seat): /.test(move)).map(([name]) => name);
  expect(blind.length).toBeGreaterThan(20);
  expect(blind.filter((name) => told.includes(name))).toEqual([]);
});
