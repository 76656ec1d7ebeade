import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { wholeDraft } from '../../factory.ts';

let world: World;
let contest: string;
type Made = Awaited<ReturnType<typeof makePerson>>;
let organiser: Made;
let reviewer: Made;
beforeAll(async () => {
  world = await openWorld();
  contest = await makeContest(world.platform);
  const run = (role: 'organiser' | 'reviewer') => ({ role, scope: 'contest' as const, scopeId: contest });
  organiser = await makePerson(world.platform, { name: '本届承办', grants: [run('organiser')] });
  reviewer = await makePerson(world.platform, { name: '审核', grants: [run('reviewer')] });
});
afterAll(() => world.close());

const all: TrackScope = { fields: [], industries: [], regions: [], countries: [] };
const hour = 3_600_000;
const set = (who: Made, track: string | null, value: TrackScope, from: string | null = null) =>
  world.as(who).contests.setRule({
    params: { id: contest },
    body: { key: 'track_scope', value, track, from, note: '经会议研究' },
  });
const owner = async (n: number) => {
  const organisation = await makeOrganisation(world.platform);
  const email = `owner-${n}@example.com`;
  const person = await makePerson(world.platform, { name: `需求方${n}`, email, organisations: [{ id: organisation }] });
  const create = async (track: string, draft: Partial<NeedDraft>) =>
    (await world.as(person).needs.create({ body: { organisation, track, need: wholeDraft(draft) } })).id;
  const submit = (id: string) => world.as(person).needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  const told = async () =>
    (await world.as(person).notifications.inbox({ query: {} })).items
      .filter(({ fact }) => fact.endsWith('_scope'))
      .map(({ fact, reason, need, address }) => [fact, reason, need?.id, address]);
  return { person, email, create, submit, told };
};
const outlook = (who: Made, track: string, fields: readonly string[]) =>
  world.as(who).needs.scopeOutlook({ params: { id: track }, query: { fields: fields.join(',') } });
/** What was mailed to an address, the newest first. */
const mails = async (email: string) =>
  (await unsentMail(world.platform.db, null, 100))
    .filter(({ recipient }) => recipient === email)
    .map(({ body }) => body);

test('a narrower scope shuts out drafts and returned needs, which is shown before and told after with its reason; what was handed in stays', async () => {
  const track = await makeTrack(world.platform, contest);
  const [one, other] = [await owner(1), await owner(2)];
  const outside = await one.create(track, { field: '401' });
  const inside = await other.create(track, { field: '101' });
  const returned = await one.create(track, { field: '402' });
  await one.submit(returned);
  await world.as(reviewer).needs.claim({ params: { id: returned } });
  await world.as(reviewer).needs.return({
    params: { id: returned },
    body: { points: [{ field: 'problem', code: 'other', says: '请补充' }], reason: null },
  });
  const handedIn = await one.create(track, { field: '403' });
  await one.submit(handedIn);
  expect(await outlook(organiser, track, ['10'])).toEqual({ drafts: null, returned: 1, kept: 1, keptOutside: 1 });
  for (let n = 0; n < 2; n += 1) await other.create(track, { field: '401' });
  expect(await outlook(organiser, track, ['10'])).toEqual({ drafts: 3, returned: 1, kept: 1, keptOutside: 1 });
  expect(await outlook(organiser, track, ['10', '40'])).toEqual({ drafts: null, returned: 0, kept: 1, keptOutside: 0 });
  await world.settle();
  const before = (await mails(one.email)).length;

  await set(organiser, track, { ...all, fields: ['10'] });
  await world.settle();
  expect((await one.told()).sort()).toEqual(
    [outside, returned].map((id) => ['need_outside_scope', '经会议研究', id, `/workspace/needs/${id}`]).sort(),
  );
  expect((await other.told()).map(([fact]) => fact)).toEqual(['need_outside_scope', 'need_outside_scope']);
  const after = await mails(one.email);
  expect(after.slice(0, after.length - before).map((body) => body.includes('经会议研究'))).toEqual([true, true]);
  const refused = await one.submit(outside).catch((error: { document: unknown }) => error.document);
  expect(refused).toMatchObject({
    code: 'outside_track',
    fields: [{ path: 'field', code: 'outside_track' }],
    detail: { field: '10' },
  });
  expect(await refusalOf(one.submit(returned))).toBe('outside_track');
  expect((await other.submit(inside)).state).toBe('submitted');
  const stays = await world.as(reviewer).needs.claim({ params: { id: handedIn } });
  expect(stays.state).toBe('under_review');

  await set(organiser, track, all);
  await world.settle();
  expect((await one.told()).slice(0, 2).map(([fact]) => fact)).toEqual(['need_inside_scope', 'need_inside_scope']);
  expect((await one.submit(outside)).state).toBe('submitted');
});

test('a scope that begins later is told at once, shown on the draft, and holds from its time on; one that is overtaken never comes to be', async () => {
  const track = await makeTrack(world.platform, contest);
  const one = await owner(3);
  const id = await one.create(track, { field: '401' });
  const at = await world.now();
  const from = new Date(at.getTime() + hour).toISOString();
  await set(organiser, track, { ...all, fields: ['10'] }, from);
  await world.settle();
  expect((await one.told()).map(([fact]) => fact)).toEqual(['need_outside_scope']);
  const place = async () => (await world.as(one.person).needs.work({ params: { id } })).place;
  expect(await place()).toMatchObject({
    scope: all,
    scopeAhead: { from, scope: { fields: ['10'] }, note: '经会议研究' },
  });
  await set(organiser, track, { ...all, fields: ['40'] });
  expect(await place()).toMatchObject({ scope: { fields: ['40'] }, scopeAhead: null });
  const later = new Date(at.getTime() + 2 * hour).toISOString();
  await set(organiser, track, { ...all, fields: ['10'] }, later);
  await world.travel(new Date(at.getTime() + 1.5 * hour));
  expect((await world.as().contests.track({ params: { id: track } })).fields).toEqual(['40']);
  await world.travel(new Date(later));
  expect((await world.as().contests.track({ params: { id: track } })).fields).toEqual(['10']);
  expect(
    (await world.as().contests.openTracks({ query: { limit: 100 } })).items.find((open) => open.id === track)?.fields,
  ).toEqual(['10']);
  expect(await refusalOf(one.submit(id))).toBe('outside_track');
  const { versions } = await world.as(organiser).contests.ruleVersions({
    params: { id: contest, key: 'track_scope' },
    query: { track },
  });
  expect(versions.map(({ version, when, by, note }) => [version, when, by, note])).toEqual([
    [3, 'now', '本届承办', '经会议研究'],
    [2, 'past', '本届承办', '经会议研究'],
    [1, 'past', '本届承办', '经会议研究'],
  ]);
});

test('it is set by who runs the contest or that track, for a track alone and with codes of the lists; so is its outlook read', async () => {
  const [track, beside] = [await makeTrack(world.platform, contest), await makeTrack(world.platform, contest)];
  const runs = (scopeId: string) => ({ role: 'track_organiser' as const, scope: 'track' as const, scopeId });
  const ofTrack = await makePerson(world.platform, { name: '专场承办', grants: [runs(track)] });
  const ofBeside = await makePerson(world.platform, { name: '邻专场承办', grants: [runs(beside)] });
  const elsewhere = await makePerson(world.platform, {
    name: '别届承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: await makeContest(world.platform) }],
  });
  const drafter = (await owner(4)).person;
  const tried = [organiser, ofTrack, ofBeside, elsewhere, reviewer, drafter];
  const outcomes = [];
  for (const who of tried)
    outcomes.push([
      await set(who, track, { ...all, fields: ['10'] }).then(
        () => 'set',
        async (error) => refusalOf(Promise.reject(error)),
      ),
      await outlook(who, track, ['10']).then(
        () => 'read',
        async (error) => refusalOf(Promise.reject(error)),
      ),
    ]);
  expect(outcomes).toEqual([
    ['set', 'read'],
    ['set', 'read'],
    ...Array.from({ length: 4 }, () => ['forbidden', 'forbidden']),
  ]);
  expect(await refusalOf(set(organiser, null, all))).toBe('invalid_input');
  expect(await refusalOf(set(organiser, track, { ...all, industries: ['C99'] }))).toBe('scope_unknown');
  const answer = { key: 'answer_mode', value: 'rolling', track, from: null, note: '试' } as const;
  expect(await refusalOf(world.as(ofTrack).contests.setRule({ params: { id: contest }, body: answer }))).toBe(
    'forbidden',
  );
  const versions = (who: Made) =>
    world.as(who).contests.ruleVersions({ params: { id: contest, key: 'track_scope' }, query: { track } });
  expect((await versions(ofTrack)).versions.map(({ by }) => by)).toEqual(['专场承办', '本届承办']);
  expect(await refusalOf(versions(ofBeside))).toBe('forbidden');
});

test('a clone carries the scope in force, as the first version of its own', async () => {
  const earlier = await makeContest(world.platform);
  const old = await makeTrack(world.platform, earlier, { fields: ['10'] });
  const founder = await makePerson(world.platform, { name: '平台承办', grants: [{ role: 'organiser' }] });
  const { contests } = world.as(founder);
  const rule = { key: 'track_scope', track: old, note: '收窄到一地', from: null } as const;
  await contests.setRule({
    params: { id: earlier },
    body: { ...rule, value: { ...all, fields: ['40'], regions: ['310000'] } },
  });
  const copy = await contests.create({
    body: {
      ...{ name: '新一届', nameEn: 'Next edition', number: '2028', intro: '简介。', introEn: 'Intro.' },
      ...{ homeRegion: '310000', districts: [], units: [], copyOf: earlier },
    },
  });
  const [track] = copy.tracks;
  expect([track?.fields, track?.regions]).toEqual([['40'], ['310000']]);
  const versions = await contests.ruleVersions({
    params: { id: copy.id, key: 'track_scope' },
    query: { track: track?.id ?? '' },
  });
  expect(versions.versions.map(({ version, note, when }) => [version, note, when])).toEqual([[1, '收窄到一地', 'now']]);
  await contests.setRule({ params: { id: copy.id }, body: { ...rule, track: track?.id ?? '', value: all } });
  expect((await contests.track({ params: { id: old } })).fields).toEqual(['40']);
});
