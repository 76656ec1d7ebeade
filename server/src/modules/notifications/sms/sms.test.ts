import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { notices as everyNotice } from '#app';
import { shanghaiEnd } from '#kernel/working-days.ts';
import { makeOrganisation, makePerson } from '#modules/identity/factory.ts';
import { startOfDay } from '#modules/identity/index.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { needs } from '#modules/needs/index.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { setClock } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { smsBy } from '#platform/providers/sms/sms.ts';
import { forgetAttempts } from '#testing/asking.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { aliyunAt, type SmsStandIn, smsStandIn } from '#testing/providers/sms.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { sendText } from './actions/send-text.ts';
import { notices } from './config.ts';
import { smsChoice } from './queries/choice.ts';
import { isTexted } from './rules.ts';
import { dueTexts } from './store.ts';

const HOUR = 3_600_000;
const templates = Object.fromEntries(notices.map(({ key }, n) => [key, `SMS_${n}`]));
const templateOf = (key: keyof typeof templates) => templates[key];
const reported: string[] = [];
let world: World;
let sms: SmsStandIn;
let stage: Awaited<ReturnType<typeof makeStage>>;
beforeAll(async () => {
  sms = await smsStandIn();
  world = await openWorld({ sms: smsBy(aliyunAt(sms.url, 100_000, { templates }), (line) => reported.push(line)) });
  stage = await makeStage(world.platform);
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'notifications')).toEqual([]);
  await world.close();
  await sms.close();
});
beforeEach(async () => {
  await world.settle();
  await toTomorrow(10);
});

/** An hour of Shanghai of another day than any before. */
async function toTomorrow(hour: number): Promise<void> {
  await world.travel(new Date(startOfDay(await world.now()).getTime() + (24 + hour) * HOUR));
}
const later = async (minutes: number) => world.travel(new Date((await world.now()).getTime() + minutes * 60_000));

let last = 0;
/** Somebody who signed up by mobile number alone. */
async function mobileOnly(given: Partial<Parameters<typeof makePerson>[1]> = {}) {
  last += 1;
  const mobile = `+86139${String(last).padStart(8, '0')}`;
  return { mobile, ...(await makePerson(world.platform, { name: '手机用户', email: null, mobile, ...given })) };
}
type Reached = Awaited<ReturnType<typeof mobileOnly>>;
/** As if somebody was given so many roles, each a fact of its own. */
const grant = ({ person }: Pick<Reached, 'person'>, times = 1) =>
  world.platform.transact(async (tx) => {
    const actor = { person: stage.admin.person, organisation: null, role: 'admin' } as const;
    for (let n = 0; n < times; n += 1)
      record(tx, { name: 'role_granted', subject: person, actor, audience: [`person:${person}`] });
    return true;
  });
const textsTo = ({ mobile }: Reached) => sms.notices().filter(({ number }) => number === mobile);
const outcomesOf = async ({ person }: Reached) => {
  const { rows } = await sql<{ outcome: string | null; n: number }>`
    select outcome, count(*)::int as n from notifications.text_message where person = ${person} group by 1 order by 1`.execute(
    world.platform.db,
  );
  return Object.fromEntries(rows.map(({ outcome, n }) => [outcome ?? 'waiting', n]));
};

test('who has a number alone learns that its need was returned, and by when to mend it; in no words of it', async () => {
  const canary = '低温薄膜机密配方';
  const owner = await mobileOnly({ name: '机密联系人', organisations: [{ id: stage.company }] });
  const colleague = await makePerson(world.platform, { name: '同事', organisations: [{ id: stage.company }] });
  const secret = { title: `${canary}标题`, problem: `${canary}的问题`, contactName: '机密联系人' };
  const { id } = await world.as(colleague).needs.create({
    body: { organisation: stage.company, track: stage.track, need: wholeDraft(secret) },
  });
  const params = { id };
  await world.as(colleague).needs.submit({ params, body: { declaration: '2026-1' } });
  await world.as(stage.reviewer).needs.claim({ params });
  const points = [{ field: 'indicators' as const, code: 'other' as const, says: `${canary}要写明` }];
  await world.as(stage.reviewer).needs.return({ params, body: { points, reason: `${canary}的理由` } });
  await world.settle();
  const { number, handInUntil } = await world.as(owner).needs.work({ params });
  expect(textsTo(owner)).toEqual([
    {
      number: owner.mobile,
      template: templateOf('need_returned'),
      values: { number, date: shanghaiEnd(new Date(handInUntil ?? 0)) },
    },
  ]);
  for (const word of [canary, '机密联系人', '样本需求有限公司']) {
    const said = sms.got.map(({ url, body }) => decodeURIComponent(url.search) + body).join();
    expect([word, said.includes(word)]).toEqual([word, false]);
  }
});
test('who signs for its organisation learns that a need waits for the signature, and of a withdrawal too; who asked does not', async () => {
  const signatory = await mobileOnly({ organisations: [{ id: stage.company }] });
  const member = await mobileOnly({ organisations: [{ id: stage.company, role: 'member' }] });
  const { needs } = world.as(member);
  const { id } = await needs.create({
    body: { organisation: stage.company, track: stage.track, need: wholeDraft({ title: '不出门的标题' }) },
  });
  const params = { id };
  await needs.askSignature({ params, body: { act: 'submit' } });
  await world.settle();
  const { handInUntil } = await needs.work({ params });
  const text = { number: signatory.mobile, template: templateOf('need_to_sign') };
  expect(textsTo(signatory)).toEqual([{ ...text, values: { date: shanghaiEnd(new Date(handInUntil ?? 0)) } }]);
  await world.as(signatory).needs.submit({ params, body: { declaration: '2026-1' } });
  await needs.askSignature({ params, body: { act: 'withdraw' } });
  await world.settle();
  const { number } = await needs.work({ params });
  const withdrawal = { number: signatory.mobile, template: templateOf('withdrawal_to_sign'), values: { number } };
  expect(textsTo(signatory).slice(1)).toEqual([withdrawal]);
  expect(textsTo(member)).toEqual([]);
});

test('who has begun a solution is told once three days before its deadline, without the number; who handed in is not; an extended one counts anew', async () => {
  const need = await stage.need();
  const university = await makeOrganisation(world.platform, { kind: 'university' });
  const mailed = { email: `solver${last}@example.com`, organisations: [{ id: university }] };
  const drafter = await mobileOnly(mailed);
  const done = await mobileOnly({ organisations: [{ id: university }], email: `done${last}@example.com` });
  for (const who of [drafter, done]) await world.as(who).notifications.chooseSms({ body: { tasks: true } });
  const given = { need: need.id, organisation: university };
  await world.as(drafter).solutions.create({ body: { ...given, team: null } });
  await makeSubmittedSolution(world.platform, done.viewer, given);
  const { deadline } = await world.as().needs.read({ params: { number: need.number } });
  const end = new Date(deadline ?? 0);
  // At noon, so that the night puts nothing off.
  const before = (until: Date, inDays: number) =>
    new Date(startOfDay(until).getTime() - inDays * 24 * HOUR + 12 * HOUR);
  const told = async (who: Reached) =>
    (await world.as(who).notifications.inbox({ query: { limit: 50 } })).items
      .filter(({ fact }) => fact === 'need_deadline_near')
      .map(({ as, address }) => [as, address]);
  await world.travel(before(end, 4));
  expect([await told(drafter), textsTo(drafter)]).toEqual([[], []]);
  await setClock(world.platform.db, before(end, 3));
  const near = needs.dueMoves?.find(({ name }) => name === 'needs.near_deadline');
  await Promise.all(Array.from({ length: 20 }, () => near?.run(world.platform, need.id)));
  await world.settle();
  await world.travel(new Date((await world.now()).getTime() + HOUR));
  expect([await told(drafter), await told(done)]).toEqual([[['team', '/workspace/solutions']], []]);
  const text = { number: drafter.mobile, template: templateOf('draft_to_hand_in') };
  expect([textsTo(drafter), textsTo(done)]).toEqual([[{ ...text, values: { date: shanghaiEnd(end) } }], []]);
  const later = new Date(end.getTime() + 10 * 24 * HOUR);
  const body = { deadline: later.toISOString(), reason: '留足准备时间' };
  await world.as(stage.organiser).needs.extend({ params: { id: need.id }, body });
  await world.travel(before(later, 3));
  expect((await told(drafter)).length).toBe(2);
  expect(textsTo(drafter).at(-1)?.values).toEqual({ date: shanghaiEnd(later) });
  // Another day of the rule holds for every deadline that was not told of, however near it is by then.
  const latest = new Date(later.getTime() + 10 * 24 * HOUR);
  await world
    .as(stage.organiser)
    .needs.extend({ params: { id: need.id }, body: { ...body, deadline: latest.toISOString() } });
  await world.travel(before(latest, 5));
  expect((await told(drafter)).length).toBe(2);
  const rule = { key: 'deadline_near_days', value: 7, track: null, from: null, note: '提前一周提醒' } as const;
  await world.as(stage.organiser).contests.setRule({ params: { id: stage.contest }, body: rule });
  await world.settle();
  expect((await told(drafter)).length).toBe(3);
});

test('every notice of the house says a number and a time at most, and stands in the operator’s page word for word, and nothing else does', () => {
  const page = readFileSync(new URL('../../../../../docs/operations/text-messages.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, key, text]) => [key, text]);
  expect(listed.sort()).toEqual([...everyNotice].sort());
  const variables = [...everyNotice.values()].flatMap((text) =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
  );
  expect([...new Set(variables)].sort()).toEqual(['date', 'number']);
});

test('by night nothing leaves; at eight it does, but not what was read, refused or over the limit meanwhile', async () => {
  const [told, read, refused, busy] = [await mobileOnly(), await mobileOnly(), await mobileOnly(), await mobileOnly()];
  await toTomorrow(21);
  for (const who of [told, read, refused]) await grant(who);
  await grant(busy, 5);
  await later(179);
  const everyone = [told, read, refused, busy];
  expect(everyone.flatMap(textsTo)).toEqual([]);
  const { items } = await world.as(read).notifications.inbox({ query: { limit: 10 } });
  await world.as(read).notifications.read({ params: { id: items[0]?.id ?? '' } });
  await world.as(refused).notifications.chooseSms({ body: { tasks: false } });
  await later(481);
  expect(everyone.map((who) => textsTo(who).length)).toEqual([1, 0, 0, 3]);
  expect([await outcomesOf(read), await outcomesOf(refused)]).toEqual([{ read: 1 }, { unwanted: 1 }]);
  expect(await outcomesOf(busy)).toEqual({ over_limit: 2, sent: 3 });
  // The inbox has all of it, and the next day begins anew.
  expect((await world.as(busy).notifications.unread()).unread).toBe(5);
  await grant(busy);
  await world.settle();
  expect(await outcomesOf(busy)).toEqual({ over_limit: 3, sent: 3 });
  await toTomorrow(10);
  await grant(busy);
  await world.settle();
  expect(textsTo(busy).length).toBe(4);
});

test('of a hundred servers at once each message leaves once, and of a hundred messages to one person three', async () => {
  const [once, flooded] = [await mobileOnly(), await mobileOnly()];
  await toTomorrow(22);
  await grant(once);
  await world.settle();
  await setClock(world.platform.db, new Date((await world.now()).getTime() + 12 * HOUR));
  const [id = ''] = await dueTexts(world.platform.db, 10);
  await Promise.all(Array.from({ length: 100 }, () => sendText(world.platform, id)));
  expect([textsTo(once).length, await outcomesOf(once)]).toEqual([1, { sent: 1 }]);
  await toTomorrow(22);
  await grant(flooded, 100);
  await world.settle();
  await setClock(world.platform.db, new Date((await world.now()).getTime() + 12 * HOUR));
  const ids = await dueTexts(world.platform.db, 200);
  expect(ids.length).toBe(100);
  await Promise.all(ids.map((one) => sendText(world.platform, one)));
  expect([textsTo(flooded).length, await outcomesOf(flooded)]).toEqual([3, { over_limit: 97, sent: 3 }]);
});

test('a server that dies while it sends leaves the message as it is: nobody gets it twice', async () => {
  const who = await mobileOnly();
  await toTomorrow(22);
  await grant(who);
  await world.settle();
  await setClock(world.platform.db, new Date((await world.now()).getTime() + 12 * HOUR));
  const [id = ''] = await dueTexts(world.platform.db, 10);
  const { sms: way } = world.platform;
  if (way === null) throw new Error('no way of text messages');
  const dying = {
    ...way,
    notify: async (...given: Parameters<typeof way.notify>) => {
      await way.notify(...given);
      throw new Error('killed');
    },
  };
  await expect(sendText({ ...world.platform, sms: dying }, id)).rejects.toThrow('killed');
  await later(60);
  expect([textsTo(who).length, await outcomesOf(who)]).toEqual([1, { sending: 1 }]);
});

test('what the provider says it has not taken is offered again, at last no more; what it did not answer is not', async () => {
  const who = await mobileOnly();
  const empty = { body: { Code: 'isv.AMOUNT_NOT_ENOUGH', Message: 'none' } };
  sms.next(empty, empty);
  await grant(who);
  await world.settle();
  expect([textsTo(who), await outcomesOf(who)]).toEqual([[], { waiting: 1 }]);
  await later(2);
  expect([textsTo(who), await outcomesOf(who)]).toEqual([[], { waiting: 1 }]);
  await later(4);
  expect([textsTo(who).length, await outcomesOf(who)]).toEqual([1, { sent: 1 }]);
  sms.next(empty, empty, empty, empty, empty, empty);
  await grant(who);
  await world.settle();
  for (let n = 0; n < 8; n += 1) await later(64);
  expect([textsTo(who).length, await outcomesOf(who)]).toEqual([1, { not_taken: 1, sent: 1 }]);
  await toTomorrow(10);
  const other = await mobileOnly();
  sms.next('cut');
  await grant(who);
  await world.settle();
  await grant(other);
  await world.settle();
  await later(60);
  expect([textsTo(who).length, await outcomesOf(who)]).toEqual([1, { not_taken: 1, sent: 1, unanswered: 1 }]);
  expect(textsTo(other).length).toBe(1);
  sms.next({ body: { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: 'none' } });
  await grant(other);
  await world.settle();
  expect(await outcomesOf(other)).toEqual({ number_refused: 1, sent: 1 });
  for (const line of reported) expect(line).toMatch(/^text messages: aliyun answered [\w.]+$/);
});

test('a provider that cannot be reached has taken nothing: the message waits', async () => {
  const who = await mobileOnly();
  await toTomorrow(22);
  await grant(who);
  await world.settle();
  await setClock(world.platform.db, new Date((await world.now()).getTime() + 12 * HOUR));
  const [id = ''] = await dueTexts(world.platform.db, 10);
  const closed = await smsStandIn();
  await closed.close();
  const gone = smsBy(aliyunAt(closed.url, 100_000, { templates }), () => undefined);
  await sendText({ ...world.platform, sms: gone }, id);
  expect(await outcomesOf(who)).toEqual({ waiting: 1 });
  await later(5);
  expect(textsTo(who).length).toBe(1);
});

test('with an e-mail address nothing is texted until it is chosen; without a number it cannot be', async () => {
  const mailed = await mobileOnly({ email: 'both@example.com' });
  const noNumber = await makePerson(world.platform, { name: '只有邮箱' });
  const choice = (who: { cookie: string }) => world.as(who).notifications.smsChoice();
  const masked = mailed.mobile.replace(/^\+86(...)....(....)$/, '$1****$2');
  expect(await choice(mailed)).toEqual({ offered: true, perDay: 3, mobile: masked, tasks: false });
  expect(await choice(noNumber)).toEqual({ offered: true, perDay: 3, mobile: null, tasks: false });
  expect(await refusalOf(world.as(noNumber).notifications.chooseSms({ body: { tasks: true } }))).toBe('no_mobile');
  await grant(mailed);
  await world.settle();
  expect(await outcomesOf(mailed)).toEqual({});
  expect((await world.as(mailed).notifications.chooseSms({ body: { tasks: true } })).tasks).toBe(true);
  await grant(mailed);
  await world.settle();
  expect(await outcomesOf(mailed)).toEqual({ sent: 1 });
  expect(await choice(await mobileOnly())).toMatchObject({ tasks: true });
});

test('notices take half of what this installation may send, and wait where that is used up', async () => {
  await forgetAttempts(world);
  const who = await mobileOnly();
  await toTomorrow(22);
  await grant(who, 2);
  await world.settle();
  await setClock(world.platform.db, new Date((await world.now()).getTime() + 12 * HOUR));
  const few = smsBy(aliyunAt(sms.url, 2, { templates }), () => undefined);
  for (const id of await dueTexts(world.platform.db, 10)) await sendText({ ...world.platform, sms: few }, id);
  expect(await outcomesOf(who)).toEqual({ sent: 1, waiting: 1 });
  await later(61);
  expect(await outcomesOf(who)).toEqual({ sent: 2 });
});

test('a notice whose template the provider has not approved does not leave', async () => {
  const who = await mobileOnly();
  await toTomorrow(22);
  await grant(who);
  await world.settle();
  await setClock(world.platform.db, new Date((await world.now()).getTime() + 12 * HOUR));
  const [id = ''] = await dueTexts(world.platform.db, 10);
  await sendText({ ...world.platform, sms: smsBy(aliyunAt(sms.url), () => undefined) }, id);
  expect([textsTo(who), await outcomesOf(who)]).toEqual([[], { unwanted: 1 }]);
});

test('where the provider has approved no notice none is offered', async () => {
  const none = { sms: smsBy(aliyunAt(sms.url), () => undefined), localMailbox: false };
  const { viewer } = await mobileOnly();
  expect(await smsChoice(none, world.platform.db, viewer)).toMatchObject({ offered: false, perDay: 0 });
});

test('a trial without a provider shows them in its local mailbox', async () => {
  const who = await mobileOnly();
  await toTomorrow(22);
  await grant(who);
  await world.settle();
  await setClock(world.platform.db, new Date((await world.now()).getTime() + 12 * HOUR));
  const [id = ''] = await dueTexts(world.platform.db, 10);
  await sendText({ ...world.platform, sms: null, localMailbox: true }, id);
  const [mail] = (await unsentMail(world.platform.db, null, 100)).filter(({ recipient }) => recipient === who.mobile);
  expect(mail?.body).toBe('【揭榜】您被授予揭榜平台的一项职责，请登录揭榜平台查看。\n');
  expect([textsTo(who), await outcomesOf(who)]).toEqual([[], { sent: 1 }]);
});

test('what waits is texted to whoever chose it, else where there is a number and no e-mail address', () => {
  const mobile = '+8613800138000';
  const cases: [chosen: boolean | undefined, mobile: string | null, hasEmail: boolean, texted: boolean][] = [
    [undefined, mobile, false, true],
    [undefined, mobile, true, false],
    [undefined, null, true, false],
    [true, mobile, true, true],
    [true, mobile, false, true],
    [true, null, true, false],
    [false, mobile, false, false],
    [false, mobile, true, false],
  ];
  expect(
    cases.map(([chosen, number, hasEmail]) => [
      chosen,
      number,
      hasEmail,
      isTexted(chosen, { mobile: number, hasEmail }),
    ]),
  ).toEqual(cases);
});
