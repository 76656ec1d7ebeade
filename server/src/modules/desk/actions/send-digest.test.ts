import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage } from '#modules/solutions/factory.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, type World } from '#testing/world.ts';
import { sendDigest } from './send-digest.ts';

let world: World;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  world = await openWorld();
  stage = await makeStage(world.platform);
});
afterAll(() => world.close());

const mailsTo = async (email: string) =>
  (await unsentMail(world.platform.db, null, 10_000))
    .filter(({ recipient, subject }) => recipient === email && subject.includes('待办'))
    .reverse();
/** Travels to when a person's desk is due by e-mail. */
const nextMorning = async ({ person }: { person: string }) => {
  const { rows } = await world.platform.pool.query('select due from notifications.desk_digest where person = $1', [
    person,
  ]);
  await world.travel(rows[0].due);
};
/** Somebody who is given a role by an administrator. */
const staff = async (email: string) => {
  const who = await makePerson(world.platform, { name: '审核员', email });
  const body = { email, role: 'reviewer', from: null, to: null, secondFactor: false } as const;
  const { id } = await world.as(stage.admin).identity.giveGrant({ body });
  await world.settle();
  return { ...who, grant: id };
};
const submitted = async () => {
  const { needs } = world.as(stage.owner);
  const draft = wholeDraft({ title: '标题不出门' });
  const { id } = await needs.create({ body: { organisation: stage.company, track: stage.track, need: draft } });
  await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  return (await needs.work({ params: { id } })).number ?? '';
};

test('who holds a role hears each working morning what waits, by numbers and dates alone; nothing where nothing waits, and nobody twice', async () => {
  const who = await staff('desk@example.com');
  await nextMorning(who);
  expect(await mailsTo('desk@example.com')).toEqual([]);
  const number = await submitted();
  await nextMorning(who);
  const [mail, ...more] = await mailsTo('desk@example.com');
  expect([more, mail?.subject]).toEqual([[], '【揭榜】您有 1 项待办 / 1 to do']);
  const { tasks } = await world.as(who).desk.desk();
  expect(mail?.body).toContain(`${number}  截止 / by ${(tasks[0]?.due ?? '').slice(0, 10)} 24:00 (UTC+8)\n`);
  expect(mail?.body).toContain(`${world.platform.publicUrl}/workspace${tasks[0]?.address}\n`);
  expect(JSON.stringify(mail)).not.toMatch(/标题不出门|样本需求有限公司/);
  const again = await Promise.all(Array.from({ length: 6 }, () => sendDigest(world.platform, who.person)));
  expect(again).toEqual(Array.from({ length: 6 }, () => ({ refused: 'not_found' })));
  await world.travel(new Date(tasks[0]?.due ?? ''));
  await nextMorning(who);
  expect((await mailsTo('desk@example.com')).at(-1)?.subject).toBe(
    '【揭榜】您有 1 项待办，1 项已逾期 / 1 to do, 1 overdue',
  );
});

test('who wants none gets none, and who holds a role no more is not asked again', async () => {
  const quiet = await staff('quiet-desk@example.com');
  const leaver = await staff('leaver@example.com');
  await submitted();
  const choice = { tasks: true, progress: true, follows: true, desk: false, followsEvery: 'at_once' } as const;
  await world.as(quiet).notifications.chooseMail({ body: choice });
  await world.as(stage.admin).identity.endGrant({ params: { id: leaver.grant } });
  await nextMorning(leaver);
  expect([await mailsTo('quiet-desk@example.com'), await mailsTo('leaver@example.com')]).toEqual([[], []]);
  const { rows } = await world.platform.pool.query(
    'select person from notifications.desk_digest where person = any($1)',
    [[quiet.person, leaver.person]],
  );
  expect(rows).toEqual([{ person: quiet.person }]);
});
