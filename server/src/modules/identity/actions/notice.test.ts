import type { ConsentPurpose } from '@jiebang/contract/identity/person.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePerson } from '../factory.ts';
import { consented } from '../index.ts';

const hour = 3_600_000;
let world: World;
let admin: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  admin = await makePerson(world.platform, { name: '平台管理员', grants: [{ role: 'admin' }] });
});
afterAll(() => world.close());

const of = (who?: { cookie: string }) => world.as(who).identity;
const inHours = async (hours: number) => new Date((await world.now()).getTime() + hours * hour).toISOString();
const text = { zh: '导言。\n\n## 权利\n\n可以查阅。', en: 'Introduction.\n\n## Rights\n\nYou may read.' };
const changes = { zh: '增加了权利。', en: 'Rights were added.' };
const publish = (from: string, renews: ConsentPurpose[] = []) =>
  of(admin).publishNotice({ body: { from, text, changes, renews } });

test('a new version is asked for when it comes into force, of everyone, and closes nothing meanwhile', async () => {
  const person = await makePerson(world.platform, { name: '某人' });
  const first = await of().currentNotice();
  expect([first.version, first.inForce, first.changes]).toEqual([1, true, null]);
  expect(first.text.en).toContain('Your rights');
  expect((await of(person).myNotice()).due).toBe(true);
  const at = (await world.now()).toISOString();
  await of(person).acknowledgeNotice({ params: { version: '1' } });
  await of(person).acknowledgeNotice({ params: { version: '1' } });
  const mine = await of(person).myNotice();
  expect([mine.due, mine.acknowledged.map(({ version }) => version)]).toEqual([false, [1]]);
  expect((mine.acknowledged[0]?.at ?? '') >= at).toBe(true);

  const from = await inHours(24);
  const second = await publish(from);
  expect([second.version, second.inForce, second.from]).toEqual([2, false, from]);
  expect((await of(person).myNotice()).due).toBe(false);
  expect(await refusalOf(of(person).acknowledgeNotice({ params: { version: '2' } }))).toBe('notice_outdated');
  await world.travel(new Date(from));
  expect((await of().currentNotice()).text).toEqual(text);
  const asked = await of(person).myNotice();
  expect([asked.due, asked.current.version, asked.current.changes]).toEqual([true, 2, changes]);
  // Not a lock: what could be read and withdrawn before still can be.
  expect((await of(person).consents()).items).toEqual([]);
  await of(person).withdrawConsent({ params: { purpose: 'publish_name' } });
  await of(person).rename({ body: { name: '改名', nameEn: null } });
  await of(person).acknowledgeNotice({ params: { version: '2' } });
  expect((await of(person).myNotice()).acknowledged.map(({ version }) => version)).toEqual([2, 1]);

  expect((await of().notices()).items.map(({ version, inForce }) => [version, inForce])).toEqual([
    [2, true],
    [1, false],
  ]);
  expect((await of().notice({ params: { version: '1' } })).text).toEqual(first.text);
  expect(await refusalOf(of().notice({ params: { version: '3' } }))).toBe('not_found');
});

test('versions follow each other in time, and only an administrator publishes one', async () => {
  const person = await makePerson(world.platform, { name: '外人' });
  const body = { from: await inHours(2), text, changes, renews: [] };
  expect(await refusalOf(of(person).publishNotice({ body }))).toBe('forbidden');
  expect(await refusalOf(publish(await inHours(-1)))).toBe('notice_not_later');
  const { version } = await publish(await inHours(2));
  expect(await refusalOf(publish(await inHours(1)))).toBe('notice_not_later');
  const both = await Promise.allSettled([publish(await inHours(3)), publish(await inHours(4))]);
  const versions = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value.version] : []));
  expect(versions.slice().sort()).toEqual(versions.length === 2 ? [version + 1, version + 2] : [version + 1]);
  await world.travel(new Date(await inHours(5)));
});

test('a consent is given to the notice in force, and one to a purpose that has changed since counts no longer', async () => {
  const person = await makePerson(world.platform, { name: '同意的人' });
  const params = { purpose: 'publish_name' as const };
  const other = { purpose: 'bank_account' as const };
  const counts = async () => [
    await consented(world.platform.db, person.person, 'publish_name'),
    await consented(world.platform.db, person.person, 'bank_account'),
  ];
  const { version } = await of().currentNotice();
  const stale = of(person).giveConsent({ params, body: { noticeVersion: version - 1 } });
  expect(await refusalOf(stale)).toBe('notice_outdated');
  for (const one of [params, other]) await of(person).giveConsent({ params: one, body: { noticeVersion: version } });
  expect(await counts()).toEqual([true, true]);
  const next = await publish(await inHours(1), ['publish_name']);
  expect(await counts()).toEqual([true, true]);
  await world.travel(new Date(next.from));
  expect(await counts()).toEqual([false, true]);
  const said = async () =>
    (await of(person).consents()).items.map((one) => [one.purpose, one.noticeVersion, one.inForce]);
  expect(await said()).toEqual([
    ['bank_account', version, true],
    ['publish_name', version, false],
  ]);
  await of(person).giveConsent({ params, body: { noticeVersion: next.version } });
  expect(await counts()).toEqual([true, true]);
  expect((await said()).slice(0, 1)).toEqual([['publish_name', next.version, true]]);
});

test('the history of consents is only added to', async () => {
  const person = await makePerson(world.platform, { name: '留痕的人' });
  const params = { purpose: 'leaderboard_name' as const };
  const { version } = await of().currentNotice();
  await of(person).giveConsent({ params, body: { noticeVersion: version } });
  await of(person).withdrawConsent({ params });
  await of(person).giveConsent({ params, body: { noticeVersion: version } });
  const { items } = await of(person).consents();
  expect(items.map(({ inForce, withdrawnAt }) => [inForce, withdrawnAt === null])).toEqual([
    [true, true],
    [false, false],
  ]);
  const change = (sql: string) => world.platform.pool.query(sql, [person.person]);
  for (const sql of [
    'delete from identity.consent where person = $1',
    "update identity.consent set given_at = given_at - interval '1 day' where person = $1 and withdrawn_at is null",
    'update identity.consent set notice_version = notice_version + 1, withdrawn_at = now() where person = $1 and withdrawn_at is null',
    'update identity.consent set withdrawn_at = null where person = $1 and withdrawn_at is not null',
  ])
    await expect(change(sql), sql).rejects.toThrow('only added to');
});
