import { Problem } from '@jiebang/contract/http/client.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { hashOfOrganisationDeclaration, hashOfSolutionTerms } from '../../actions/signed-words.ts';
import { makeStage, wholeDraft } from '../../factory.ts';
import { readOpened } from '../../index.ts';

type Made = Awaited<ReturnType<typeof makePerson>>;
const accepted = { terms: '2026-1', declaration: '2026-1' };
const day = 86_400_000;
let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
let university: string;
let leader: Made;
let signatory: Made;
let second: Made;
let boss: Made;
let mate: Made;

beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
  university = await makeOrganisation(world.platform, { kind: 'university', name: '样本大学' });
  const of = (name: string, role: 'member' | 'admin', signs: boolean) =>
    makePerson(world.platform, { name, organisations: [{ id: university, role, signs }] });
  leader = await of('牵头的人', 'member', false);
  signatory = await of('签署的人', 'member', true);
  second = await of('另一签署人', 'member', true);
  boss = await of('校方管理员', 'admin', false);
  mate = await of('同校的人', 'member', false);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'solutions')).toEqual([]);
  await world.close();
});

const of = (who: { readonly cookie: string }) => world.as(who as Made).solutions;
const signing = async (params: { id: string }) => (await of(leader).own({ params })).signing;

/** A whole draft of the leader, not yet handed in. */
async function drafted(by: Made = leader, organisation = university) {
  const need = await world.as().needs.read({ params: { number: (await stage.need()).number } });
  const { id } = await of(by).create({ body: { need: need.id, organisation, team: null } });
  await of(by).edit({ params: { id }, version: 1, body: wholeDraft() });
  return { need, params: { id } };
}
const ask = (params: { id: string }, ...people: Made[]) =>
  of(leader).askSignature({ params, body: { people: people.map(({ person }) => person) } });
async function signed() {
  const made = await drafted();
  const { id } = await ask(made.params, signatory);
  await of(signatory).sign({ params: { id }, body: accepted });
  return { ...made, signature: { id } };
}
async function problemOf(call: Promise<unknown>) {
  const error = await call.catch((thrown: unknown) => thrown);
  if (!(error instanceof Problem)) throw new Error('it was not refused');
  return error.document;
}

test('a leader who does not sign asks one who does, and hands in and replaces under that signature; whom it was opened for reads who signed', async () => {
  const { need, params } = await drafted();
  const { code, detail } = await problemOf(of(leader).submit({ params, body: accepted }));
  expect([code, detail]).toEqual(['signature_needed', { signatories: '签署的人、另一签署人' }]);
  const before = await of(leader).own({ params });
  expect([before.can['submit'], before.can['ask_signature'], before.signing.newest]).toEqual([
    { code: 'signature_needed', who: '签署的人、另一签署人' },
    true,
    null,
  ]);
  expect(before.signing.signatories).toEqual([
    { person: signatory.person, name: '签署的人' },
    { person: second.person, name: '另一签署人' },
  ]);

  const { id } = await ask(params, signatory);
  expect((await world.as(signatory).desk.desk()).tasks.map(({ code: what, address }) => [what, address])).toEqual([
    ['solution_sign', `/signatures/${id}`],
  ]);
  const codes = (await world.as(leader).desk.desk()).waiting.map(({ code: what }) => what);
  expect(codes).toEqual(['solution_in_signing']);
  expect(await refusalOf(of(leader).submit({ params, body: accepted }))).toBe('signature_needed');
  await of(signatory).sign({ params: { id }, body: { ...accepted, language: 'en' } });
  expect((await world.as(signatory).desk.desk()).tasks).toEqual([]);
  await world.settle();
  const told = async (who: Made) =>
    (await world.as(who).notifications.inbox()).items.map(({ fact, need: of }) => [fact, of]);
  expect(await told(signatory)).toEqual([['solution_signature_asked', null]]);
  expect(await told(leader)).toEqual([['solution_signature_given', null]]);

  await of(leader).submit({ params, body: accepted });
  await of(leader).edit({ params, version: (await of(leader).own({ params })).version, body: wholeDraft() });
  await of(leader).replace({ params, body: accepted });
  const { submissions } = await of(leader).own({ params });
  const given = {
    by: '签署的人',
    at: expect.any(String),
    terms: '2026-1',
    termsSha256: hashOfSolutionTerms('2026-1', 'en'),
    declaration: '2026-1',
    declarationSha256: hashOfOrganisationDeclaration('2026-1', 'en'),
  };
  expect(submissions.map(({ n, organisation }) => [n, organisation])).toEqual([
    [2, given],
    [1, given],
  ]);
  await world.travel(new Date(Date.parse(need.deadline) + day));
  expect((await of(stage.owner).read({ params })).signature).toEqual(given);
});

test('a signatory who leads hands in by itself, and nobody else is asked', async () => {
  const { params } = await drafted(signatory);
  const own = await of(signatory).own({ params });
  expect([own.signing, own.can['ask_signature'], own.can['submit']]).toEqual([
    { signs: true, signatories: [], newest: null },
    undefined,
    true,
  ]);
  const people = [second.person];
  expect(await refusalOf(of(signatory).askSignature({ params, body: { people } }))).toBe('sign_yourself');
  await of(signatory).submit({ params, body: accepted });
  expect((await of(signatory).own({ params })).submissions.map(({ organisation }) => organisation)).toEqual([null]);
});

test('the signatory reads who asks, for which need, and not a word of the solution; writing, handing in, replacing and withdrawing change nothing for it', async () => {
  const { need, params } = await drafted();
  const canary = '金丝雀不得外泄';
  const draft = wholeDraft({ title: canary, teamName: canary, approach: canary });
  await of(leader).edit({ params, version: 2, body: draft });
  const { id } = await ask(params, signatory);
  const one = { params: { id } };
  const seen = async () => {
    await world.settle();
    const as = world.as(signatory);
    const all = [await as.solutions.signature(one), await as.solutions.signatures(), (await as.desk.desk()).tasks];
    return JSON.stringify([...all, (await as.notifications.inbox()).items]);
  };
  expect(await of(signatory).signature(one)).toEqual({
    id,
    state: 'asked',
    since: expect.any(String),
    askedAt: expect.any(String),
    need: {
      id: need.id,
      number: need.number,
      title: need.title,
      state: 'published',
      mode: 'sealed',
      deadline: need.deadline,
    },
    organisation: { id: university, name: '样本大学' },
    leader: '牵头的人',
    given: null,
    reason: null,
    can: { sign: true, refuse: true },
  });
  const asked = await seen();
  await of(leader).edit({ params, version: 3, body: { ...draft, plan: canary } });
  await of(leader).attach({ params, body: new Blob([canary]) });
  expect(await seen()).toBe(asked);
  await of(signatory).sign({ ...one, body: accepted });
  const afterwards = await seen();
  await of(leader).submit({ params, body: accepted });
  expect(await seen()).toBe(afterwards);
  await of(leader).replace({ params, body: accepted });
  expect(await seen()).toBe(afterwards);
  await of(leader).withdraw({ params });
  expect(await seen()).toBe(afterwards);
  expect([asked, afterwards].filter((text) => text.includes(canary) || text.includes(params.id))).toEqual([]);
  for (const call of [
    () => of(signatory).own({ params }),
    () => of(signatory).submit({ params, body: accepted }),
    () => of(signatory).takeBackSignature({ params }),
    () => of(signatory).askSignature({ params, body: { people: [second.person] } }),
    () => of(signatory).read({ params }),
  ])
    expect(await refusalOf(call())).toBe('not_found');
});

test('nobody else learns that the team answers: not another signatory, the admin of the organisation, its members, the platform, the organiser, the owner', async () => {
  const others = { second, boss, mate, admin: stage.admin, organiser: stage.organiser, owner: stage.owner };
  const { need, params } = await drafted();
  const seen = async () => {
    await world.settle();
    const all: Record<string, unknown> = {};
    for (const [name, who] of Object.entries(others)) {
      const as = world.as(who);
      const [desk, inbox] = [await as.desk.desk(), await as.notifications.inbox()];
      const audit = await as.desk.organisationAudit({ params: { id: university } }).catch(() => null);
      const members = await as.identity.members({ params: { id: university } }).catch(() => null);
      const requests = await as.solutions.signatures();
      const answers = await as.solutions.mobilisation({ params: { id: need.id } }).catch(() => null);
      all[name] = [desk.tasks, desk.waiting, inbox, audit, members, requests, answers];
    }
    all['platform'] = await world.as(stage.admin).desk.audit();
    return all;
  };
  const before = await seen();
  const { id } = await ask(params, signatory);
  await of(signatory).refuseSignature({ params: { id }, body: { reason: '本单位另有安排' } });
  const again = await ask(params, signatory);
  expect(await seen()).toEqual(before);
  await of(signatory).sign({ params: again, body: accepted });
  await of(leader).submit({ params, body: accepted });
  expect(await seen()).toEqual(before);
  for (const who of Object.values(others))
    for (const call of [
      () => of(who).signature({ params: again }),
      () => of(who).sign({ params: again, body: accepted }),
      () => of(who).refuseSignature({ params: again, body: { reason: '无' } }),
      () => of(who).askSignature({ params, body: { people: [signatory.person] } }),
      () => of(who).takeBackSignature({ params }),
    ])
      expect(await refusalOf(call())).toBe('not_found');
  const mails = await world.platform.pool.query<{ text: string }>(`select subject || body as text from platform.mail`);
  expect(mails.rows.filter(({ text }) => /签署/.test(text) && text.includes(need.number))).toEqual([]);
  // The signatory, whom the leader named, does see it: so would they, if it could be seen.
  expect((await of(signatory).signature({ params: again })).need.id).toBe(need.id);
});

test('of the names given each has to sign for the organisation, and none may belong to the owner or run the contest', async () => {
  const { params } = await drafted();
  const stranger = await makePerson(world.platform, { name: '校外的人' });
  const tied = await makePerson(world.platform, {
    name: '两边任职的人',
    organisations: [{ id: university, role: 'member', signs: true }, { id: stage.company }],
  });
  const runs = await makePerson(world.platform, {
    name: '兼承办的人',
    organisations: [{ id: university, role: 'member', signs: true }],
    grants: [{ role: 'track_organiser', scope: 'track', scopeId: stage.track }],
  });
  const refused = async (...people: Made[]) => {
    const { code, fields } = await problemOf(ask(params, ...people));
    return [code, fields];
  };
  expect(await refused(signatory, mate, stranger)).toEqual([
    'invalid_input',
    [
      { path: 'people.1', code: 'unknown' },
      { path: 'people.2', code: 'unknown' },
    ],
  ]);
  for (const one of [tied, runs])
    expect(await refused(signatory, one)).toEqual(['signatory_conflicted', [{ path: 'people.1', code: 'conflicted' }]]);
  expect((await signing(params)).newest).toBe(null);
  // Who is given such a part only afterwards sees it no more.
  const { id } = await ask(params, second);
  expect((await of(second).signature({ params: { id } })).state).toBe('asked');
  const { identity } = world.as(stage.admin);
  const email = `${second.person}@example.com`;
  await identity.giveGrant({ body: { email, role: 'organiser', from: null, to: null } });
  expect(await refusalOf(of(second).sign({ params: { id }, body: accepted }))).toBe('not_found');
  expect((await of(second).signatures()).items).toEqual([]);
  for (const { person } of [tied, runs])
    await world.as(boss).identity.changeSigning({ params: { id: university, person }, body: { signs: false } });
  const given = (await identity.grants()).items.find(({ person }) => person === second.person);
  await identity.endGrant({ params: { id: given?.id ?? '' } });
});

test('asked once while it waits; refused with a reason the leader reads, or taken back, it may be asked again', async () => {
  const { params } = await drafted();
  const { id } = await ask(params, signatory, second, signatory);
  expect(await refusalOf(ask(params, second))).toBe('signature_asked');
  expect((await signing(params)).newest?.asked).toEqual(expect.arrayContaining(['签署的人', '另一签署人']));
  await of(second).refuseSignature({ params: { id }, body: { reason: '请先完成校内保密审查' } });
  expect(await refusalOf(of(signatory).sign({ params: { id }, body: accepted }))).toBe('not_in_this_state');
  const { newest } = await signing(params);
  expect([newest?.state, newest?.reason, newest?.given]).toEqual(['refused', '请先完成校内保密审查', null]);
  const again = await ask(params, signatory);
  expect(await refusalOf(of(leader).sign({ params: again, body: accepted }))).toBe('forbidden');
  expect((await of(leader).takeBackSignature({ params })).state).toBe('taken_back');
  expect(await refusalOf(of(signatory).sign({ params: again, body: accepted }))).toBe('not_in_this_state');
  const last = await ask(params, signatory);
  await of(signatory).sign({ params: last, body: accepted });
  expect(await refusalOf(ask(params, second))).toBe('signature_given');
  expect(await refusalOf(of(leader).takeBackSignature({ params }))).toBe('not_in_this_state');
});

test('of ten askings at once one is kept, and of a signature and its taking back at once exactly one is done', async () => {
  const { params } = await drafted();
  const asked = await Promise.allSettled(Array.from({ length: 10 }, () => ask(params, signatory)));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const id = (await signing(params)).newest?.id ?? '';
  const both = await Promise.allSettled([
    of(signatory).sign({ params: { id }, body: accepted }),
    of(leader).takeBackSignature({ params }),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('words that are not the newest are not signed; where the words change afterwards, what is handed in next needs a new signature', async () => {
  const { params } = await drafted();
  const { id } = await ask(params, signatory);
  const { code, fields } = await problemOf(
    of(signatory).sign({ params: { id }, body: { terms: '2025-1', declaration: '2025-1' } }),
  );
  expect([code, fields]).toEqual([
    'words_changed',
    [
      { path: 'terms', code: 'stale' },
      { path: 'declaration', code: 'stale' },
    ],
  ]);
  await of(signatory).sign({ params: { id }, body: accepted });
  await of(leader).submit({ params, body: accepted });
  await world.platform.pool.query(`update solutions.signature set declaration = '2025-1' where id = $1`, [id]);
  expect((await signing(params)).newest?.ended).toBe('words_changed');
  expect(await refusalOf(of(leader).replace({ params, body: accepted }))).toBe('signature_needed');
  expect((await of(leader).own({ params })).submissions.map(({ inForce }) => inForce)).toEqual([true]);
});

test('with the signing right the signature ends, also where it is given anew; what was handed in under it stays, and is opened', async () => {
  const { need, params } = await signed();
  await of(leader).submit({ params, body: accepted });
  const seat = { id: university, person: signatory.person };
  await world.as(boss).identity.changeSigning({ params: seat, body: { signs: false } });
  expect((await signing(params)).newest?.ended).toBe('right_ended');
  expect(await refusalOf(of(leader).replace({ params, body: accepted }))).toBe('signature_needed');
  await world.as(boss).identity.changeSigning({ params: seat, body: { signs: true } });
  expect((await signing(params)).newest?.ended).toBe('right_ended');
  const { id } = await ask(params, second);
  await of(second).sign({ params: { id }, body: accepted });
  expect((await of(leader).own({ params })).submissions.map(({ n, organisation }) => [n, organisation?.by])).toEqual([
    [1, '签署的人'],
  ]);
  await world.travel(new Date(Date.parse(need.deadline) + day));
  expect((await readOpened(world.platform, params.id, { person: second.person, as: 'organiser' })).version).toBe(1);
});

test('asked or not, after the deadline nothing is signed, and nothing is asked', async () => {
  const { need, params } = await drafted();
  const { id } = await ask(params, signatory);
  await world.travel(new Date(Date.parse(need.deadline)));
  expect(await refusalOf(of(signatory).sign({ params: { id }, body: accepted }))).toBe('not_taking_solutions');
  expect((await of(signatory).signature({ params: { id } })).can).toEqual({
    sign: { code: 'not_taking_solutions' },
    refuse: true,
  });
  expect((await world.as(signatory).desk.desk()).tasks).toEqual([]);
  const waits = (await world.as(leader).desk.desk()).waiting.map(({ code }) => code);
  expect(waits.filter((code) => code === 'solution_in_signing')).toEqual([]);
  expect((await of(leader).own({ params })).can['ask_signature']).toEqual({ code: 'not_taking_solutions' });
});

test('into another organisation a merger brings no signature along', async () => {
  const from = await makeOrganisation(world.platform, { name: '样本重复登记大学', kind: 'university' });
  const into = await makeOrganisation(world.platform, { name: '样本重复登记大学', kind: 'university' });
  const moved = await makePerson(world.platform, {
    name: '并入的牵头人',
    organisations: [{ id: from, role: 'member' }],
  });
  const signer = await makePerson(world.platform, { name: '并入的签署人', organisations: [{ id: from }] });
  const stays = await makePerson(world.platform, { name: '原有的签署人', organisations: [{ id: into }] });
  const { params } = await drafted(moved, from);
  const { id } = await of(moved).askSignature({ params, body: { people: [signer.person] } });
  await of(signer).sign({ params: { id }, body: accepted });
  await of(moved).submit({ params, body: accepted });
  await world.as(stage.admin).identity.mergeOrganisation({ params: { id: from }, body: { into, reason: '重复登记' } });
  const own = await of(moved).own({ params });
  expect([own.signing.newest?.ended, own.state]).toEqual(['organisation_changed', 'submitted']);
  const { code, detail } = await problemOf(of(moved).replace({ params, body: accepted }));
  expect([code, detail]).toEqual(['signature_needed', { signatories: '原有的签署人' }]);
  const again = await of(moved).askSignature({ params, body: { people: [stays.person] } });
  await of(stays).sign({ params: { id: again.id }, body: accepted });
  await of(moved).replace({ params, body: accepted });
});
