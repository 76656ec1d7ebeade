import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';
import { wholeDraft } from '../../factory.ts';
import { watchReview } from './watch-review.ts';

let world: World;
type Made = Awaited<ReturnType<typeof makePerson>>;
let company: string;
let track: string;
let owner: Made;
let reviewer: Made;
let organiser: Made;
let elsewhere: Made;

beforeAll(async () => {
  world = await openWorld();
  const { platform } = world;
  const contest = await makeContest(platform);
  track = await makeTrack(platform, contest);
  company = await makeOrganisation(platform);
  owner = await makePerson(platform, { name: '周需求', organisations: [{ id: company }] });
  const within = { scope: 'contest', scopeId: contest } as const;
  reviewer = await makePerson(platform, { name: '吴审核', grants: [{ role: 'reviewer', ...within }] });
  const grant = (scopeId: string) => ({ role: 'track_organiser', scope: 'track', scopeId }) as const;
  organiser = await makePerson(platform, { name: '专场承办', email: 'runs@example.com', grants: [grant(track)] });
  elsewhere = await makePerson(platform, { name: '别处承办', grants: [grant(newId())] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'needs')).toEqual([]);
  await world.close();
});

const needs = (who: Made) => world.as(who).needs;
const overdueOf = async (who: Made, desk: 'organiser' | 'review' = 'organiser') =>
  (await needs(who).list({ query: { desk, overdue: 'yes' } })).items.map(({ id, overdue }) => [id, overdue]);
const toldOf = async (who: Made) =>
  (await world.as(who).notifications.inbox({ query: { limit: 100 } })).items
    .filter(({ fact }) => fact === 'need_review_overdue')
    .map(({ as, topic, need, address }) => [as, topic, need?.id, address === `/workspace/needs/${need?.id}`]);
const taskOf = async (who: Made) =>
  (await world.as(who).desk.desk()).tasks
    .filter(({ code }) => code === 'need_review_overdue')
    .map(({ subject, due, address }) => [subject.id, due, address]);

test('at the end of its term, not a minute before, who runs the contest and who reviews are told once; it is filtered, on the desk, and gone when it is decided', async () => {
  const make = async () => {
    const { id } = await needs(owner).create({
      body: { organisation: company, track: track, need: wholeDraft() },
    });
    await needs(owner).submit({ params: { id }, body: { declaration: '2026-1' } });
    return id;
  };
  const [left, taken] = [await make(), await make()];
  await needs(reviewer).claim({ params: { id: taken } });
  await world.settle();
  const { items } = await needs(reviewer).list({ query: { desk: 'review' } });
  const due = new Date(items[0]?.reviewDue ?? '');
  await world.travel(new Date(due.getTime() - 60_000));
  expect([await overdueOf(organiser), await toldOf(organiser), await taskOf(organiser)]).toEqual([[], [], []]);
  await world.travel(due);
  const both = [
    [left, true],
    [taken, true],
  ];
  expect([await overdueOf(organiser), await overdueOf(reviewer, 'review')]).toEqual([both, both]);
  expect(await overdueOf(elsewhere)).toEqual([]);
  expect(await taskOf(organiser)).toEqual([left, taken].map((id) => [id, due.toISOString(), `/needs/${id}`]));
  expect((await toldOf(organiser)).sort()).toEqual([left, taken].map((id) => ['staff', 'tasks', id, true]).sort());
  expect(await toldOf(reviewer)).toEqual([['staff', 'tasks', taken, true]]);
  expect([await toldOf(elsewhere), await toldOf(owner)]).toEqual([[], []]);
  const mails = (await unsentMail(world.platform.db, null, 10_000)).filter(
    ({ recipient, subject }) => recipient === 'runs@example.com' && subject.includes('逾期'),
  );
  expect(mails.length).toBe(2);
  expect(await watchReview(world.platform, left)).toEqual({ refused: 'not_found' });
  await needs(reviewer).return({
    params: { id: taken },
    body: { points: [{ field: 'budget', code: 'missing', says: null }], reason: null },
  });
  expect(await overdueOf(organiser)).toEqual([[left, true]]);
  // Handed in again its term begins anew, and is watched anew.
  await needs(owner).submit({ params: { id: taken }, body: { declaration: '2026-1' } });
  await world.settle();
  expect(await overdueOf(organiser)).toEqual([[left, true]]);
  await world.travel(new Date(due.getTime() + 40 * 86_400_000));
  expect((await overdueOf(organiser)).length).toBe(2);
  expect((await toldOf(organiser)).length).toBe(3);
});
