import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { setClock } from '#platform/db/connection.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { smsBy } from '#platform/providers/sms/sms.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { aliyunAt, type SmsStandIn, smsStandIn } from '#testing/providers/sms.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { invite } from '../../actions/invite.ts';
import { makeOrganisation, makePerson } from '../../factory.ts';
import { waysOf } from '../handle/queries/mine.ts';
import { sendInvitationText } from './actions/text-invitation.ts';
import { invitationNotices } from './config.ts';
import { startOfDay } from './rules.ts';

type Someone = Awaited<ReturnType<typeof makePerson>>;
const HOUR = 3_600_000;
const templates = Object.fromEntries(invitationNotices.map(({ key }, n) => [key, `SMS_${n}`]));
let world: World;
let sms: SmsStandIn;
beforeAll(async () => {
  sms = await smsStandIn();
  world = await openWorld({ sms: smsBy(aliyunAt(sms.url, 100_000, { templates }), () => undefined) });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  // Whatever happened here, no text told of an organisation or of anybody.
  const said = sms.got.map(({ url, body }) => decodeURIComponent(url.search) + body).join();
  for (const word of ['机密研究院', '管事的人', '被邀者']) expect([word, said.includes(word)]).toEqual([word, false]);
  await world.close();
  await sms.close();
});
beforeEach(() => toTomorrow(10));

/** An hour of Shanghai of another day than any before. */
async function toTomorrow(hour: number): Promise<void> {
  await world.travel(new Date(startOfDay(await world.now()).getTime() + (24 + hour) * HOUR));
}
let last = 0;
const newNumber = (): string => {
  last += 1;
  return `+86137${String(last).padStart(8, '0')}`;
};
const masked = (mobile: string) => mobile.replace(/^\+86(...)....(....)$/, '$1****$2');
const withNumber = (mobile: string) => makePerson(world.platform, { name: '被邀者', email: null, mobile });
async function somewhere() {
  const id = await makeOrganisation(world.platform, { name: '机密研究院', kind: 'institute' });
  const boss = await makePerson(world.platform, { name: '管事的人', organisations: [{ id }] });
  const asks = (mobile: string, role: 'member' | 'admin' = 'member') =>
    world.as(boss).identity.invite({ params: { id }, body: { mobile, role } });
  return { id, boss, params: { id }, invite: asks };
}
const textsTo = (mobile: string) => sms.notices().filter(({ number }) => number === mobile);
const waitingFor = async (who: Someone) => (await world.as(who).identity.myInvitations()).items;
const accept = (who: Someone, id: string) => world.as(who).identity.acceptMine({ params: { id } });
const provenAgo = (mobile: string, days: number) =>
  sql`update identity.account set updated_at = ${new Date(Date.now() - days * 86_400_000)} where account_id = ${mobile}`.execute(
    world.platform.db,
  );

test('an unknown number is texted until when it may join, and whoever proves it finds the invitation; nobody else does', async () => {
  const { id, boss, params, invite } = await somewhere();
  const mobile = newNumber();
  const sent = await invite(` 0086 ${mobile.slice(3, 6)}-${mobile.slice(6)}`, 'admin');
  expect([sent.email, sent.mobile, sent.state]).toEqual([null, masked(mobile), 'open']);
  await world.settle();
  const until = new Date(new Date(sent.expiresAt).getTime() + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');
  expect(textsTo(mobile)).toEqual([{ number: mobile, template: templates['invited'], values: { date: until } }]);
  expect((await world.as(boss).identity.invitations({ params })).items).toEqual([sent]);
  // Forwarded to whomever: another number, an e-mail address, or the text itself open nothing.
  const others = [await withNumber(newNumber()), await makePerson(world.platform, { name: '别人' })];
  for (const other of others) {
    expect(await waitingFor(other)).toEqual([]);
    expect(await refusalOf(accept(other, sent.id))).toBe('not_found');
  }
  expect(await refusalOf(accept(others[0] as Someone, boss.person))).toBe('not_found');
  const guest = await withNumber(mobile);
  expect(await waitingFor(guest)).toEqual([
    {
      id: sent.id,
      organisation: { id, name: '机密研究院' },
      role: 'admin',
      invitedBy: '管事的人',
      expiresAt: sent.expiresAt,
    },
  ]);
  const onDesk = async (who: Someone) =>
    (await world.as(who).desk.desk()).tasks.map(({ code, subject, due }) => [code, subject.title, due]);
  expect(await onDesk(guest)).toEqual([['invitation_accept', '机密研究院', sent.expiresAt]]);
  expect(await onDesk(others[0] as Someone)).toEqual([]);
  expect(await accept(guest, sent.id)).toEqual({ organisation: id });
  expect(await onDesk(guest)).toEqual([]);
  expect([await waitingFor(guest), await refusalOf(accept(guest, sent.id))]).toEqual([[], 'invitation_void']);
  expect(await refusalOf(invite(mobile))).toBe('already_member');
  const { items } = await world.as(boss).identity.memberHistory({ params });
  expect(items.map(({ action, whom }) => [action, whom])).toEqual([
    ['joined', '被邀者'],
    ['invited', masked(mobile)],
  ]);
  expect(JSON.stringify(items)).not.toContain(mobile.slice(3));
});

test('exactly one of address and number is named, and the number is one of the mainland', async () => {
  const { boss, params } = await somewhere();
  const bodies = [
    {},
    { email: 'both@example.com', mobile: newNumber() },
    { mobile: '+85251234567' },
    { mobile: '12345678901' },
  ];
  for (const body of bodies) {
    const call = world.as(boss).identity.invite({ params, body: { ...body, role: 'member' } });
    expect([body, await refusalOf(call)]).toEqual([body, 'invalid_input']);
  }
});

test('a number that its account has not proven for ninety days takes nothing until it is proven again', async () => {
  const { id, invite } = await somewhere();
  const mobile = newNumber();
  const guest = await withNumber(mobile);
  const sent = await invite(mobile);
  await provenAgo(mobile, 91);
  expect(await refusalOf(accept(guest, sent.id))).toBe('mobile_unproven');
  await provenAgo(mobile, 89);
  expect(await accept(guest, sent.id)).toEqual({ organisation: id });
});

test('by night nothing leaves; what was taken back by eight never does, and what is sent again leaves once', async () => {
  const { boss, invite } = await somewhere();
  const [gone, kept] = [newNumber(), newNumber()];
  await toTomorrow(22);
  const [first, second] = [await invite(gone), await invite(kept)];
  await world.settle();
  await world.as(boss).identity.withdrawInvitation({ params: { id: first.id } });
  const again = await world.as(boss).identity.resendInvitation({ params: { id: second.id } });
  expect(await waitingFor(await withNumber(gone))).toEqual([]);
  expect([textsTo(gone), textsTo(kept)]).toEqual([[], []]);
  await world.travel(new Date((await world.now()).getTime() + 10 * HOUR));
  expect([textsTo(gone).length, textsTo(kept).length, again.id]).toEqual([0, 1, second.id]);
  const { rows } = await sql<{ outcome: string; mobile: string | null; variables: object }>`
    select outcome, mobile, variables from identity.text_message where about in (${first.id}, ${second.id}) order by outcome`.execute(
    world.platform.db,
  );
  expect(rows).toEqual([
    { outcome: 'sent', mobile: null, variables: {} },
    { outcome: 'void', mobile: null, variables: {} },
  ]);
});

test('one that ran out is listed as such and opens nothing; sent again it does', async () => {
  const { id, boss, params, invite } = await somewhere();
  const mobile = newNumber();
  const guest = await withNumber(mobile);
  const sent = await invite(mobile);
  await world.travel(new Date(sent.expiresAt));
  const states = async () => (await world.as(boss).identity.invitations({ params })).items.map(({ state }) => state);
  expect([await states(), await waitingFor(guest)]).toEqual([['expired'], []]);
  expect(await refusalOf(accept(guest, sent.id))).toBe('invitation_void');
  await world.as(boss).identity.resendInvitation({ params: { id: sent.id } });
  expect([await states(), (await waitingFor(guest)).length]).toEqual([['open'], 1]);
  expect(await accept(guest, sent.id)).toEqual({ organisation: id });
});

test('of a hundred invitations to one number at once three are sent; of a hundred acceptances one makes a member', async () => {
  const mobile = newNumber();
  const places: Awaited<ReturnType<typeof somewhere>>[] = [];
  for (let n = 0; n < 20; n += 1) places.push(await somewhere());
  const tried = await Promise.allSettled(Array.from({ length: 100 }, (_, n) => places[n % 20]?.invite(mobile)));
  expect(tried.filter(({ status }) => status === 'fulfilled').length).toBe(3);
  await world.settle();
  expect(textsTo(mobile).length).toBe(3);
  const guest = await withNumber(mobile);
  const [one] = await waitingFor(guest);
  const joined = await Promise.allSettled(Array.from({ length: 100 }, () => accept(guest, one?.id ?? '')));
  expect(joined.filter(({ status }) => status === 'fulfilled').length).toBe(1);
  expect((await world.as(guest).identity.me()).memberships.length).toBe(1);
});

test('a server that dies while it sends leaves the notice as it is, and one that the provider did not take leaves later', async () => {
  const { invite } = await somewhere();
  const [lost, late] = [newNumber(), newNumber()];
  await toTomorrow(22);
  await invite(lost);
  await invite(late);
  const waiting = async (mobile: string) => {
    const { rows } = await sql<{
      id: string;
    }>`select id from identity.text_message where mobile = ${mobile}`.execute(world.platform.db);
    return rows[0]?.id ?? '';
  };
  const [dies, waits] = [await waiting(lost), await waiting(late)];
  await sql`update identity.text_message set due = platform.now() - interval '1 hour'`.execute(world.platform.db);
  // By night it is put off, whoever asks.
  await sendInvitationText(world.platform, dies);
  expect(textsTo(lost)).toEqual([]);
  const { sms: way } = world.platform;
  if (way === null) throw new Error('no way of text messages');
  const dying = {
    ...way,
    notify: async (...given: Parameters<typeof way.notify>) => {
      await way.notify(...given);
      throw new Error('killed');
    },
  };
  await setClock(world.platform.db, new Date((await world.now()).getTime() + 11 * HOUR));
  await expect(sendInvitationText({ ...world.platform, sms: dying }, dies)).rejects.toThrow('killed');
  sms.next({ body: { Code: 'isv.AMOUNT_NOT_ENOUGH', Message: 'none' } });
  await sendInvitationText(world.platform, waits);
  expect([textsTo(lost).length, textsTo(late).length]).toEqual([1, 0]);
  await world.travel(new Date((await world.now()).getTime() + HOUR));
  expect([textsTo(lost).length, textsTo(late).length]).toEqual([1, 1]);
});

test('a role is given to the account of a number at once, and offered to a number without one until it is proven', async () => {
  const admin = await makePerson(world.platform, { name: '平台管理员', grants: [{ role: 'admin' }] });
  const { identity } = world.as(admin);
  const [known, unknown, idle] = [newNumber(), newNumber(), newNumber()];
  const give = (mobile: string) => identity.giveGrant({ body: { mobile, role: 'judge', from: null, to: null } });
  const rolesOf = async (who: Someone) => (await world.as(who).identity.me()).grants.map(({ role }) => role);
  const holder = await withNumber(known);
  expect(await give(known)).toMatchObject({ person: holder.person, email: null, mobile: masked(known) });
  expect(await rolesOf(holder)).toEqual(['judge']);
  const offered = await give(unknown);
  expect(offered).toMatchObject({ person: null, name: null, email: null, mobile: masked(unknown) });
  expect(await refusalOf(give(unknown))).toBe('already_invited');
  expect((await identity.grants()).items.find(({ id }) => id === offered.id)).toEqual(offered);
  await world.settle();
  expect([textsTo(known), textsTo(unknown)]).toEqual([
    [],
    [{ number: unknown, template: templates['role_offered'], values: {} }],
  ]);
  const newcomer = await withNumber(unknown);
  await world.settle();
  expect(await rolesOf(newcomer)).toEqual(['judge']);
  // Whose number was proven long ago may have lost it: it is offered, and taken by whoever proves it now.
  const former = await withNumber(idle);
  await provenAgo(idle, 91);
  expect((await give(idle)).person).toBe(null);
  await world.settle();
  expect(await rolesOf(former)).toEqual([]);
  await provenAgo(idle, 0);
  await world.settle();
  expect(await rolesOf(former)).toEqual(['judge']);
  const taken = newNumber();
  const back = await give(taken);
  await identity.endGrant({ params: { id: back.id } });
  const late = await withNumber(taken);
  await world.settle();
  expect(await rolesOf(late)).toEqual([]);
});

test('where no text can be sent no number is invited; in a trial the text stands in the local mailbox', async () => {
  const { boss, params } = await somewhere();
  const body = { mobile: newNumber(), role: 'member' as const };
  const none = { ...world.platform, sms: null };
  expect(await invite(none, boss.viewer, params.id, body)).toEqual({ refused: 'sms_not_offered' });
  const unapproved = { ...world.platform, sms: smsBy(aliyunAt(sms.url), () => undefined) };
  expect(await invite(unapproved, boss.viewer, params.id, body)).toEqual({ refused: 'sms_not_offered' });
  const trial = { ...none, localMailbox: true };
  const sent = await invite(trial, boss.viewer, params.id, body);
  expect(sent).toMatchObject({ mobile: masked(body.mobile) });
  const { rows } = await sql<{
    id: string;
  }>`select id from identity.text_message where mobile = ${body.mobile}`.execute(world.platform.db);
  await sendInvitationText(trial, rows[0]?.id ?? '');
  const [mail] = (await unsentMail(world.platform.db, null, 100)).filter(({ recipient }) => recipient === body.mobile);
  expect(mail?.body).toContain(`用本手机号登录${world.platform.publicUrl}，在“我的单位”中接受`);
  expect(mail?.body).not.toContain('机密研究院');
});

test('whether people can be invited by number is said where the forms are', async () => {
  expect(await world.as().identity.signInWays()).toEqual({ mobile: true, wechat: false, invites: true });
  const half = smsBy(aliyunAt(sms.url, 100_000, { templates: { invited: 'SMS_0' } }), () => undefined);
  expect(waysOf({ ...world.platform, sms: half }).invites).toBe(false);
});
