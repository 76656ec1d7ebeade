import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson, makeProof } from '#modules/identity/factory.ts';
import { makePublishedNeed, wholeConfidential, wholeDraft } from '#modules/needs/factory.ts';
import { makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

// One organisation that was registered twice, with what stands in both names, across the modules.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
type Someone = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let admin: Someone;
let track: string;
let publish: (organisation: string, owner: Someone, showCompany?: boolean) => Promise<{ id: string; number: string }>;
beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  track = await makeTrack(platform, contest);
  const staff = (name: string, role: 'reviewer' | 'clearance_officer' | 'organiser') =>
    makePerson(platform, { name, grants: [{ role, scope: 'contest', scopeId: contest }] });
  admin = await makePerson(platform, { name: '合并的人', grants: [{ role: 'admin' }] });
  const reviewer = (await staff('吴审核', 'reviewer')).viewer;
  const officer = (await staff('郑脱密', 'clearance_officer')).viewer;
  const organiser = (await staff('王承办', 'organiser')).viewer;
  publish = (organisation, owner, showCompany = false) =>
    makePublishedNeed(
      platform,
      { owner: owner.viewer, reviewer, officer, organiser },
      { organisation, track, draft: { showCompany } },
    );
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
});

const as = (who: Someone) => world.as(who);
const reason = '同一家单位登记了两次';
let serial = 0;
/** Two verified organisations of one name, each with its administrator. */
async function pair(given: { readonly verified?: boolean; readonly kind?: string } = {}) {
  serial += 1;
  const name = `重复样本${serial}号有限公司`;
  const from = await makeOrganisation(world.platform, { name: ` 重复样本 ${serial}号、有限公司`, ...given });
  const into = await makeOrganisation(world.platform, { name });
  const boss = await makePerson(world.platform, { name: '原管理员', organisations: [{ id: from }] });
  const keeper = await makePerson(world.platform, { name: '保留方管理员', organisations: [{ id: into }] });
  const merge = (who = admin) => as(who).identity.mergeOrganisation({ params: { id: from }, body: { into, reason } });
  return { from, into, boss, keeper, name, merge };
}
const row = async (sql: string, id: string) => (await world.platform.pool.query(sql, [id])).rows[0] as unknown;

test('those of one name, whatever its spaces and marks, or of one number are listed for administrators, page by page', async () => {
  const { from, into, keeper } = await pair({ verified: false });
  const other = await makeOrganisation(world.platform, { name: '另一个名字', verified: false });
  await world.platform.pool.query(
    'update identity.organisation set uscc = (select uscc from identity.organisation where id = $1) where id = $2',
    [into, other],
  );
  expect(await refusalOf(as(keeper).identity.duplicateOrganisations())).toBe('forbidden');
  const found: unknown[] = [];
  let after: string | undefined;
  do {
    const page = await as(admin).identity.duplicateOrganisations({ query: { limit: 1, ...(after ? { after } : {}) } });
    found.push(...page.items.map(({ why, organisations }) => [why, organisations.map(({ id }) => id)]));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(found).toContainEqual(['name', [from, into]]);
  expect(found).toContainEqual(['number', [into, other]]);
});

test('people, drafts and what is sealed go along; doors close; what has ended stays, and the page leads on', async () => {
  const { from, into, boss, keeper, name, merge } = await pair();
  const { platform } = world;
  const owner = await makeOrganisation(platform, { name: '需求方甲' });
  const ownerPerson = await makePerson(platform, { name: '周需求', organisations: [{ id: owner }] });
  const need = await publish(owner, ownerPerson);
  const draft = await as(boss).needs.create({ body: { organisation: from, track, need: wholeDraft() } });
  const ended = await as(boss).needs.create({ body: { organisation: from, track, need: wholeDraft() } });
  await as(boss).needs.submit({ params: { id: ended.id }, body: { declaration: '2026-1' } });
  await as(boss).needs.withdraw({ params: { id: ended.id }, body: { reason: '不再需要' } });
  const before = await as(admin).identity.mergeOutlook({ params: { id: from } });
  const solution = await makeSubmittedSolution(platform, boss.viewer, { need: need.id, organisation: from });
  // That something sealed stands there changes nothing of what is told.
  expect(await as(admin).identity.mergeOutlook({ params: { id: from } })).toEqual(before);
  expect(before).toEqual({ members: ['原管理员'], hindered: [] });
  const proof = await makeProof(platform, boss.person);
  const body = { name: '系统', scopes: ['read_needs' as const], days: 10, proof };
  const { secret } = await as(boss).identity.makeOrganisationKey({ params: { id: from }, body });
  await as(boss).identity.invite({ params: { id: from }, body: { email: 'later@example.com', role: 'member' } });

  expect((await merge()).id).toBe(into);
  const me = await as(boss).identity.me();
  expect(me.memberships.map(({ organisation, role }) => [organisation.id, role])).toEqual([[into, 'member']]);
  expect(await row('select organisation from needs.need where id = $1', draft.id)).toEqual({ organisation: into });
  expect(await row('select organisation from needs.need where id = $1', ended.id)).toEqual({ organisation: from });
  expect(await row('select organisation from solutions.solution where id = $1', solution)).toEqual({
    organisation: into,
  });
  // The team reads and replaces as before; the administrator of the one that stays still reads nothing of it.
  const work = await as(boss).solutions.own({ params: { id: solution } });
  expect(work.can).toMatchObject({ withdraw: true });
  expect(await refusalOf(as(keeper).solutions.own({ params: { id: solution } }))).toBe('not_found');
  const keyed = await world.server.inject({
    url: '/api/v1/workspace/needs',
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(keyed.statusCode).toBe(401);
  const old = await as(keeper).identity.organisation({ params: { id: from } });
  expect([old.state, old.mergedInto, old.can.edit]).toEqual(['merged', { id: into, name }, undefined]);
  const stays = await as(keeper).identity.organisation({ params: { id: into } });
  expect(stays.merged.map(({ id }) => id)).toEqual([from]);
  const [line] = (await as(admin).identity.organisationHistory({ params: { id: from } })).items;
  expect([line?.action, line?.by, line?.reason]).toEqual(['merge', '合并的人', reason]);
  const changes = (await as(keeper).identity.memberHistory({ params: { id: into } })).items;
  expect(changes.map(({ action, whom }) => [action, whom])).toContainEqual(['merged', '原管理员']);
  const listed = await as(admin).identity.duplicateOrganisations({ query: { limit: 100 } });
  expect(listed.items.flatMap(({ organisations }) => organisations.map(({ id }) => id))).not.toContain(from);
  expect(await refusalOf(merge())).toBe('not_in_this_state');
});

test('its page leads on for good, what it published stands with the one that stays, and who followed it follows that, once', async () => {
  const { from, into, boss, keeper, merge } = await pair();
  const published = await publish(from, boss, true);
  const board = async (organisation: string) =>
    (await world.as().needs.board({ query: { organisation } })).items.map(({ number }) => number);
  await as(boss).needs.withdraw({ params: { id: published.id }, body: { reason: '改由另一账户提交' } });
  expect(await board(from)).toEqual([published.number]);
  const follow = (who: Someone, target: string) =>
    as(who).notifications.follow({ params: { kind: 'organisation', target } });
  const [one, both] = [
    await makePerson(world.platform, { name: '关注旧名' }),
    await makePerson(world.platform, { name: '两边都关注' }),
  ];
  for (const [who, target] of [
    [one, from],
    [both, from],
    [both, into],
  ] as const)
    await follow(who, target);
  const get = (url: string) => world.server.inject({ url });
  expect((await get(`/organisations/${from}`)).statusCode).toBe(200);
  await merge();
  for (const prefix of ['', '/en']) {
    const moved = await get(`${prefix}/organisations/${from}`);
    expect([moved.statusCode, moved.headers['location'], moved.body]).toEqual([
      301,
      `${prefix}/organisations/${into}`,
      '',
    ]);
  }
  const page = await get(`/organisations/${into}`);
  expect([page.statusCode, page.body.includes(published.number)]).toEqual([200, true]);
  expect(await board(into)).toEqual([published.number]);
  const { name } = await world.as().identity.organisationCard({ params: { id: into } });
  const card = await world.as().identity.organisationCard({ params: { id: from } });
  expect([card.verified, card.mergedInto]).toEqual([false, { id: into, name }]);
  expect((await get('/sitemap.xml')).body).not.toContain(from);
  const followed = async (who: Someone) => (await as(who).notifications.follows()).items.map(({ target }) => target);
  expect([await followed(one), await followed(both)]).toEqual([[into], [into]]);
  expect(await refusalOf(follow(keeper, from))).toBe('not_found');
});

test('who was kept out of a confidential text stays kept out in the name into which it goes', async () => {
  const { from, into, merge } = await pair();
  const owner = await makeOrganisation(world.platform, { name: '需求方乙' });
  const person = await makePerson(world.platform, { name: '需求方的人', organisations: [{ id: owner }] });
  const need = await publish(owner, person);
  await as(person).needs.writeConfidential({ params: { id: need.id }, body: wholeConfidential() });
  await as(person).needs.exclude({ params: { id: need.id, organisation: from }, body: { reason: null } });
  await merge();
  const { item } = await as(person).needs.confidential({ params: { id: need.id } });
  expect(item?.own?.excluded.map(({ id }) => id).sort()).toEqual([from, into].sort());
});

test('what was merged before leads to the one that stays in the end', async () => {
  const first = await pair();
  await first.merge();
  const second = await makeOrganisation(world.platform, { name: first.name });
  await as(admin).identity.mergeOrganisation({ params: { id: first.into }, body: { into: second, reason } });
  const found = await as(admin).identity.organisation({ params: { id: first.from } });
  expect(found.mergedInto?.id).toBe(second);
});

test('it is refused, and nothing changed, while a need was handed in; where the one that stays has one on the board; and where they are unlike', async () => {
  const { from, into, boss, keeper, merge } = await pair();
  const standing = await as(boss).needs.create({ body: { organisation: from, track, need: wholeDraft() } });
  await as(boss).needs.submit({ params: { id: standing.id }, body: { declaration: '2026-1' } });
  const draft = await as(boss).needs.create({ body: { organisation: from, track, need: wholeDraft() } });
  expect(await refusalOf(merge())).toBe('merge_hindered');
  expect((await as(admin).identity.mergeOutlook({ params: { id: from } })).hindered).toMatchObject([
    { kind: 'need', id: standing.id },
  ]);
  expect(await row('select organisation from needs.need where id = $1', draft.id)).toEqual({ organisation: from });
  await as(boss).needs.withdraw({ params: { id: standing.id }, body: { reason: '改由另一账户提交' } });
  // Either may have answered the other's need, which nobody may be told: it waits, whether or not there is an answer.
  const open = await publish(into, keeper);
  expect(await refusalOf(merge())).toBe('merge_hindered');
  const { hindered } = await as(admin).identity.mergeOutlook({ params: { id: from }, query: { into } });
  expect(hindered).toMatchObject([{ kind: 'need', id: open.id }]);
  expect(await refusalOf(merge(boss))).toBe('forbidden');

  const university = await makeOrganisation(world.platform, { kind: 'university' });
  const unverified = await makeOrganisation(world.platform, { verified: false });
  for (const other of [university, unverified, from])
    expect(
      await refusalOf(as(admin).identity.mergeOrganisation({ params: { id: from }, body: { into: other, reason } })),
    ).toBe('merge_unlike');
  const insider = await makePerson(world.platform, {
    name: '两边都在的管理员',
    grants: [{ role: 'admin' }],
    organisations: [{ id: into }],
  });
  expect(await refusalOf(merge(insider))).toBe('own_organisation');
});

test('of twenty mergers at once into each other exactly one is done', async () => {
  const { from, into, merge } = await pair();
  const back = () => as(admin).identity.mergeOrganisation({ params: { id: into }, body: { into: from, reason } });
  const calls = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? merge() : back()));
  const results = await Promise.allSettled(calls);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('every column that names an organisation is one of which is said what a merger does with it', async () => {
  const { rows } = await world.platform.pool.query<{ name: string }>(`
    select distinct n.nspname || '.' || c.relname || '.' || a.attname as name
    from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(f.conkey)
    where f.contype = 'f' and f.confrelid = 'identity.organisation'::regclass order by 1`);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(said).sort());
});

/** `goes` along; `ends`; `hinders` while it goes on; `stays` as history. */
const said = {
  'achievements.achievement.organisation': 'goes',
  'achievements.import.organisation': 'goes',
  'awards.nomination.organisation': 'hinders',
  'brokers.agency.organisation': 'hinders',
  'brokers.attribution.owner': 'stays with its deal',
  'brokers.attribution.solver': 'stays with its deal',
  'brokers.mandate.organisation': 'hinders',
  'contests.contest_unit.organisation': 'stays',
  'contests.track_unit.organisation': 'stays',
  'deals.contract.agency': 'stays with its deal',
  'deals.deal.agency': 'hinders',
  'deals.deal.owner': 'hinders',
  'deals.deal.solver': 'hinders',
  'deals.inquiry.organisation': 'goes',
  'identity.api_key.organisation': 'ends',
  'identity.invitation.organisation': 'ends',
  'identity.member_change.organisation': 'stays',
  'identity.membership.organisation': 'goes',
  'identity.organisation.merged_into': 'goes',
  'identity.organisation_change.organisation': 'ends',
  'identity.organisation_document.organisation': 'stays',
  'identity.organisation_move.item': 'stays',
  'identity.signature_request.organisation': 'ends',
  'judging.affiliation.organisation': 'goes',
  'judging.duty_interest.organisation': 'goes',
  'judging.interest.organisation': 'goes',
  'judging.notice.organisation': 'stays with its need or solution',
  'judging.objection.organisation': 'stays: its person goes on with it',
  'matching.judgement.organisation': 'stays',
  'matching.refusal.organisation': 'stays',
  'needs.confidential_excluded.organisation': 'goes',
  'needs.confidential_reading.organisation': 'stays',
  'needs.diagnosis.organisation': 'stays: its person goes on with it',
  'needs.disclosure.organisation': 'stays: reading ends with the seat',
  'needs.import.organisation': 'stays',
  'needs.need.organisation': 'goes as a draft, hinders else',
  'solutions.signature.organisation': 'stays: it holds for nothing more that is handed in',
  'solutions.solution.organisation': 'goes while sealed, hinders else',
  'solutions.team.organisation': 'goes',
};
