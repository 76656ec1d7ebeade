import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { hashOfDeclaration } from '../confidential/actions/hold.ts';
import { wholeDraft } from '../factory.ts';

let world: World;
let track: string;
let organisation: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let organiser: Made;
let colleague: Made;
let reviewer: Made;
let stranger: Made;

beforeAll(async () => {
  world = await openWorld();
  const contest = await makeContest(world.platform, {
    phases: [{ phase: 'collecting', startsAt: '2020-01-01T00:00:00.000Z', endsAt: '2040-01-01T00:00:00.000Z' }],
  });
  track = await makeTrack(world.platform, contest);
  organisation = await makeOrganisation(world.platform, { name: '样本新材料有限公司' });
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
  const staff = (name: string, role: 'organiser' | 'reviewer') =>
    makePerson(world.platform, { name, grants: [{ role, scope: 'contest', scopeId: contest }] });
  organiser = await staff('王承办', 'organiser');
  colleague = await staff('李承办', 'organiser');
  reviewer = await staff('吴审核', 'reviewer');
  stranger = await makePerson(world.platform, {
    name: '他届承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: await makeContest(world.platform) }],
  });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const needs = (who: Made) => world.as(who).needs;
const scan = (bytes = '%PDF-1.4 委托书样本') => new Blob([bytes]);
const asked = (given: Partial<{ organisation: string; track: string; name: string }> = {}) => ({
  ...{ organisation, track, title: '纸上的需求', name: '委托书.pdf' },
  ...given,
});
const enter = (who = organiser, query = asked(), body = scan()) => needs(who).enter({ query, body });
const status = async (who: Made, id: string) => {
  const reply = await world.server.inject({
    url: `/api/v1/workspace/needs/${id}/mandate`,
    headers: { cookie: who.cookie },
  });
  return reply.statusCode === 200 ? reply.body : reply.statusCode;
};

test('staff enter a need from paper; its owner checks it, signs and hands it in, and the history says who did what for whom', async () => {
  const { id, version } = await enter();
  const params = { id };
  const mine = await needs(organiser).work({ params });
  expect([mine.declaration, mine.original.region]).toEqual([null, '310115']);
  expect([mine.state, mine.number, mine.organisation.name, mine.entered]).toEqual([
    'draft',
    null,
    '样本新材料有限公司',
    { by: '王承办', at: expect.any(String), mandate: '委托书.pdf' },
  ]);
  await needs(organiser).edit({ params, version, body: wholeDraft() });
  await needs(organiser).attach({ params, query: { name: '图纸.pdf' }, body: scan() });
  expect(await refusalOf(needs(organiser).submit({ params, body: { declaration: '2026-1' } }))).toBe('forbidden');
  const tasks = (await world.as(owner).desk.desk()).tasks.map(({ code, subject }) => [code, subject.id]);
  expect(tasks).toContainEqual(['need_finish_draft', id]);
  await world.settle();
  const told = (await world.as(owner).notifications.inbox()).items.map(({ fact }) => fact);
  expect(told).toContain('need_entered');
  expect((await needs(owner).work({ params })).original).toEqual(wholeDraft());
  await needs(owner).submit({ params, body: { declaration: '2026-1' } });
  const { moves, declaration } = await needs(reviewer).work({ params });
  expect(declaration).toEqual({
    version: '2026-1',
    sha256: hashOfDeclaration('2026-1'),
    by: '周需求',
    at: expect.any(String),
  });
  expect(moves.map(({ action, by, role }) => [action, by, role])).toEqual([
    ['create', '王承办', 'organiser'],
    ['submit', '周需求', 'owner'],
  ]);
  const again = (await needs(organiser).work({ params })).version;
  const late = needs(organiser).edit({ params, version: again, body: wholeDraft() });
  expect(await refusalOf(late)).toBe('not_in_this_state');
});

test('an entered draft and its mandate are seen by its owner and who entered it; handed in, by the staff of its contest', async () => {
  const { id, version } = await enter();
  const params = { id };
  for (const who of [organiser, owner]) expect(await status(who, id)).toBe('%PDF-1.4 委托书样本');
  for (const who of [colleague, reviewer, stranger]) {
    expect(await status(who, id)).toBe(404);
    expect(await refusalOf(needs(who).work({ params }))).toBe('not_found');
    expect(await refusalOf(needs(who).edit({ params, version, body: wholeDraft() }))).toBe('not_found');
    const { items } = await needs(who).list({ query: { desk: 'entered', limit: 100 } });
    expect(items.map((item) => item.id)).toEqual([]);
  }
  const { items } = await needs(organiser).list({ query: { desk: 'entered', limit: 1 } });
  expect(items.map((item) => [item.id, item.organisation])).toEqual([[id, '样本新材料有限公司']]);
  await needs(organiser).edit({ params, version, body: wholeDraft() });
  await needs(owner).submit({ params, body: { declaration: '2026-1' } });
  for (const who of [organiser, owner, colleague, reviewer]) expect(await status(who, id)).toBe('%PDF-1.4 委托书样本');
  expect(await status(stranger, id)).toBe(404);
  // What its owner wrote itself has no mandate.
  const own = await needs(owner).create({ body: { organisation, track, need: wholeDraft() } });
  expect([await status(owner, own.id), (await needs(owner).work({ params: { id: own.id } })).entered]).toEqual([
    404,
    null,
  ]);
});

test('nothing is entered without a scan, for an unverified or unknown organisation, or by who does not run the track; no bytes stay', async () => {
  const unverified = await makeOrganisation(world.platform, { name: '未认证单位', verified: false });
  const before = (await needs(organiser).list({ query: { desk: 'entered', limit: 100 } })).items.length;
  const refused = [
    await refusalOf(enter(stranger)),
    await refusalOf(enter(reviewer)),
    await refusalOf(enter(organiser, asked({ organisation: unverified }))),
    await refusalOf(enter(organiser, asked({ organisation: track }))),
    await refusalOf(enter(organiser, asked({ track: organisation }))),
    await refusalOf(enter(organiser, asked({ name: '委托书.txt' }), scan('只是文字'))),
    await refusalOf(enter(organiser, asked({ name: '委托书.pdf' }), scan('PK不是扫描件'))),
  ];
  expect(refused).toEqual([
    ...['forbidden', 'forbidden', 'organisation_not_verified', 'invalid_input', 'invalid_input'],
    ...['file_kind_refused', 'file_name_differs'],
  ]);
  expect((await needs(organiser).list({ query: { desk: 'entered', limit: 100 } })).items.length).toBe(before);
  const { rows } = await world.platform.pool.query<{ n: number }>(
    'select count(*) as n from needs.need where entered_by is null and mandate is not null',
  );
  expect(rows).toEqual([{ n: 0 }]);
});

test('who entered a need for the wrong organisation takes the draft back; who is no organiser any more sees it no longer', async () => {
  const { id } = await enter();
  const params = { id };
  await needs(organiser).withdraw({ params, body: { reason: '录错单位' } });
  expect((await needs(owner).work({ params })).state).toBe('withdrawn');
  const other = await enter();
  await world.platform.pool.query('update identity.role_grant set to_at = platform.now() where person = $1', [
    organiser.person,
  ]);
  expect(await refusalOf(needs(organiser).work({ params: { id: other.id } }))).toBe('not_found');
  expect((await needs(organiser).list({ query: { desk: 'entered', limit: 100 } })).items).toEqual([]);
});
