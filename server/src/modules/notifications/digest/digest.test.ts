import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { makePublishedNeed } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { setClock } from '#platform/db/connection.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, type World } from '#testing/world.ts';
import { unsubscribeAddress } from '../documents/unsubscribe.ts';
import { sendDigest } from './actions/digest.ts';
import { nextDeskMorning, nextDigest } from './rules.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
type Made = Awaited<ReturnType<typeof makePerson>>;
const HOUR = 3_600_000;

beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const reader = async (email: string, followsEvery: 'at_once' | 'day' | 'week') => {
  const who = await makePerson(world.platform, { name: '关注者', email });
  await world.as(who).notifications.follow({ params: { kind: 'field', target: '40' } });
  await choose(who, followsEvery);
  return who;
};
const choose = (who: Made, followsEvery: 'at_once' | 'day' | 'week') =>
  world
    .as(who)
    .notifications.chooseMail({ body: { tasks: true, progress: true, follows: true, desk: true, followsEvery } });
const publish = async (title: string) => {
  const { owner, reviewer, officer, organiser } = stage;
  const made = await makePublishedNeed(
    world.platform,
    { owner: owner.viewer, reviewer: reviewer.viewer, officer: officer.viewer, organiser: organiser.viewer },
    { organisation: stage.company, track: stage.track, draft: { title } },
  );
  await world.settle();
  return made.number;
};
const mailsTo = async (email: string) =>
  (await unsentMail(world.platform.db, null, 10_000)).filter(({ recipient }) => recipient === email).reverse();
/** Eight in the morning in Shanghai, so many days after today. */
const morning = async (days: number) =>
  new Date(nextDigest(await world.now(), 'day').getTime() + (days - 1) * 24 * HOUR);

test('digests leave at eight in the morning in Shanghai, weekly ones on Monday, and always later than now', () => {
  const cases: [string, string, string][] = [
    ['2026-11-23T23:59:59.999Z', '2026-11-24T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['2026-11-29T23:59:00.000Z', '2026-11-30T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['2026-11-30T00:00:00.000Z', '2026-12-01T00:00:00.000Z', '2026-12-07T00:00:00.000Z'],
  ];
  const told = cases.map(([at]) => [
    at,
    ...(['day', 'week'] as const).map((e) => nextDigest(new Date(at), e).toISOString()),
  ]);
  expect(told).toEqual(cases);
});

test('the staff’s morning is the next working one, at eight in Shanghai', () => {
  const cases: [string, string][] = [
    ['2026-11-26T23:59:59.999Z', '2026-11-27T00:00:00.000Z'],
    ['2026-11-27T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['2026-09-30T01:00:00.000Z', '2026-10-08T00:00:00.000Z'],
  ];
  expect(cases.map(([at]) => [at, nextDeskMorning(new Date(at)).toISOString()])).toEqual(cases);
});

test('what one follows comes in one e-mail a day, with numbers only, and not again; a weekly one waits for Monday', async () => {
  const daily = await reader('daily@example.com', 'day');
  await reader('weekly@example.com', 'week');
  await reader('atonce@example.com', 'at_once');
  expect((await world.as(daily).notifications.mailChoice()).followsEvery).toBe('day');
  const numbers = [await publish('标题不出门'), await publish('标题不出门')];
  const counts = async () => [
    (await mailsTo('daily@example.com')).length,
    (await mailsTo('weekly@example.com')).length,
    (await mailsTo('atonce@example.com')).length,
  ];
  expect(await counts()).toEqual([0, 0, 2]);
  await setClock(world.platform.db, await morning(1));
  // Two servers and a restart, all at the same moment.
  const sent = await Promise.all(Array.from({ length: 8 }, () => sendDigest(world.platform, daily.person)));
  expect(sent.filter((one) => 'sent' in one)).toEqual([{ sent: true }]);
  await world.settle();
  const [mail, ...more] = await mailsTo('daily@example.com');
  expect([more, mail?.subject]).toEqual([[], '【揭榜】您关注的内容有 2 条动态 / 2 news of what you follow']);
  for (const number of numbers) expect(mail?.body).toContain(`${world.platform.publicUrl}/needs/${number}\n`);
  expect(JSON.stringify(mail)).not.toMatch(/标题不出门|关注者/);
  await world.travel(await morning(1));
  expect((await mailsTo('daily@example.com')).length).toBe(1);
  await world.travel(nextDigest(await world.now(), 'week'));
  expect((await mailsTo('weekly@example.com')).map(({ subject }) => subject)).toEqual([mail?.subject]);
});

test('what was read on the site is left out; who wants all at once again gets what waited, and nothing is lost', async () => {
  const who = await reader('changing@example.com', 'day');
  await publish('一');
  const { items } = await world.as(who).notifications.inbox({ query: { limit: 100 } });
  await world.as(who).notifications.read({ params: { id: items[0]?.id ?? '' } });
  const second = await publish('二');
  await choose(who, 'at_once');
  const [mail, ...more] = await mailsTo('changing@example.com');
  expect([more, mail?.subject.includes(' 1 '), mail?.body.includes(`/needs/${second}\n`)]).toEqual([[], true, true]);
  const third = await publish('三');
  expect((await mailsTo('changing@example.com'))[1]?.body).toContain(`/needs/${third}\n`);
});

test('one click ends digests too', async () => {
  const who = await reader('ending@example.com', 'day');
  await publish('一');
  const address = unsubscribeAddress(world.platform, who.person, 'follows').replace(world.platform.publicUrl, '');
  const clicked = await world.server.inject({
    method: 'POST',
    url: address,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });
  expect(clicked.statusCode).toBe(200);
  await world.travel(await morning(1));
  expect(await mailsTo('ending@example.com')).toEqual([]);
});
