import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeAccess, makePublishedNeed, offerText, wholeConfidential } from '../factory.ts';

type Made = Awaited<ReturnType<typeof makePerson>>;
type Part = 'owner' | 'colleague' | 'reader' | 'mate' | 'rival' | 'unverified' | 'officer' | 'organiser' | 'reviewer';
let world: World;
let people: Record<Part, Made>;
const home: Partial<Record<Part, string>> = {};
let need: { id: string; number: string };
let publish: () => Promise<{ id: string; number: string }>;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  const track = await makeTrack(platform, contest);
  const organisation = await makeOrganisation(platform, { name: '样本需求有限公司' });
  const lab = await makeOrganisation(platform, { name: '样本揭榜研究院' });
  const rivals = await makeOrganisation(platform, { name: '样本竞争者公司' });
  const fresh = await makeOrganisation(platform, { name: '样本新单位', verified: false });
  const of = (part: Part, name: string, id: string) => {
    home[part] = id;
    return makePerson(platform, { name, organisations: [{ id }] });
  };
  const staff = (name: string, role: 'reviewer' | 'clearance_officer' | 'organiser') =>
    makePerson(platform, { name, grants: [{ role, scope: 'contest', scopeId: contest }] });
  people = {
    owner: await of('owner', '周需求', organisation),
    colleague: await of('colleague', '周同事', organisation),
    reader: await of('reader', '李揭榜', lab),
    mate: await of('mate', '李同事', lab),
    rival: await of('rival', '赵对手', rivals),
    unverified: await of('unverified', '未认证', fresh),
    officer: await staff('郑脱密', 'clearance_officer'),
    organiser: await staff('王承办', 'organiser'),
    reviewer: await staff('吴审核', 'reviewer'),
  };
  const { owner, reviewer, officer, organiser } = people;
  const board = {
    owner: owner.viewer,
    reviewer: reviewer.viewer,
    officer: officer.viewer,
    organiser: organiser.viewer,
  };
  publish = () => makePublishedNeed(platform, board, { organisation, track, days: 5 });
}, 60_000);
beforeEach(async () => {
  need = await publish();
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
});

const as = (part: Part) => world.as(people[part]).needs;
const homeOf = (part: Part): string => home[part] ?? '';
const params = () => ({ id: need.id });
const offer = (given: Parameters<typeof wholeConfidential>[0] = {}) =>
  offerText(world.platform, people.owner.viewer, need.id, given);
/** Given by whom no terms are shown to. */
const unknownTerms = '0'.repeat(64);
const termsFor = async (part: Part) =>
  (await as(part).offerToMe({ params: { number: need.number } })).terms?.hash ?? unknownTerms;
const ask = async (part: Part, organisation = homeOf(part)) =>
  as(part).askAccess({ body: { need: need.number, organisation, terms: await termsFor(part) } });
const granted = (part: Part) =>
  makeAccess(world.platform, {
    need: need.number,
    reader: people[part].viewer,
    organisation: homeOf(part),
    owner: people.owner.viewer,
  });
const read = (part: Part, id: string) => as(part).readConfidential({ params: { id } });
const readings = async () => (await as('owner').readings({ params: params(), query: { limit: 100 } })).items;
const released = async (given: Parameters<typeof wholeConfidential>[0]) => {
  const { item } = await as('owner').confidential({ params: params() });
  await as('owner').editConfidential({ params: params(), version: item?.version ?? 0, body: wholeConfidential(given) });
  return as('owner').offerConfidential({ params: params(), body: { declaration: '2026-1' } });
};

test('terms accepted, asked, granted, read: who, for whom, when, which version and which file is shown to the owner', async () => {
  await as('owner').writeConfidential({ params: params(), body: wholeConfidential({ title: '保密标题' }) });
  const file = await as('owner').attachConfidential({
    params: params(),
    query: { name: '配方.pdf' },
    body: new Blob(['%PDF secret']),
  });
  expect(await world.as().needs.confidentialOffer({ params: { number: need.number } })).toEqual({
    offered: false,
    approval: false,
    open: false,
  });
  const older = as('owner').offerConfidential({ params: params(), body: { declaration: '2025-1' } });
  expect(await refusalOf(older)).toBe('words_changed');
  await as('owner').offerConfidential({ params: params(), body: { declaration: '2026-1' } });
  expect(await world.as().needs.confidentialOffer({ params: { number: need.number } })).toEqual({
    offered: true,
    approval: true,
    open: true,
  });
  const asked = await ask('reader');
  expect(asked.state).toBe('asked');
  expect(await refusalOf(read('reader', asked.id))).toBe('not_in_this_state');
  await as('colleague').grantAccess({ params: { id: asked.id } });
  const text = await read('reader', asked.id);
  expect([text.version, text.title, text.files.map(({ name }) => name)]).toEqual([1, '保密标题', ['配方.pdf']]);
  const bytes = await world.server.inject({
    url: `/api/v1/workspace/confidential/${asked.id}/files/${file.id}`,
    headers: { cookie: people.reader.cookie },
  });
  expect([bytes.statusCode, bytes.body]).toEqual([200, '%PDF secret']);
  const shown = { person: '李揭榜', organisation: '样本揭榜研究院', staff: false, version: 1, reason: null };
  expect(await readings()).toEqual([
    { ...shown, at: expect.any(String), file: '配方.pdf' },
    { ...shown, at: text.readAt, file: null },
  ]);
  const { items } = await as('owner').accesses({ params: params() });
  expect(items.map(({ state, person, accepted, readings: n }) => [state, person, accepted.version, n])).toEqual([
    ['granted', '李揭榜', 1, 2],
  ]);
  const mine = await as('reader').myAccess({ params: { id: asked.id } });
  expect(mine.accepted).toEqual([{ version: 1, hash: mine.terms?.hash, at: expect.any(String) }]);
  // Its history holds who, for which organisation and in which role; readings are no moves.
  const moves = await world.platform.pool.query(
    'select action, person, organisation, role from needs.disclosure_move where item = $1 order by n',
    [asked.id],
  );
  expect(moves.rows).toEqual([
    { action: 'ask', person: people.reader.person, organisation: homeOf('reader'), role: 'solver' },
    { action: 'grant', person: people.colleague.person, organisation: homeOf('owner'), role: 'owner' },
  ]);
});

test('where the owner approves nobody by name, accepting the terms is enough; changing to approval binds who comes after', async () => {
  await offer({ approval: false });
  const { id, state } = await ask('reader');
  expect(state).toBe('granted');
  expect((await read('reader', id)).title).toBe(wholeConfidential().title);
  await released({ approval: true, text: '第二版' });
  expect((await ask('rival')).state).toBe('asked');
  expect((await read('reader', id)).text).toBe('第二版');
});

test('only who is verified, not of the owner, and shown the terms of now may ask, and once', async () => {
  await offer();
  expect(await refusalOf(ask('unverified'))).toBe('reader_not_verified');
  expect(await refusalOf(ask('colleague'))).toBe('own_organisation');
  expect(await refusalOf(ask('reader', homeOf('rival')))).toBe('not_a_member');
  const body = { need: need.number, organisation: homeOf('reader'), terms: unknownTerms };
  expect(await refusalOf(as('reader').askAccess({ body }))).toBe('terms_changed');
  expect(await refusalOf(as('reader').askAccess({ body: { ...body, need: 'none' } }))).toBe('not_found');
  const attempts = await Promise.allSettled(Array.from({ length: 12 }, () => ask('reader')));
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await refusalOf(ask('reader'))).toBe('already_asked');
});

test('a new version asks nothing anew; changed terms are accepted before reading, and approved by nobody again', async () => {
  await offer();
  const id = await granted('reader');
  await released({ text: '第二版' });
  expect((await read('reader', id)).version).toBe(2);
  await released({ text: '第二版', ownTerms: '不得带出实验室。' });
  expect(await refusalOf(read('reader', id))).toBe('terms_not_accepted');
  const mine = await as('reader').myAccess({ params: { id } });
  expect([mine.state, mine.terms?.version, mine.terms?.own, mine.can['read']]).toEqual([
    'granted',
    2,
    '不得带出实验室。',
    { code: 'terms_not_accepted' },
  ]);
  expect(
    await refusalOf(as('reader').acceptTerms({ params: { id }, body: { terms: mine.accepted[0]?.hash ?? '' } })),
  ).toBe('terms_changed');
  await as('reader').acceptTerms({ params: { id }, body: { terms: mine.terms?.hash ?? '' } });
  expect((await read('reader', id)).version).toBe(3);
  expect((await readings()).map(({ version }) => version)).toEqual([3, 2]);
  expect(await refusalOf(as('owner').offerConfidential({ params: params(), body: { declaration: '2026-1' } }))).toBe(
    'confidential_unchanged',
  );
});

test('a file that is taken out is not in the next version, and what was not offered yet is in none', async () => {
  await as('owner').writeConfidential({ params: params(), body: wholeConfidential() });
  const attach = (name: string) =>
    as('owner').attachConfidential({ params: params(), query: { name }, body: new Blob([name]) });
  const first = await attach('a.txt');
  await as('owner').offerConfidential({ params: params(), body: { declaration: '2026-1' } });
  const id = await granted('reader');
  const second = await attach('b.txt');
  await as('owner').detachConfidential({ params: { ...params(), file: first.id } });
  const get = async (file: string) =>
    (
      await world.server.inject({
        url: `/api/v1/workspace/confidential/${id}/files/${file}`,
        headers: { cookie: people.reader.cookie },
      })
    ).statusCode;
  expect([await get(first.id), await get(second.id)]).toEqual([200, 404]);
  await as('owner').offerConfidential({ params: params(), body: { declaration: '2026-1' } });
  expect([await get(first.id), await get(second.id)]).toEqual([404, 200]);
  expect((await read('reader', id)).files.map(({ name }) => name)).toEqual(['b.txt']);
});

test('an organisation that is kept out cannot tell it from being declined: the same refusal, the same words, nothing more', async () => {
  await offer();
  const declined = await ask('reader');
  await as('owner').declineAccess({ params: { id: declined.id }, body: { reason: '名额有限' } });
  const seat = await ask('rival');
  const without = as('owner').exclude({
    params: { ...params(), organisation: homeOf('rival') },
    body: { reason: null },
  });
  expect(await refusalOf(without)).toBe('reason_needed');
  await as('owner').exclude({ params: { ...params(), organisation: homeOf('rival') }, body: { reason: '名额有限' } });
  const view = async (part: Part, id: string) => {
    const { need: _, ...offered } = await as(part).offerToMe({ params: { number: need.number } });
    const { state, reason, terms, newest, can } = await as(part).myAccess({ params: { id } });
    const asking = await refusalOf(ask(part));
    return { offered, state, reason, terms, newest, can, asking, reading: await refusalOf(read(part, id)) };
  };
  expect(await view('rival', seat.id)).toEqual(await view('reader', declined.id));
  expect((await view('rival', seat.id)).asking).toBe('confidential_not_open');
  const told = async (part: Part) => {
    await world.settle();
    const { items } = await world.as(people[part]).notifications.inbox({ query: { limit: 100 } });
    return items.filter((one) => one.need?.id === need.id).map(({ fact }) => fact);
  };
  expect(await told('rival')).toEqual(await told('reader'));
  expect(await refusalOf(as('owner').grantAccess({ params: { id: seat.id } }))).toBe('reader_excluded');
});

test('an organisation that was kept out before it asked reads the terms, asks, waits and lapses like one whom the owner does not answer', async () => {
  await offer({ approval: false });
  expect((await world.as().needs.confidentialOffer({ params: { number: need.number } })).approval).toBe(false);
  await as('owner').exclude({ params: { ...params(), organisation: homeOf('rival') }, body: { reason: null } });
  // Who keeps anyone out approves each reader, as everyone is told.
  expect((await world.as().needs.confidentialOffer({ params: { number: need.number } })).approval).toBe(true);
  const offered = async (part: Part) => (await as(part).offerToMe({ params: { number: need.number } })) as object;
  expect(await offered('rival')).toEqual(await offered('reader'));
  const [kept, waits] = [await ask('rival'), await ask('reader')];
  const view = async (part: Part, id: string) => {
    const { state, reason, terms, newest, can, accepted } = await as(part).myAccess({ params: { id } });
    const terms1 = accepted.map(({ version, hash }) => [version, hash]);
    return { state, reason, terms, newest, can, terms1, reading: await refusalOf(read(part, id)) };
  };
  expect(await view('rival', kept.id)).toEqual(await view('reader', waits.id));
  expect(await refusalOf(as('owner').grantAccess({ params: { id: kept.id } }))).toBe('reader_excluded');
  const tasks = (await world.as(people.owner).desk.desk()).tasks.filter(({ code }) => code === 'disclosure_decide');
  expect(tasks.filter(({ subject }) => subject.number === need.number).map(({ subject }) => subject.id)).toEqual([
    waits.id,
  ]);
  const { deadline } = await world.as().needs.read({ params: { number: need.number } });
  await world.travel(new Date(deadline));
  expect((await view('rival', kept.id)).state).toBe('lapsed');
  expect(await view('rival', kept.id)).toEqual(await view('reader', waits.id));
});

test('who is kept out later, leaves its organisation, or loses its verification, reads nothing at the next request', async () => {
  await offer({ approval: false });
  const { platform } = world;
  const lab = await makeOrganisation(platform, { name: '两处任职研究院' });
  const shop = await makeOrganisation(platform, { name: '两处任职公司' });
  const both = await makePerson(platform, { name: '两处任职者', organisations: [{ id: lab }, { id: shop }] });
  const client = world.as(both).needs;
  const terms = (await client.offerToMe({ params: { number: need.number } })).terms?.hash ?? '';
  const { id } = await client.askAccess({ body: { need: need.number, organisation: lab, terms } });
  await client.readConfidential({ params: { id } });
  await as('owner').exclude({ params: { ...params(), organisation: shop }, body: { reason: null } });
  expect(await refusalOf(client.readConfidential({ params: { id } }))).toBe('confidential_not_open');
  await as('owner').include({ params: { ...params(), organisation: shop } });
  await client.readConfidential({ params: { id } });
  await platform.pool.query(`update identity.organisation set state = 'suspended' where id = $1`, [lab]);
  expect(['reader_not_verified', 'organisation_suspended']).toContain(
    await refusalOf(client.readConfidential({ params: { id } })),
  );
  await platform.pool.query(`update identity.organisation set state = 'verified' where id = $1`, [lab]);
  await client.readConfidential({ params: { id } });
  await platform.pool.query(
    'update identity.membership set ended_at = platform.now() where person = $1 and organisation = $2',
    [both.person, lab],
  );
  expect(await refusalOf(client.readConfidential({ params: { id } }))).toBe('not_found');
  expect((await client.myAccesses({})).items).toEqual([]);
});

test('it ends for everyone when the owner closes it or the need is over; the owner may grant again what it ended', async () => {
  await offer();
  const id = await granted('reader');
  await as('owner').endAccess({ params: { id }, body: { reason: '已选定合作方' } });
  expect((await as('reader').myAccess({ params: { id } })).reason).toBe('已选定合作方');
  expect(await refusalOf(ask('reader'))).toBe('confidential_not_open');
  await as('owner').grantAccess({ params: { id } });
  await read('reader', id);
  await as('owner').closeConfidential({ params: params() });
  expect(await refusalOf(read('reader', id))).toBe('confidential_not_open');
  await as('owner').offerConfidential({ params: params(), body: { declaration: '2026-1' } });
  await read('reader', id);
  await as('owner').withdraw({ params: params(), body: { reason: '不再需要' } });
  expect(await refusalOf(read('reader', id))).toBe('confidential_not_open');
  expect(await refusalOf(as('owner').offerConfidential({ params: params(), body: { declaration: '2026-1' } }))).toBe(
    'confidential_over',
  );
  const { offered } = await world.as().needs.confidentialOffer({ params: { number: need.number } });
  expect(offered).toBe(false);
});

test('staff read it with a reason that the owner sees, and its files only after that; the reviewer not at all', async () => {
  await as('owner').writeConfidential({ params: params(), body: wholeConfidential() });
  const file = await as('owner').attachConfidential({
    params: params(),
    query: { name: 'a.txt' },
    body: new Blob(['x']),
  });
  expect(await refusalOf(as('officer').confidential({ params: params() }))).toBe('not_found');
  const inspect = (part: Part, reason = '核对是否涉密') =>
    as(part).inspectConfidential({ params: params(), body: { reason } });
  expect(await refusalOf(inspect('officer'))).toBe('not_found');
  await as('owner').offerConfidential({ params: params(), body: { declaration: '2026-1' } });
  const seen = await as('officer').confidential({ params: params() });
  expect([seen.item?.own, seen.can]).toEqual([null, { inspect: true }]);
  const get = async (part: Part) =>
    (
      await world.server.inject({
        url: `/api/v1/workspace/needs/${need.id}/confidential/files/${file.id}`,
        headers: { cookie: people[part].cookie },
      })
    ).statusCode;
  expect([await get('officer'), await get('owner'), await get('reader')]).toEqual([422, 200, 404]);
  await inspect('officer');
  expect(await get('officer')).toBe(200);
  expect(await refusalOf(inspect('reviewer'))).toBe('forbidden');
  expect(await refusalOf(as('reviewer').confidential({ params: params() }))).toBe('not_found');
  expect(await refusalOf(as('organiser').accesses({ params: params() }))).toBe('not_found');
  expect((await readings()).map(({ person, staff, file: name, reason }) => [person, staff, name, reason])).toEqual([
    ['郑脱密', true, 'a.txt', '核对是否涉密'],
    ['郑脱密', true, null, '核对是否涉密'],
  ]);
  // What staff read changes nothing for the owner, who may be writing.
  const { item } = await as('owner').confidential({ params: params() });
  expect(item?.version).toBe(2);
});

test('who waits stands on the owner’s desk until it is answered, or the deadline has passed', async () => {
  await offer();
  const { id } = await ask('reader');
  const desk = async (part: Part) => {
    const { tasks, waiting } = await world.as(people[part]).desk.desk();
    return [...tasks, ...waiting]
      .filter(({ subject }) => subject.id === id)
      .map(({ code, address }) => [code, address]);
  };
  expect(await desk('owner')).toEqual([['disclosure_decide', `/needs/${need.id}/confidential`]]);
  expect(await desk('reader')).toEqual([['disclosure_decision', `/confidential/${id}`]]);
  expect(await desk('mate')).toEqual([]);
  await world.travel(new Date((await world.now()).getTime() + 6 * 86_400_000));
  expect((await as('reader').myAccess({ params: { id } })).state).toBe('lapsed');
  expect([await desk('owner'), await desk('reader')]).toEqual([[], []]);
});

test('of ending an access and reading through it at once, each reading is either recorded before the end or refused', async () => {
  await offer();
  const id = await granted('reader');
  const attempts = await Promise.allSettled([
    ...Array.from({ length: 6 }, () => read('reader', id)),
    as('owner').endAccess({ params: { id }, body: { reason: '终止' } }),
    ...Array.from({ length: 6 }, () => read('reader', id)),
  ]);
  const given = attempts.filter((one) => one.status === 'fulfilled' && 'text' in one.value);
  expect(await readings()).toHaveLength(given.length);
  expect(await refusalOf(read('reader', id))).toBe('not_in_this_state');
});

test('readings, acceptances and what was offered can be changed by nobody, not even by SQL', async () => {
  await offer({ approval: false });
  const { id } = await ask('reader');
  await read('reader', id);
  for (const table of ['confidential_reading', 'disclosure_acceptance', 'confidential_version', 'confidential_terms'])
    await expect(world.platform.pool.query(`delete from needs.${table}`)).rejects.toThrow('is only ever added to');
});

test('long lists of accesses and readings come in pages, the newest first', async () => {
  await offer({ approval: false });
  const ids: string[] = [];
  for (const part of ['reader', 'mate', 'rival'] as const) {
    const { id } = await ask(part);
    ids.push(id);
    await read(part, id);
  }
  const all: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await as('owner').accesses({ params: params(), query: { limit: 2, ...(after ? { after } : {}) } });
    all.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
    after = page.next;
  }
  expect(all).toEqual([...ids].reverse());
  const first = await as('owner').readings({ params: params(), query: { limit: 2 } });
  const rest = await as('owner').readings({ params: params(), query: { limit: 2, after: first.next ?? '' } });
  expect([...first.items, ...rest.items].map(({ person }) => person)).toEqual(['赵对手', '李同事', '李揭榜']);
  expect(rest.next).toBe(null);
});
