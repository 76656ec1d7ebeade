import { afterAll, beforeAll, expect, test } from 'vitest';
import { endOfShanghaiDate, shanghaiDate } from '#kernel/working-days.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePublishedNeed, wholeDraft } from '../factory.ts';

let world: World;
let contest: string;
let track: string;
let organisation: string;
let solvingEnd: string;
let start: number;
type Made = Awaited<ReturnType<typeof makePerson>>;
let owner: Made;
let staff: Made;

const day = 86_400_000;
const on = (days: number) => new Date(start + days * day);

beforeAll(async () => {
  world = await openWorld();
  start = (await world.now()).getTime();
  solvingEnd = on(20).toISOString();
  contest = await makeContest(world.platform, {
    phases: [
      { phase: 'collecting', startsAt: on(-1).toISOString(), endsAt: solvingEnd },
      { phase: 'solving', startsAt: on(0).toISOString(), endsAt: solvingEnd },
    ],
  });
  track = await makeTrack(world.platform, contest);
  organisation = await makeOrganisation(world.platform);
  owner = await makePerson(world.platform, { name: '周需求', organisations: [{ id: organisation }] });
  staff = await makePerson(world.platform, {
    name: '工作人员',
    grants: [{ role: 'reviewer' }, { role: 'clearance_officer' }, { role: 'organiser' }],
  });
});
afterAll(() => world.close());

const needs = () => world.as(staff).needs;
const publish = (days: number, validUntil: string | null = null) => {
  const { viewer } = staff;
  const all = { owner: owner.viewer, reviewer: viewer, officer: viewer, organiser: viewer };
  return makePublishedNeed(world.platform, all, { organisation, track, days, draft: { validUntil } });
};
/** The one that waits for its publication. */
const cleared = async () => {
  const [found] = (await needs().list({ query: { desk: 'organiser', state: 'cleared' } })).items;
  return { params: { id: found?.id ?? '' } };
};
const shown = async (id: string) => {
  const { number } = await needs().work({ params: { id } });
  return world.as().needs.read({ params: { number: number ?? '' } });
};
const until = (days: number) => ({ deadline: on(days).toISOString() });

test('a need closes within 揭榜 of its track, whose end is what its publication is offered; so do its extensions', async () => {
  await expect(publish(21)).rejects.toThrow('deadline_after_solving');
  const one = await cleared();
  const { proposedDeadline, can } = await needs().work(one);
  expect([proposedDeadline, can['publish']]).toEqual([solvingEnd, true]);
  await needs().publish({ ...one, body: until(10) });
  const extend = (days: number) =>
    needs().extend({ ...one, body: { deadline: on(days).toISOString(), reason: '应要求' } });
  expect(await refusalOf(extend(21))).toBe('deadline_after_solving');
  await extend(20);
  const { decisions } = await shown(one.params.id);
  expect(decisions.map(({ at, ...rest }) => rest)).toEqual([
    { kind: 'extend', reason: '应要求', before: on(10).toISOString(), deadline: solvingEnd },
  ]);
  expect((await needs().work(one)).can['extend']).toEqual({ code: 'deadline_after_solving' });
});

test('a need closes while it is still valid', async () => {
  const validUntil = shanghaiDate(on(5));
  await expect(publish(15, validUntil)).rejects.toThrow('need_expires_first');
  const one = await cleared();
  expect((await needs().work(one)).proposedDeadline).toBe(endOfShanghaiDate(validUntil).toISOString());
  await needs().publish({ ...one, body: until(3) });
  expect((await needs().work(one)).state).toBe('published');
});

test('several needs are published with one deadline, each by its own rules, and of each it is told what became of it', async () => {
  const cleared = async () =>
    (await needs().list({ query: { desk: 'organiser', state: 'cleared', sort: 'number' } })).items.map(({ id }) => id);
  const before = await cleared();
  for (const validUntil of [null, shanghaiDate(on(5)), null])
    await expect(publish(0, validUntil)).rejects.toThrow('deadline_too_soon');
  const [one = '', short = '', two = ''] = (await cleared()).filter((id) => !before.includes(id));
  const draft = (await world.as(owner).needs.create({ body: { organisation, track, need: wholeDraft() } })).id;
  const body = { needs: [one, short, draft, one, two], deadline: on(12).toISOString() };
  const elsewhere = await makePerson(world.platform, {
    name: '他届承办',
    grants: [{ role: 'organiser', scope: 'contest', scopeId: await makeContest(world.platform) }],
  });
  const { items: unseen } = await world.as(elsewhere).needs.publishMany({ body });
  expect(unseen).toEqual(
    [one, short, draft, two].map((need) => ({ need, number: null, title: null, refused: 'not_found' })),
  );
  const { items } = await needs().publishMany({ body });
  expect(items.map(({ need, refused }) => [need, refused])).toEqual([
    [one, null],
    [short, 'need_expires_first'],
    [draft, 'not_found'],
    [two, null],
  ]);
  expect(items.map(({ number, title }) => [number === null, title])).toEqual([
    ...[
      [false, wholeDraft().title],
      [false, wholeDraft().title],
      [true, null],
      [false, wholeDraft().title],
    ],
  ]);
  for (const id of [one, two]) expect((await shown(id)).deadline).toBe(body.deadline);
  expect((await needs().work({ params: { id: short } })).state).toBe('cleared');
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
});

test('more time reaches to the end of its validity and no further, asked for one need or given with its phase', async () => {
  const validUntil = shanghaiDate(on(12));
  const end = endOfShanghaiDate(validUntil).toISOString();
  const [short, long, over] = [await publish(10, validUntil), await publish(10), await publish(5, shanghaiDate(on(5)))];
  const extend = (id: string, deadline: string) =>
    needs().extend({ params: { id }, body: { deadline, reason: '应要求' } });
  expect(await refusalOf(extend(short.id, on(13).toISOString()))).toBe('need_expires_first');
  const full = endOfShanghaiDate(shanghaiDate(on(5))).toISOString();
  await extend(over.id, full);
  const deadlines = () =>
    Promise.all([short, long, over].map(async ({ id }) => (await needs().work({ params: { id } })).deadline));
  const before = await deadlines();
  await world.as(staff).contests.extendPhase({
    params: { id: contest, phase: 'solving' },
    body: { track: null, endsAt: on(24).toISOString(), moveLater: false, moveDeadlines: true, reason: '应各地请求' },
  });
  await world.settle();
  const four = new Date(Date.parse(before[1] ?? '') + 4 * day).toISOString();
  expect([before[2], await deadlines()]).toEqual([full, [end, four, full]]);
  const [of] = (await shown(long.id)).decisions;
  expect([of?.kind, of?.reason, of?.before, of?.deadline]).toEqual(['extend', '应各地请求', before[1], four]);
  expect(await refusalOf(extend(short.id, on(13).toISOString()))).toBe('need_expires_first');
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
});

test('anyone reads why a need on the board was withdrawn or ended, the newest first, and nobody why one that was not', async () => {
  const [gone, ended] = [await publish(10), await publish(10)];
  await needs().extend({ params: { id: ended.id }, body: { deadline: on(12).toISOString(), reason: '留足时间' } });
  await needs().terminate({ params: { id: ended.id }, body: { reason: '需求方不再具备条件' } });
  await world.as(owner).needs.withdraw({ params: { id: gone.id }, body: { reason: '项目调整' } });
  const said = async (id: string) => (await shown(id)).decisions.map(({ kind, reason }) => [kind, reason]);
  expect(await said(ended.id)).toEqual([
    ['terminate', '需求方不再具备条件'],
    ['extend', '留足时间'],
  ]);
  expect(await said(gone.id)).toEqual([['withdraw', '项目调整']]);
  const { id } = await world
    .as(owner)
    .needs.create({ body: { organisation, track, need: wholeDraft({ title: '未张榜' }) } });
  await world.as(owner).needs.withdraw({ params: { id }, body: { reason: '样本单位，周需求 13800000000' } });
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
});

test('a reason that the public will read names neither the owner nor its people, nor how to reach them', async () => {
  const { id } = await publish(10);
  const { organisation: its } = await needs().work({ params: { id } });
  const params = { id };
  const refusals = [
    needs().extend({ params, body: { deadline: on(12).toISOString(), reason: `应${its.name}要求` } }),
    needs().terminate({ params, body: { reason: '周需求来电说明' } }),
    world.as(owner).needs.withdraw({ params, body: { reason: '详询 13800000000' } }),
  ].map((asked) =>
    asked.then(
      () => null,
      (error) => [error.document.code, error.document.fields],
    ),
  );
  const field = [{ path: 'reason', code: 'leads_to_owner' }];
  expect(await Promise.all(refusals)).toEqual(refusals.map(() => ['reason_leads_to_owner', field]));
  expect((await shown(id)).decisions).toEqual([]);
});

test('one that is valid no more is not handed in', async () => {
  const need = wholeDraft({ validUntil: shanghaiDate(on(-1)) });
  const { id } = await world.as(owner).needs.create({ body: { organisation, track, need } });
  expect(await refusalOf(world.as(owner).needs.submit({ params: { id }, body: { declaration: '2026-1' } }))).toBe(
    'validity_over',
  );
});

test('a contest may leave solvers more days at least: what is published before keeps its deadline, what comes after is offered no less', async () => {
  const place = await makeTrack(world.platform, contest);
  const { viewer } = staff;
  const all = { owner: owner.viewer, reviewer: viewer, officer: viewer, organiser: viewer };
  const make = (days: number) =>
    makePublishedNeed(world.platform, all, { organisation, track: place, days, draft: { validUntil: null } });
  const early = await make(2);
  const note = '给足准备时间';
  const body = { key: 'shortest_call_days', value: 10, track: place, from: null, note } as const;
  await world.as(staff).contests.setRule({ params: { id: contest }, body });
  await expect(make(9)).rejects.toThrow('deadline_too_soon');
  const waits = { desk: 'organiser', state: 'cleared', contest, track: place } as const;
  const [found] = (await needs().list({ query: waits })).items;
  const one = { params: { id: found?.id ?? '' } };
  expect(await needs().work(one)).toMatchObject({ shortestCallDays: 10, can: { publish: true } });
  const at = (await world.now()).getTime();
  const publishIn = (ms: number) =>
    needs().publish({ ...one, body: { deadline: new Date(at + 10 * day + ms).toISOString() } });
  expect(await refusalOf(publishIn(-1000))).toBe('deadline_too_soon');
  await publishIn(60_000);
  const standing = await needs().work({ params: { id: early.id } });
  expect([standing.state, standing.can['extend']]).toEqual(['published', true]);
});
