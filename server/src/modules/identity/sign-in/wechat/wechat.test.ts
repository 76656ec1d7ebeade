import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { factsAfter } from '#platform/facts/deliver.ts';
import { smsBy } from '#platform/providers/sms/sms.ts';
import { wechatBy } from '#platform/providers/wechat/wechat.ts';
import { askingOf, codeMailed, enrolled, forgetAttempts } from '#testing/asking.ts';
import { everythingKept } from '#testing/dump.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { aliyunAt, type SmsStandIn, smsStandIn } from '#testing/providers/sms.ts';
import { appId, appSecret, type WechatStandIn, wechatStandIn } from '#testing/providers/wechat.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePerson, makeSession } from '../../factory.ts';
import { setPassword } from '../../index.ts';

let world: World;
let wechat: WechatStandIn;
let sms: SmsStandIn;
const logged: string[] = [];
beforeAll(async () => {
  [wechat, sms] = [await wechatStandIn(), await smsStandIn()];
  const report = (problem: string) => void logged.push(problem);
  world = await openWorld({
    wechat: wechatBy({ appId, appSecret, url: wechat.url }, report),
    sms: smsBy(aliyunAt(sms.url), report),
    logTo: { write: (line: string) => void logged.push(line) },
  });
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
  await wechat.close();
  await sms.close();
});
beforeEach(() => forgetAttempts(world));

const post = askingOf(() => world);
const drop = askingOf(() => world, 'DELETE');
const password = 'correct horse battery';
let last = 0;
const next = () => {
  last += 1;
  return last;
};

async function someone() {
  const email = `wechat${next()}@example.com`;
  const { person } = await makePerson(world.platform, { name: '赵六', email });
  await setPassword(world.platform, person, password);
  return { person, email, cookie: await makeSession(world.platform, person), openid: `openid-of-${last}` };
}
type Someone = Awaited<ReturnType<typeof someone>>;

const enterAs = (openid: string, ip?: string) => post('/sign-in/wechat', { code: wechat.codeOf(openid) }, '', ip);
const bind = ({ cookie, openid }: { cookie: string; openid: string }, proof: object = { password }) =>
  post('/me/wechat', { code: wechat.codeOf(openid), proof }, cookie);
const meOf = async (cookie: string) => (await world.as({ cookie }).identity.me()).person?.id ?? null;

async function bound(): Promise<Someone> {
  const who = await someone();
  expect(await bind(who)).toMatchObject({ status: 200 });
  return who;
}

async function ticketOf(openid: string): Promise<string> {
  const { body } = await enterAs(openid);
  expect(body).toEqual({ bound: false, ticket: expect.stringMatching(/^[\w-]{43}$/) });
  return String(body['ticket']);
}

async function mailCode(email: string): Promise<string> {
  await forgetAttempts(world);
  await post('/sign-in/codes', { email });
  return codeMailed(world, email);
}

describe('signing in by WeChat', () => {
  it('enters the account that it is bound to, whenever, and no other', async () => {
    const [who, other] = [await bound(), await bound()];
    for (const one of [who, other, who]) {
      const entered = await enterAs(one.openid);
      expect(entered).toMatchObject({ status: 200, body: { bound: true, person: one.person, created: false } });
      expect(await meOf(entered.cookie)).toBe(one.person);
    }
  });

  it('for the first time binds to the account of who has a code for its address', async () => {
    const who = await someone();
    const ticket = await ticketOf(who.openid);
    const given = { ticket, email: who.email, code: await mailCode(who.email) };
    expect(await post('/sign-in/wechat/bind', given)).toMatchObject({
      status: 200,
      body: { person: who.person, created: false, bound: true, secondStepDue: false },
    });
    expect(await enterAs(who.openid)).toMatchObject({ body: { bound: true, person: who.person } });
  });

  it('for the first time makes an account by a code to an address or a number, told once', async () => {
    const mobile = '+8613700000001';
    await post('/sign-in/codes', { mobile });
    const email = 'newcomer@example.com';
    const codes = [
      { mobile, code: sms.codeTo(mobile) },
      { email, code: await mailCode(email) },
    ];
    for (const [n, given] of codes.entries()) {
      const openid = `newcomer-${n}`;
      const ticket = await ticketOf(openid);
      expect(await post('/sign-in/wechat/bind', { ...given, ticket })).toMatchObject({ code: 'not_registered' });
      const made = await post('/sign-in/wechat/bind', { ...given, ticket, name: '新人' });
      expect(made).toMatchObject({ status: 200, body: { created: true, bound: true } });
      const facts = await factsAfter(world.platform.db, 0, null, 10_000);
      expect(facts.filter(({ subject }) => subject === made.body['person']).map(({ name }) => name)).toEqual([
        'person_registered',
        'wechat_bound',
      ]);
      expect(await enterAs(openid)).toMatchObject({ body: { bound: true, person: made.body['person'] } });
    }
  });

  it('is unbound by its person, which ends every other session, and it enters no more', async () => {
    const who = await bound();
    const byWechat = await enterAs(who.openid);
    expect(await drop('/me/wechat', {}, who.cookie)).toMatchObject({ status: 200 });
    expect([await meOf(byWechat.cookie), await meOf(who.cookie)]).toEqual([null, who.person]);
    expect(await enterAs(who.openid)).toMatchObject({ body: { bound: false } });
    expect(await drop('/me/wechat', {}, who.cookie)).toMatchObject({ status: 404 });
  });

  it.each([
    [40029, 401, 'wechat_code_refused'],
    [45011, 429, 'wechat_too_many'],
    [40226, 403, 'wechat_user_blocked'],
    [40013, 503, 'wechat_unavailable'],
  ])('is refused where WeChat says %i, and no session begins', async (errcode, status, code) => {
    wechat.next({ body: { errcode, errmsg: 'x' } });
    expect(await post('/sign-in/wechat', { code: 'any' })).toMatchObject({ status, code, cookie: '' });
  });

  it('is said not to be offered where no mini-program is set up', async () => {
    const bare = await openWorld();
    expect(await refusalOf(bare.as().identity.signInByWechat({ body: { code: 'any' } }))).toBe('wechat_not_offered');
    expect(await world.as().identity.signInWays()).toEqual({ mobile: true, wechat: true, invites: false });
    await bare.close();
  });
});

describe('an attack by WeChat', () => {
  it('with a code used before, at once or later, enters once', async () => {
    const who = await bound();
    const code = wechat.codeOf(who.openid);
    const replies = await Promise.all(Array.from({ length: 5 }, () => post('/sign-in/wechat', { code })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  it('with a ticket used before, at once or later, binds once', async () => {
    const openid = 'raced';
    const ticket = await ticketOf(openid);
    const two = [await someone(), await someone()];
    const codes: string[] = [];
    for (const one of two) codes.push(await mailCode(one.email));
    const replies = await Promise.all(
      two.map((one, n) => post('/sign-in/wechat/bind', { ticket, email: one.email, code: codes[n] ?? '' })),
    );
    // The later one is refused, or where its code was right already, signed in as itself and not bound.
    const isBound = replies.filter(({ body }) => body['bound'] === true);
    expect(isBound).toHaveLength(1);
    expect((await enterAs(openid)).body['person']).toBe(isBound[0]?.body['person']);
    const [email, later] = ['anybody@example.com', { ticket, code: '000000' }];
    expect(await post('/sign-in/wechat/bind', { ...later, email })).toMatchObject({
      status: 410,
      code: 'wechat_ticket_void',
    });
  });

  it('with a ticket that is too old, or one’s own making, gets nowhere, and its code stays good', async () => {
    const who = await someone();
    const ticket = await ticketOf(who.openid);
    await sql`update identity.wechat_ticket set expires_at = expires_at - interval '601 seconds'`.execute(
      world.platform.db,
    );
    const code = await mailCode(who.email);
    for (const given of [ticket, 'A'.repeat(43), who.openid])
      expect(await post('/sign-in/wechat/bind', { ticket: given, email: who.email, code })).toMatchObject({
        status: 410,
      });
    expect((await post('/sign-in/code', { email: who.email, code })).status).toBe(200);
    await world.settle();
    const { rows } = await sql`select openid from identity.wechat_ticket`.execute(world.platform.db);
    expect(rows).toEqual([]);
  });

  it('with a stolen cookie binds nobody: the password, or a code to a handle, is asked for', async () => {
    const victim = await someone();
    const thief = { cookie: victim.cookie, openid: 'thief' };
    expect((await bind(thief, { password: 'a mere guess' })).code).toBe('password_wrong');
    expect((await bind(thief, { sent: '000000' })).code).toBe('code_refused');
    expect((await bind(thief, {})).status).toBe(422);
    expect(await enterAs('thief')).toMatchObject({ body: { bound: false } });
  });

  it('does not pass by the second factor, and half a sign-in binds nobody', async () => {
    const who = await bound();
    const code = await enrolled(world, who);
    const half = await enterAs(who.openid);
    expect(half).toMatchObject({ body: { bound: true, secondStepDue: true } });
    expect(await meOf(half.cookie)).toBeNull();
    expect(await bind({ cookie: half.cookie, openid: 'x' })).toMatchObject({ status: 401 });
    expect(await drop('/me/wechat', {}, half.cookie)).toMatchObject({ status: 401 });
    const given = { ticket: await ticketOf('mailbox-thief'), email: who.email, code: await mailCode(who.email) };
    const other = await post('/sign-in/wechat/bind', given);
    expect(other).toMatchObject({ body: { bound: false, secondStepDue: true } });
    expect([await meOf(other.cookie), (await enterAs('mailbox-thief')).body['bound']]).toEqual([null, false]);
    const whole = await post('/sign-in/second-step', { code: code() }, half.cookie);
    expect(await meOf(whole.cookie)).toBe(who.person);
    expect(await meOf(half.cookie)).toBeNull();
  });

  it('cannot fix a session beforehand: each sign-in has a token of its own, whatever cookie came along', async () => {
    const [who, attacker] = [await bound(), await bound()];
    const entered = await post('/sign-in/wechat', { code: wechat.codeOf(who.openid) }, attacker.cookie);
    expect(entered.cookie).not.toBe(attacker.cookie);
    expect([await meOf(entered.cookie), await meOf(attacker.cookie)]).toEqual([who.person, attacker.person]);
  });

  it('does not move a WeChat user from one account to another, nor a second one to an account', async () => {
    const [who, other] = [await bound(), await someone()];
    expect(await bind({ ...other, openid: who.openid })).toMatchObject({ status: 409, code: 'wechat_of_another' });
    expect(await bind({ ...who, openid: 'a-second' })).toMatchObject({ status: 409, code: 'wechat_bound' });
    const given = { ticket: await ticketOf('a-second'), email: who.email, code: await mailCode(who.email) };
    expect(await post('/sign-in/wechat/bind', given)).toMatchObject({ status: 200, body: { bound: false } });
    const twice = await Promise.all([bind({ ...other, openid: 'race-1' }), bind({ ...other, openid: 'race-2' })]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('finds session_key, unionid, secret, code and ticket in no table, reply or log', async () => {
    const who = await bound();
    const code = wechat.codeOf(who.openid);
    const reply = await post('/sign-in/wechat', { code });
    const ticket = await ticketOf('canary-openid');
    const kept = await everythingKept(world);
    // The canary that must be there, so that an empty dump proves nothing.
    expect(kept).toContain('canary-openid');
    const [sessionKey = ''] = wechat.sessionKeys.slice(-1);
    expect(sessionKey).not.toBe('');
    for (const secret of [...wechat.sessionKeys, 'union-of-', appSecret, code, ticket]) {
      expect(kept).not.toContain(secret);
      expect(logged.join('\n')).not.toContain(secret);
    }
    for (const secret of [...wechat.sessionKeys, who.openid, 'union-of-'])
      expect(JSON.stringify(reply.body)).not.toContain(secret);
  });
});
