import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeContest, makeTrack } from '../factory.ts';

type Person = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let draft: string;
let track: string;
let open: string;
let organiser: Person;
let reviewer: Person;
let second: Person;
let founder: Person;
let admin: Person;
let stranger: Person;
const body = { reason: '主办单位决定今年不办。' };

beforeAll(async () => {
  world = await openWorld();
  draft = await makeContest(world.platform, { name: '筹备中的一届', state: 'draft' });
  track = await makeTrack(world.platform, draft);
  open = await makeContest(world.platform, { name: '开着的一届' });
  const of = (contest: string) => ({ scope: 'contest' as const, scopeId: contest });
  organiser = await makePerson(world.platform, {
    name: '王承办',
    grants: [
      { role: 'organiser', ...of(draft) },
      { role: 'organiser', ...of(open) },
    ],
  });
  second = await makePerson(world.platform, { name: '陈承办', grants: [{ role: 'organiser', ...of(draft) }] });
  reviewer = await makePerson(world.platform, {
    name: '甲审核',
    grants: [{ role: 'reviewer', scope: 'track', scopeId: track }],
  });
  founder = await makePerson(world.platform, { name: '总承办', grants: [{ role: 'organiser' }] });
  admin = await makePerson(world.platform, { name: '平台管理', grants: [{ role: 'admin' }] });
  stranger = await makePerson(world.platform, {
    name: '他届审核',
    organisations: [{ id: await makeOrganisation(world.platform) }],
    grants: [{ role: 'reviewer', ...of(open) }],
  });
});
afterAll(() => world.close());

test('who organises an edition but may make none reads why and whom to ask; others are told nobody’s name', async () => {
  const founding = (who: Person) => world.as(who).contests.founding();
  expect(await founding(founder)).toEqual({ can: true, founders: [] });
  expect(await founding(admin)).toEqual({ can: true, founders: [] });
  const code = 'not_a_founder';
  expect(await founding(organiser)).toEqual({ can: { code }, founders: ['总承办', '平台管理'] });
  for (const who of [reviewer, stranger]) expect(await founding(who)).toEqual({ can: { code }, founders: [] });
});

test('an edition that was never opened is thrown away with a reason, told to all who were named in it and to nobody else, and is over', async () => {
  const params = { id: draft };
  const calls = world.as(organiser).contests;
  expect((await calls.contest({ params })).can.discard).toBe(true);
  expect((await calls.contest({ params: { id: open } })).can.discard).not.toBe(true);
  expect(await refusalOf(calls.discard({ params: { id: open }, body }))).toBe('not_in_this_state');
  expect(await refusalOf(calls.discard({ params, body: { reason: ' ' } }))).toBe('invalid_input');
  for (const who of [reviewer, stranger])
    expect(await refusalOf(world.as(who).contests.discard({ params, body }))).toBe('not_found');
  const gone = await calls.discard({ params, body });
  expect([gone.state, gone.discarded?.reason]).toEqual(['discarded', body.reason]);
  expect(Object.values(gone.can).filter((can) => can === true)).toEqual([]);
  const [fact] = await factsAfter(world.platform.db, 0, ['contest_discarded']);
  const tags = fact?.audience ?? [];
  expect([
    tags.includes('public'),
    tags.includes(`role:reviewer:${track}`),
    tags.includes(`role:organiser:${draft}`),
  ]).toEqual([false, true, true]);
  await world.settle();
  const told = async (who: Person) =>
    (await world.as(who).notifications.inbox({ query: {} })).items.filter(
      ({ fact: name }) => name === 'contest_discarded',
    ).length;
  // Who did it is told nothing that it knows.
  expect(await Promise.all([second, reviewer, organiser, stranger].map(told))).toEqual([1, 1, 0, 0]);
});

test('what was thrown away nobody sees but who ran it, and nothing of it is changed or opened any more', async () => {
  const params = { id: draft };
  for (const who of [undefined, reviewer, stranger]) {
    expect(await refusalOf(world.as(who).contests.contest({ params }))).toBe('not_found');
    expect((await world.as(who).contests.list({ query: {} })).items.map(({ id }) => id)).toEqual([open]);
  }
  expect((await world.as().contests.current()).id).toBe(open);
  const calls = world.as(organiser).contests;
  expect((await calls.list({ query: {} })).items.map(({ id, state }) => [id, state])).toContainEqual([
    draft,
    'discarded',
  ]);
  const { version } = await calls.contest({ params });
  const rule = { key: 'review_working_days' as const, value: 3, track: null, from: null, note: '试一试' };
  for (const call of [
    () => calls.open({ params }),
    () => calls.discard({ params, body }),
    () => calls.archive({ params }),
    () => calls.setPhases({ params, version, body: { track: null, phases: [], reason: '改期' } }),
    () => calls.setRule({ params, body: rule }),
    () => calls.removeTrack({ params: { id: track } }),
  ])
    expect(await refusalOf(call())).toBe('not_in_this_state');
  expect(await brokenInvariants(world.platform, 'contests')).toEqual([]);
});
