import type { Problem } from '@jiebang/contract/http/client.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeNoticed } from '#modules/judging/factory.ts';
import { findNeed } from '#modules/needs/index.ts';
import { setClock } from '#platform/db/connection.ts';
import { factsAfter, reactionLags } from '#platform/facts/deliver.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { type DealScene, makeDeal, makeScene, signDeal, soundContract } from './factory.ts';
import { contractOf, dealOfNeed, openDeal, tasks } from './index.ts';
import { dealReactions } from './reactions.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Who = { readonly cookie: string };
const deals = (who: Who) => world.as(who).deals;
const one = (scene: DealScene) => ({ params: { id: scene.deal } });
const needState = async (scene: DealScene) => (await findNeed(world.platform.db, scene.need.id))?.state;
const codes = async (who: DealScene['owner']) =>
  (await tasks(world.platform, who.viewer, await world.now())).map((task) => task.code);
const factsOf = async (scene: DealScene) =>
  (await factsAfter(world.platform.db, 0, null, 10_000))
    .filter((fact) => fact.subject === scene.deal)
    .map(({ name, data }) => ({ name, data }));
const pdf = (text: string) => new Blob([text]);
const hours = (count: number) => count * 3_600_000;
const contract = soundContract({ signedOn: '2026-01-05' });

async function partyView(who: Who, scene: DealScene) {
  const deal = await deals(who).work(one(scene));
  if (deal.view !== 'party') throw new Error('not seen as a party');
  return deal;
}

test('a deal goes from intent to closed, and the need goes with it', async () => {
  const scene = await makeScene(world.platform);
  const { owner, colleague, solver, solverAdmin, organiser } = scene;
  expect([await codes(owner), await codes(solver), await codes(organiser)]).toEqual([
    ['deal_begin'],
    ['deal_begin'],
    [],
  ]);
  expect(await deals(solver).begin(one(scene))).toEqual({ id: scene.deal, state: 'negotiating', version: 2 });
  expect([await codes(owner), await codes(solver)]).toEqual([['deal_enter_contract'], ['deal_enter_contract']]);

  await deals(owner).enterContract({ ...one(scene), version: 0, body: contract });
  expect([await codes(owner), await codes(solver)]).toEqual([[], ['deal_confirm_contract']]);
  expect(await refusalOf(deals(owner).confirmContract({ ...one(scene), version: 1 }))).toBe('own_entry');
  expect(await refusalOf(deals(colleague).confirmContract({ ...one(scene), version: 1 }))).toBe('own_entry');
  await deals(solver).enterContract({ ...one(scene), version: 1, body: { ...contract, name: '改名合同' } });
  expect(await refusalOf(deals(owner).confirmContract({ ...one(scene), version: 1 }))).toBe('stale_version');
  expect(await refusalOf(deals(owner).enterContract({ ...one(scene), version: 1, body: contract }))).toBe(
    'stale_version',
  );
  expect(await contractOf(world.platform.db, scene.deal)).toBeNull();
  const confirmed = await deals(owner).confirmContract({ ...one(scene), version: 2 });
  expect([confirmed.state, await needState(scene)]).toEqual(['signed', 'contracted']);
  expect(await contractOf(world.platform.db, scene.deal)).toMatchObject({
    name: '改名合同',
    amountFen: contract.totalFen,
    technologyAmountFen: contract.technologyFen,
    crossRegion: true,
    ownerRegion: '310115',
    solverRegion: '330106',
    related: false,
    registrationNumber: null,
    approvedIncomeFen: null,
    paidAt: null,
  });
  expect(await refusalOf(deals(owner).enterContract({ ...one(scene), version: 2, body: contract }))).toBe(
    'not_in_this_state',
  );

  await deals(solver).perform(one(scene));
  expect(await refusalOf(deals(solver).accept(one(scene)))).toBe('forbidden');
  expect(await refusalOf(deals(colleague).accept(one(scene)))).toBe('not_a_signatory');
  await deals(owner).accept(one(scene));
  await deals(solverAdmin).close(one(scene));
  expect((await partyView(owner, scene)).moves.map(({ action, to, role }) => [action, to, role])).toEqual([
    ['open', 'intent', 'journey'],
    ['begin', 'negotiating', 'solver'],
    ['enter_contract', 'negotiating', 'owner'],
    ['enter_contract', 'negotiating', 'solver'],
    ['confirm_contract', 'signed', 'owner'],
    ['perform', 'performing', 'solver'],
    ['accept', 'accepted', 'owner'],
    ['close', 'closed', 'solver'],
  ]);
  expect(await needState(scene)).toBe('completed');
  const need = { need: scene.need.id };
  expect((await factsOf(scene)).slice(1)).toEqual(
    [
      'deal_negotiation_began',
      'contract_entered',
      'contract_entered',
      'contract_confirmed',
      'deal_performance_began',
      'deal_accepted',
      'deal_completed',
    ].map((name) => ({ name, data: need })),
  );
  expect(await brokenInvariants(world.platform, 'deals')).toEqual([]);
});

test('what does not add up is refused with the field that is wrong, and changes nothing', async () => {
  const scene = await makeScene(world.platform);
  await deals(scene.owner).begin(one(scene));
  const before = await partyView(scene.owner, scene);
  const enter = (body: typeof contract) => deals(scene.owner).enterContract({ ...one(scene), version: 0, body });
  const problem = await enter({ ...contract, technologyFen: contract.totalFen + 1 }).catch(
    (error: Problem) => error.document,
  );
  expect(problem).toMatchObject({
    status: 422,
    code: 'technology_above_total',
    fields: [{ path: 'technologyFen', code: 'custom' }],
  });
  expect(await refusalOf(enter({ ...contract, kind: 'transfer' }))).toBe('seller_notice_missing');
  expect(await refusalOf(enter({ ...contract, signedOn: '2999-01-01' }))).toBe('day_in_future');
  expect(await refusalOf(enter({ ...contract, signedOn: '0000-01-01' }))).toBe('invalid_input');
  expect(await refusalOf(deals(scene.solver).confirmContract({ ...one(scene), version: 1 }))).toBe('contract_missing');
  expect(await partyView(scene.owner, scene)).toEqual(before);
});

test('negotiations that fail say why to both, the code alone to the organiser, and end the need', async () => {
  const scene = await makeScene(world.platform);
  const body = { why: 'price' as const, note: '报价相差三百万' };
  expect((await deals(scene.solver).fail({ ...one(scene), body })).state).toBe('failed');
  const seen = await partyView(scene.owner, scene);
  expect([seen.failure, seen.moves.at(-1)?.reason, await needState(scene)]).toEqual([
    'price',
    '报价相差三百万',
    'terminated',
  ]);
  const overseen = await deals(scene.organiser).work(one(scene));
  expect([overseen.failure, JSON.stringify(overseen).includes('报价')]).toEqual(['price', false]);
  expect(await refusalOf(deals(scene.owner).begin(one(scene)))).toBe('not_in_this_state');
});

test('registration and the first payment are evidence: each once, the payment confirmed by the payee', async () => {
  const scene = await makeScene(world.platform);
  const { owner, solver } = scene;
  const registration = { number: '2026310000000001', registeredOn: '2026-01-06', approvedIncomeFen: 1_000 };
  expect(await refusalOf(deals(solver).register({ ...one(scene), body: registration }))).toBe('not_in_this_state');
  await signDeal(world.platform, { owner: owner.viewer, solver: solver.viewer }, scene.deal, {
    signedOn: '2026-01-05',
  });
  const tooMuch = { ...registration, approvedIncomeFen: contract.technologyFen + 1 };
  expect(await refusalOf(deals(solver).register({ ...one(scene), body: tooMuch }))).toBe('income_above_technology');
  await deals(solver).register({ ...one(scene), body: registration });
  expect(await refusalOf(deals(owner).register({ ...one(scene), body: registration }))).toBe('already_registered');

  expect(await refusalOf(deals(solver).confirmPayment(one(scene)))).toBe('payment_missing');
  const foreign = await deals(solver).upload({ ...one(scene), query: { name: '发票.pdf' }, body: pdf('invoice') });
  const proof = await deals(owner).upload({ ...one(scene), query: { name: '付款凭证.pdf' }, body: pdf('paid') });
  const payment = { amountFen: 40_000_000, paidOn: '2026-01-08', document: proof.id };
  const asForeign = { ...payment, document: foreign.id };
  expect(await refusalOf(deals(owner).recordPayment({ ...one(scene), body: asForeign }))).toBe('unknown_document');
  expect(await refusalOf(deals(solver).recordPayment({ ...one(scene), body: payment }))).toBe('forbidden');
  await deals(owner).recordPayment({ ...one(scene), body: payment });
  expect(await codes(solver)).toEqual(['deal_perform', 'deal_confirm_payment']);
  expect(await refusalOf(deals(owner).confirmPayment(one(scene)))).toBe('forbidden');
  await deals(solver).confirmPayment(one(scene));
  expect(await refusalOf(deals(owner).recordPayment({ ...one(scene), body: payment }))).toBe('already_paid');
  expect(await contractOf(world.platform.db, scene.deal)).toMatchObject({
    registrationNumber: '2026310000000001',
    approvedIncomeFen: 1_000,
  });
  expect((await contractOf(world.platform.db, scene.deal))?.paidAt).toBeInstanceOf(Date);
  expect((await factsOf(scene)).map((fact) => fact.name)).toContain('deal_paid');

  await deals(scene.organiser).declareRelated({ ...one(scene), body: { reason: '同一实际控制人' } });
  expect(await refusalOf(deals(owner).declareRelated({ ...one(scene), body: { reason: '再报' } }))).toBe(
    'already_related',
  );
  expect((await contractOf(world.platform.db, scene.deal))?.related).toBe(true);
  expect(await brokenInvariants(world.platform, 'deals')).toEqual([]);
});

test('a signed deal is voided by the organiser, whatever it had come to, and never by an organiser of a party', async () => {
  const scene = await makeScene(world.platform);
  const { owner, solver, organiser } = scene;
  await signDeal(world.platform, { owner: owner.viewer, solver: solver.viewer }, scene.deal);
  await deals(solver).askVoid({ ...one(scene), body: { reason: '双方解除合同' } });
  expect(await codes(organiser)).toEqual(['deal_void_asked']);
  expect((await deals(organiser).work(one(scene))).voidAsked).toEqual({ by: 'solver', reason: '双方解除合同' });
  await deals(owner).perform(one(scene));
  await deals(owner).accept(one(scene));
  await deals(owner).close(one(scene));
  expect(await refusalOf(deals(owner).void({ ...one(scene), body: { reason: '自行作废' } }))).toBe('forbidden');
  await deals(organiser).void({ ...one(scene), body: { reason: '合同已解除' } });
  expect([(await partyView(owner, scene)).state, await needState(scene)]).toEqual(['void', 'terminated']);
  expect([await codes(organiser), await codes(owner), await codes(solver)]).toEqual([[], [], []]);
  expect(await brokenInvariants(world.platform, 'deals')).toEqual([]);
});

test('a meeting is accepted by the other side once, and its minutes follow when it has begun', async () => {
  const scene = await makeScene(world.platform);
  const { owner, solver } = scene;
  const at = await world.now();
  const slot = (ahead: number) => ({ startsAt: new Date(at.getTime() + hours(ahead)).toISOString(), minutes: 60 });
  const asked = { topic: '技术交底', place: '线上', slots: [slot(24), slot(48)] };
  const passed = { ...asked, slots: [slot(24), slot(-1)] };
  expect(await refusalOf(deals(owner).askMeeting({ ...one(scene), body: passed }))).toBe('slot_passed');
  const { id: meeting } = await deals(owner).askMeeting({ ...one(scene), body: asked });
  const params = { id: scene.deal, meeting };
  expect([await codes(owner), await codes(solver)]).toEqual([['deal_begin'], ['deal_begin', 'deal_accept_meeting']]);
  expect(await refusalOf(deals(owner).acceptMeeting({ params, body: { slot: 0 } }))).toBe('own_meeting');
  expect(await refusalOf(deals(solver).acceptMeeting({ params, body: { slot: 4 } }))).toBe('unknown_slot');
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, (_, n) => deals(solver).acceptMeeting({ params, body: { slot: n % 2 } })),
  );
  expect(tries.filter((one) => one.status === 'fulfilled').length).toBe(1);
  expect(await refusalOf(deals(solver).writeMinutes({ params, body: { text: '太早' } }))).toBe('meeting_not_held');
  await setClock(world.platform.db, new Date(at.getTime() + hours(49)));
  await deals(solver).writeMinutes({ params, body: { text: '双方同意先做小试。' } });
  expect((await partyView(owner, scene)).meetings).toMatchObject([
    { id: meeting, askedBy: 'owner', topic: '技术交底', minutes: '双方同意先做小试。', can: { write_minutes: true } },
  ]);
  const elsewhere = { id: (await makeScene(world.platform)).deal, meeting };
  expect(await refusalOf(deals(solver).writeMinutes({ params: elsewhere, body: { text: '别处' } }))).toBe('not_found');
});

test('contacts are shown when both sides gave theirs, and gone when one takes its own back', async () => {
  const scene = await makeScene(world.platform);
  const { owner, solver } = scene;
  const contactOf = (name: string) => ({ name, phone: '021-0000', email: null });
  const shown = async (who: Who) => (await partyView(who, scene)).contacts;
  await deals(owner).shareContact({ ...one(scene), body: contactOf('甲') });
  expect(await shown(owner)).toEqual({ own: contactOf('甲'), other: null, agreedByBoth: false });
  expect(await shown(solver)).toEqual({ own: null, other: null, agreedByBoth: false });
  await deals(solver).shareContact({ ...one(scene), body: contactOf('乙') });
  expect(await shown(owner)).toEqual({ own: contactOf('甲'), other: contactOf('乙'), agreedByBoth: true });
  await deals(solver).withdrawContact(one(scene));
  expect(await shown(owner)).toEqual({ own: contactOf('甲'), other: null, agreedByBoth: false });
  expect(await refusalOf(deals(solver).withdrawContact(one(scene)))).toBe('contact_not_shared');
});

test('of a hundred confirmations at once exactly one signs the deal', async () => {
  const scene = await makeScene(world.platform);
  const { owner, colleague, solver, solverAdmin } = scene;
  await deals(owner).begin(one(scene));
  await deals(owner).enterContract({ ...one(scene), version: 0, body: contract });
  const askers = [owner, solver, colleague, solverAdmin];
  const tries = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      deals(askers[n % 4] ?? owner)
        .confirmContract({ ...one(scene), version: 1 })
        .then(
          () => 'signed',
          (error: Problem) => error.document.code,
        ),
    ),
  );
  const counted = Object.fromEntries(
    [...new Set(tries)].map((code) => [code, tries.filter((one) => one === code).length]),
  );
  expect(counted['signed']).toBe(1);
  expect(Object.keys(counted).filter((code) => !['signed', 'own_entry', 'not_in_this_state'].includes(code))).toEqual(
    [],
  );
  expect((await factsOf(scene)).filter((fact) => fact.name === 'contract_confirmed').length).toBe(1);
  expect(await brokenInvariants(world.platform, 'deals')).toEqual([]);
});

test('of a hundred edits of the same version at once exactly one stands', async () => {
  const scene = await makeScene(world.platform);
  const { owner, solver } = scene;
  await deals(owner).begin(one(scene));
  const tries = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      deals(n % 2 === 0 ? owner : solver)
        .enterContract({ ...one(scene), version: 0, body: { ...contract, name: `第${n}稿` } })
        .then(
          () => 'entered',
          (error: Problem) => error.document.code,
        ),
    ),
  );
  expect(tries.filter((one) => one !== 'stale_version')).toEqual(['entered']);
  expect((await partyView(owner, scene)).contract?.version).toBe(1);
});

test('a need has one deal, however often a result is told', async () => {
  const scene = await makeScene(world.platform);
  const first = await dealOfNeed(world.platform.db, scene.need.id);
  const again = { need: scene.need.id, solver: scene.solverOrganisation, solution: first?.solution ?? '' };
  const opened = await Promise.all(Array.from({ length: 100 }, () => makeDeal(world.platform, again)));
  expect([...new Set(opened.map((deal) => deal.id))]).toEqual([scene.deal]);
  const other = { ...again, team: [], met: null, solution: scene.contest };
  const actor = { person: null, organisation: null, role: 'journey' };
  expect(await world.platform.transact((tx) => openDeal(tx, other, actor))).toEqual({ refused: 'one_deal_of_need' });
});

test('a definitive result opens its deal by itself, for the team that won', async () => {
  const { need, solvers, winner, stage } = await makeNoticed(world.platform, world.travel);
  await world.travel(new Date((await world.now()).getTime() + 30 * 24 * hours(1)));
  const deal = await dealOfNeed(world.platform.db, need.id);
  const chosen = solvers.find((one) => one.solution === winner);
  expect(deal).toMatchObject({
    state: 'intent',
    solution: winner,
    owner: stage.company,
    solver: chosen?.organisation,
    team: [chosen?.person],
  });
  const { items } = await deals(chosen ?? stage.owner).list();
  expect(items.map((item) => [item.id, item.side])).toEqual([[deal?.id, 'solver']]);
  expect(await reactionLags(world.platform.db, dealReactions)).toMatchObject(
    dealReactions.map(({ name }) => ({ name, behind: 0, failed: 0 })),
  );
});

test('lists are paged, and show the newest first', async () => {
  const scene = await makeScene(world.platform);
  const page = await deals(scene.organiser).list({ query: { desk: 'organiser' } });
  expect(page).toMatchObject({ items: [{ id: scene.deal, side: null, needNumber: scene.need.number }], next: null });
  const everywhere = await world.as(scene.owner).deals.list({ query: { limit: 1 } });
  expect(everywhere.items.map((item) => [item.id, item.side])).toEqual([[scene.deal, 'owner']]);
  expect((await deals(scene.owner).list({ query: { after: 'no cursor of ours' } })).items.length).toBe(1);
});
