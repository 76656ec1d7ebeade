import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeContest, makeRule, makeTrack } from '../factory.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const day = 86_400_000;

test('an offered role waits for as long as the rule says: reminded of once, it lapses, who made it is told and may send it again or take it back', async () => {
  const { platform } = world;
  const contest = await makeContest(platform, { name: '新一届' });
  const track = await makeTrack(platform, contest);
  await makeRule(platform, { contest, track: null, key: 'role_offer_days', value: 10 });
  const person = (name: string, grants: Parameters<typeof makePerson>[1]['grants']) =>
    makePerson(platform, { name, grants: grants ?? [] });
  const organiser = await person('承办', [{ role: 'organiser', scope: 'contest', scopeId: contest }]);
  const ofTrack = await person('专场承办', [{ role: 'track_organiser', scope: 'track', scopeId: track }]);
  const elsewhere = await person('他届承办', [
    { role: 'organiser', scope: 'contest', scopeId: await makeContest(platform, {}) },
  ]);
  const of = (who: typeof organiser) => world.as(who).contests;
  const offer = (email: string) =>
    of(organiser).nameStaff({ params: { id: contest }, body: { email, role: 'judge', track: null } });
  const again = (who: typeof organiser, grant: string) => of(who).sendStaffAgain({ params: { id: contest, grant } });
  const line = async (id: string) =>
    (await of(organiser).staff({ params: { id: contest } })).items.find((one) => one.id === id);
  const mailsTo = async (email: string) =>
    (await unsentMail(platform.db, null, 1000))
      .filter(({ recipient }) => recipient === email)
      .map((one) => one.subject);
  const told = async () =>
    (await world.as(organiser).notifications.inbox({})).items.filter(({ fact }) => fact === 'role_offer_lapsed').length;

  const began = (await world.now()).getTime();
  const { id, offer: waiting, can } = await offer('late@example.com');
  expect([waiting, can]).toEqual([
    { until: expect.any(String), lapsed: false },
    { end: true, send_again: true },
  ]);
  const until = Date.parse(waiting?.until ?? '');
  expect(Math.round((until - began) / day)).toBe(10);
  const other = await offer('other@example.com');
  // Accounts have roles, not offers.
  const known = await makePerson(platform, { name: '已注册', email: 'known@example.com' });
  expect(await offer('known@example.com')).toMatchObject({ person: known.person, offer: null, can: { end: true } });

  // Three days before, and once.
  await world.travel(new Date(until - 3 * day - 60_000));
  expect((await mailsTo('late@example.com')).length).toBe(1);
  for (const before of [3 * day - 60_000, 2 * day, day]) await world.travel(new Date(until - before));
  expect((await mailsTo('late@example.com')).toSorted()).toEqual([
    '担任评审专家的邀请即将到期 / Your invitation to act as judge ends soon',
    '新一届邀请您担任评审专家 / Invitation to act as judge: Innovation Challenge (sample)',
  ]);
  expect([await told(), (await line(id))?.offer?.lapsed]).toEqual([0, false]);

  // Its day passes: it is shown as lapsed, both times who made it is told, and no account takes it up.
  await world.travel(new Date(until + 3_600_000));
  expect([await told(), (await line(id))?.offer]).toEqual([2, { until: waiting?.until, lapsed: true }]);
  const late = await makePerson(platform, { name: '迟来的专家', email: 'late@example.com' });
  await world.travel(new Date(until + day));
  const held = async () => (await world.as(late).identity.me()).grants.length;
  expect(await held()).toBe(0);

  // Sent again by who may name a judge for the contest, and by nobody else, it is theirs.
  expect([await refusalOf(again(ofTrack, id)), await refusalOf(again(elsewhere, id))]).toEqual([
    'forbidden',
    'forbidden',
  ]);
  await again(organiser, id);
  await world.settle();
  expect([await held(), await line(id)]).toEqual([1, undefined]);
  expect(await refusalOf(again(organiser, id))).toBe('not_found');

  // Named once more, the same offer waits anew; taken back, it is gone.
  const renewed = await offer('other@example.com');
  expect([renewed.id, renewed.offer?.lapsed]).toEqual([other.id, false]);
  expect(await refusalOf(offer('other@example.com'))).toBe('already_invited');
  await world.travel(new Date(Date.parse(renewed.offer?.until ?? '') + 1000));
  expect((await line(other.id))?.offer?.lapsed).toBe(true);
  await of(organiser).endStaff({ params: { id: contest, grant: other.id } });
  expect([await line(other.id), await refusalOf(again(organiser, other.id))]).toEqual([undefined, 'not_found']);
  for (const module of ['identity', 'contests']) expect(await brokenInvariants(platform, module)).toEqual([]);
});
