import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeStage, wholeDraft } from '../factory.ts';

// A natural person who holds technology (技术持有人), from its real name to a solution handed in.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
type Someone = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
});

const as = (who: Someone) => world.as(who);
const someone = (name: string, realName = true) => makePerson(world.platform, { name, realName });
const place = { country: 'CN', region: '310115' };
const accepted = { terms: '2026-1', declaration: '2026-1' } as const;
async function holder(name = '程持有') {
  const who = await someone(name);
  const { id } = await as(who).identity.registerHolder({ body: place });
  return { who, organisation: id };
}
/** A draft that answers a need on the board in one's own name. */
async function answering(given: Partial<SolutionDraft> = {}) {
  const { who, organisation } = await holder();
  const need = await stage.need();
  const { id, version } = await as(who).solutions.create({ body: { need: need.id, organisation, team: null } });
  const { version: saved } = await as(who).solutions.edit({ params: { id }, version, body: wholeDraft(given) });
  const submit = () => as(who).solutions.submit({ params: { id }, body: accepted });
  const edit = async (more: Partial<SolutionDraft>) =>
    as(who).solutions.edit({
      params: { id },
      version: (await as(who).solutions.own({ params: { id } })).version,
      body: wholeDraft({ ...given, ...more }),
    });
  return { who, organisation, need, id, saved, submit, edit };
}

test('who has a verified real name takes part under it, once, and alone', async () => {
  const nobody = await someone('未实名', false);
  expect(await refusalOf(as(nobody).identity.registerHolder({ body: place }))).toBe('holder_not_named');
  const who = await someone('程持有');
  const made = await as(who).identity.registerHolder({ body: place });
  expect([made.kind, made.state, made.name, made.uscc, made.can.invite]).toEqual([
    'individual',
    'verified',
    '程持有',
    null,
    undefined,
  ]);
  expect(await refusalOf(as(who).identity.registerHolder({ body: place }))).toBe('holder_exists');
  const invitation = { params: { id: made.id }, body: { email: 'other@example.com', role: 'member' as const } };
  expect(await refusalOf(as(who).identity.invite(invitation))).toBe('holder_alone');
  const wrong = { country: 'DE', region: '310115' };
  expect(await refusalOf(as(await someone('在外')).identity.registerHolder({ body: wrong }))).toBe('invalid_input');
  // A name that is a person's is not found by searching, nor read by whoever knows its id: in no card and on no page.
  const found = await as(stage.owner).identity.findOrganisations({ query: { text: '程持有' } });
  expect(found.items).toEqual([]);
  const card = as(stage.owner).identity.organisationCard({ params: { id: made.id } });
  expect(await refusalOf(card)).toBe('not_found');
  const page = await world.server.inject({ method: 'GET', url: `/organisations/${made.id}` });
  expect([page.statusCode, page.body.includes('程持有')]).toEqual([404, false]);
});

test('it hands in a solution once it says that the result is no service invention', async () => {
  const { submit, edit, who, id, organisation } = await answering();
  expect(await refusalOf(submit())).toBe('solution_incomplete');
  expect((await as(who).solutions.own({ params: { id } })).can['submit']).toEqual({ code: 'solution_incomplete' });
  await edit({ invention: 'not_service' });
  expect((await submit()).state).toBe('submitted');
  const content = await as(who).solutions.submitted({ params: { id, n: '1' } });
  expect([content.invention, content.organisation]).toEqual(['not_service', { id: organisation, name: '程持有' }]);
});

test('or attaches the employer’s consent: a file of this very solution', async () => {
  const { submit, edit, who, id } = await answering({ invention: 'employer_consents' });
  expect(await refusalOf(submit())).toBe('solution_incomplete');
  const file = await as(who).solutions.attach({ params: { id }, body: new Blob(['%PDF-1.7 consent']) });
  await edit({ employerConsent: file.id });
  expect(await refusalOf(submit())).toBe('solution_incomplete');
  await edit({ employerConsent: file.id, attachments: [{ id: file.id, name: '单位同意书.pdf' }] });
  expect((await submit()).state).toBe('submitted');
});

test('an organisation is not asked for it, and what it handed in is word for word what it was', async () => {
  const solver = await stage.solver('李揭榜');
  const need = await stage.need();
  const body = { need: need.id, organisation: solver.organisation, team: null };
  const { id, version } = await as(solver).solutions.create({ body });
  await as(solver).solutions.edit({ params: { id }, version, body: wholeDraft() });
  await as(solver).solutions.submit({ params: { id }, body: accepted });
  const content = await as(solver).solutions.submitted({ params: { id, n: '1' } });
  expect(Object.keys(content).filter((key) => /invention|employer/.test(key))).toEqual([]);
});

test('its name follows its real name: taken back or suspended nothing is done in it, verified again it goes on', async () => {
  const { who, organisation } = await holder('丁往返');
  const state = async () => (await as(who).identity.organisation({ params: { id: organisation } })).state;
  const of = { params: { id: who.person } };
  const why = { body: { reason: '核查' } };
  await as(stage.admin).identity.suspendRealName({ ...of, ...why });
  expect(await state()).toBe('suspended');
  const need = await stage.need();
  const draft = { body: { need: need.id, organisation, team: null } };
  expect(await refusalOf(as(who).solutions.create(draft))).toBe('organisation_suspended');
  const reinstated = as(stage.admin).identity.reinstateOrganisation({ params: { id: organisation }, ...why });
  expect(await refusalOf(reinstated)).toBe('holder_not_named');
  await as(stage.admin).identity.reinstateRealName({ ...of, ...why });
  expect(await state()).toBe('verified');
  // What the staff suspended by itself stays so.
  await as(stage.admin).identity.suspendOrganisation({ params: { id: organisation }, ...why });
  await as(stage.admin).identity.suspendRealName({ ...of, ...why });
  await as(stage.admin).identity.reinstateRealName({ ...of, ...why });
  expect(await state()).toBe('suspended');
  await as(stage.admin).identity.reinstateOrganisation({ params: { id: organisation }, ...why });
  await as(who).identity.withdrawRealName();
  expect(await state()).toBe('suspended');
});

test('of twenty registrations at once exactly one is made', async () => {
  const who = await someone('同时登记');
  const calls = Array.from({ length: 20 }, () => as(who).identity.registerHolder({ body: place }));
  const results = await Promise.allSettled(calls);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
