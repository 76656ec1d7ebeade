import { dealRoutes } from '@jiebang/contract/deals/routes.ts';
import type { Problem } from '@jiebang/contract/http/client.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { setClock } from '#platform/db/connection.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { type DealScene, makeScene, soundContract } from './factory.ts';
import { findDeal } from './store.ts';

// A canary stands in every private field of a deal; nobody but its parties may ever meet one.

const canary = 'CANARY7f3a';
const totalFen = 7_315_902_486;

let world: World;
let scene: DealScene;
let document: string;
beforeAll(async () => {
  world = await openWorld();
  scene = await makeScene(world.platform);
  const params = { id: scene.deal };
  const [owner, solver] = [world.as(scene.owner).deals, world.as(scene.solver).deals];
  await owner.begin({ params });
  const at = await world.now();
  const slots = [{ startsAt: new Date(at.getTime() + 3_600_000).toISOString(), minutes: 30 }];
  const { id: meeting } = await owner.askMeeting({ params, body: { topic: canary, place: canary, slots } });
  await solver.acceptMeeting({ params: { ...params, meeting }, body: { slot: 0 } });
  await setClock(world.platform.db, new Date(at.getTime() + 7_200_000));
  await solver.writeMinutes({ params: { ...params, meeting }, body: { text: canary } });
  const contact = { name: canary, phone: canary, email: `${canary.toLowerCase()}@example.com` };
  await owner.shareContact({ params, body: contact });
  await solver.shareContact({ params, body: contact });
  const plan = [{ label: canary, amountFen: totalFen, dueOn: '2027-01-01' }];
  const contract = soundContract({
    name: canary,
    ownership: canary,
    borderRegistration: canary,
    totalFen,
    paymentPlan: plan,
  });
  await owner.enterContract({ params, version: 0, body: contract });
  await solver.confirmContract({ params, version: 1 });
  const proof = await owner.upload({ params, query: { name: `${canary}.pdf` }, body: new Blob([canary]) });
  document = proof.id;
  await owner.recordPayment({ params, body: { amountFen: totalFen, paidOn: '2026-01-06', document } });
  await solver.confirmPayment({ params });
  const registration = { number: canary, registeredOn: '2026-01-06', approvedIncomeFen: totalFen % 1_000_000_000 };
  await solver.register({ params, body: registration });
  await world.settle();
});
afterAll(() => world.close());

const leaks = (text: string) =>
  [canary.toLowerCase(), String(totalFen), String(totalFen % 1_000_000_000)].filter((secret) =>
    text.toLowerCase().includes(secret),
  );

/** Every reading route of the module about this deal, as this person gets it. */
async function readAll(who?: { readonly cookie: string }): Promise<Record<string, string>> {
  const { deals } = world.as(who);
  const params = { id: scene.deal };
  const told = (call: Promise<unknown>) =>
    call.then(
      async (reply) => (reply instanceof Blob ? reply.text() : JSON.stringify(reply)),
      (error: Problem) => error.document.code,
    );
  return {
    list: await told(deals.list({})),
    organiserList: await told(deals.list({ query: { desk: 'organiser' } })),
    work: await told(deals.work({ params })),
    document: await told(deals.document({ params: { ...params, file: document } })),
  };
}

test('a stranger cannot tell a deal from one that does not exist', async () => {
  const nowhere = { id: scene.contest };
  const empty = '{"items":[],"next":null}';
  for (const [name, person] of Object.entries(scene.strangers)) {
    expect([name, await readAll(person)]).toEqual([
      name,
      { list: empty, organiserList: empty, work: 'not_found', document: 'not_found' },
    ]);
    const { deals } = world.as(person);
    const here = { params: { id: scene.deal } };
    expect(await refusalOf(deals.perform(here))).toBe('not_found');
    expect(await refusalOf(deals.perform({ params: nowhere }))).toBe('not_found');
    expect(await refusalOf(deals.confirmContract({ ...here, version: 1 }))).toBe('not_found');
    expect(await refusalOf(deals.withdrawContact(here))).toBe('not_found');
    expect(await refusalOf(deals.upload({ ...here, query: { name: 'a' }, body: new Blob(['a']) }))).toBe('not_found');
  }
  const visitor = await readAll();
  expect([...new Set(Object.values(visitor))]).toEqual(['not_signed_in']);
});

test('the organiser sees where a deal stands and never what was agreed', async () => {
  const seen = await readAll(scene.organiser);
  expect(leaks(JSON.stringify(seen))).toEqual([]);
  expect(seen['document']).toBe('not_found');
  const deal = await world.as(scene.organiser).deals.work({ params: { id: scene.deal } });
  expect(deal).toMatchObject({ view: 'overseen', state: 'signed', registered: true, paid: true, crossRegion: true });
  expect(
    Object.keys(deal).filter((key) => ['contract', 'meetings', 'documents', 'contacts', 'moves'].includes(key)),
  ).toEqual([]);
});

test('the parties see all of it: the owner’s people, the chosen team, the admins of its organisation', async () => {
  for (const who of [scene.owner, scene.colleague, scene.solver, scene.solverAdmin]) {
    const seen = await readAll(who);
    expect(leaks(seen['work'] ?? '')).toEqual([
      canary.toLowerCase(),
      String(totalFen),
      String(totalFen % 1_000_000_000),
    ]);
    expect(seen['document']).toBe(canary);
  }
});

test('nothing confidential stands in facts or mail, and only parties hear what they talk of', async () => {
  const { db } = world.platform;
  const told = await factsAfter(db, 0, null, 10_000);
  expect(leaks(JSON.stringify([told, await unsentMail(db, null, 1000)]))).toEqual([]);
  const facts = told.filter((fact) => fact.subject === scene.deal && fact.name !== 'deal_opened');
  const party = [
    `organisation:${scene.ownerOrganisation}`,
    `person:${scene.solver.person}`,
    `person:${scene.solverAdmin.person}`,
  ].sort();
  const quiet = [
    'contract_entered',
    'deal_meeting_changed',
    'deal_document_added',
    'deal_contact_shared',
    'deal_payment_recorded',
  ];
  const deal = await findDeal(db, scene.deal);
  const organisers = ['organiser', 'track_organiser'].flatMap((role) =>
    ['', `:${deal?.contest}`, `:${deal?.track}`].map((scope) => `role:${role}${scope}`),
  );
  for (const { name, audience } of facts) {
    const wider = quiet.includes(name) ? [] : organisers;
    expect([name, [...audience].sort()]).toEqual([name, [...party, ...wider].sort()]);
  }
});

test('the agency that the contract names sees the deal once both have confirmed, without contacts, and signs nothing', async () => {
  const { platform } = world;
  const other = await makeScene(platform);
  const params = { id: other.deal };
  const enterprise = await makeOrganisation(platform);
  const agency = await makeOrganisation(platform, { kind: 'agency', name: '样本技术转移机构' });
  const broker = await makePerson(platform, { name: '技术经理人', organisations: [{ id: agency, role: 'member' }] });
  const [owner, solver, third] = [other.owner, other.solver, broker].map((who) => world.as(who).deals);
  if (!owner || !solver || !third) throw new Error('three parties');
  await owner.begin({ params });
  const named = (id: string) => owner.enterContract({ params, version: 0, body: soundContract({ agency: id }) });
  expect(await refusalOf(named(enterprise))).toBe('agency_unknown');
  expect(await refusalOf(named(other.deal))).toBe('agency_unknown');
  await named(agency);
  expect(await refusalOf(third.work({ params }))).toBe('not_found');
  await solver.shareContact({ params, body: { name: '王', phone: '021', email: null } });
  await owner.shareContact({ params, body: { name: '李', phone: '022', email: null } });
  await solver.confirmContract({ params, version: 1 });
  const seen = await third.work({ params });
  expect(seen).toMatchObject({
    side: 'agency',
    agency: { id: agency, name: '样本技术转移机构' },
    contacts: { own: null, other: null, agreedByBoth: true },
    can: { meet: true, upload: true },
  });
  expect(Object.keys(seen.can).sort()).toEqual(['meet', 'upload']);
  expect((await third.list({})).items.map((item) => [item.id, item.side])).toEqual([[other.deal, 'agency']]);
  expect(await refusalOf(third.perform({ params }))).toBe('forbidden');
});

test('every route of the module asks for a signed-in person', async () => {
  const client = world.as().deals as unknown as Record<string, (sent: object) => Promise<unknown>>;
  const params = { id: scene.deal, meeting: scene.deal, file: scene.deal };
  for (const name of Object.keys(dealRoutes)) {
    const call = client[name];
    if (!call) throw new Error(`no call for ${name}`);
    expect([name, await refusalOf(call({ params, version: 1, body: {} }))]).toEqual([name, 'not_signed_in']);
  }
});
