import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { factsAfter } from '#platform/facts/deliver.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { smsBy } from '#platform/providers/sms/sms.ts';
import { askingOf, codeMailed, enrolled, forgetAttempts } from '#testing/asking.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { aliyunAt, type SmsStandIn, smsStandIn } from '#testing/providers/sms.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePerson, makeSession } from '../../factory.ts';
import { setPassword } from '../../index.ts';

let world: World;
let sms: SmsStandIn;
beforeAll(async () => {
  sms = await smsStandIn();
  world = await openWorld({ sms: smsBy(aliyunAt(sms.url), () => undefined) });
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
  await sms.close();
});
beforeEach(() => forgetAttempts(world));

const post = askingOf(() => world);
const put = askingOf(() => world, 'PUT');
const password = 'correct horse battery';
let last = 0;
const newNumber = (): string => {
  last += 1;
  return `+86139${String(last).padStart(8, '0')}`;
};

/** A person with an e-mail address and a password. */
async function someone() {
  last += 1;
  const email = `handle${last}@example.com`;
  const { person } = await makePerson(world.platform, { name: '张三', email });
  await setPassword(world.platform, person, password);
  return { person, email, cookie: await makeSession(world.platform, person) };
}
type Someone = Awaited<ReturnType<typeof someone>>;

/** The code that a person got at a handle that it wants. */
async function bindCode(who: { cookie: string }, handle: { mobile: string } | { email: string }): Promise<string> {
  await forgetAttempts(world);
  expect(await post('/me/handles/codes', handle, who.cookie)).toMatchObject({ status: 200, body: { done: true } });
  return 'mobile' in handle ? sms.codeTo(handle.mobile) : codeMailed(world, handle.email);
}

async function withNumber(): Promise<Someone & { mobile: string }> {
  const who = await someone();
  const mobile = newNumber();
  const set = { mobile, code: await bindCode(who, { mobile }), proof: { password } };
  expect(await put('/me/handles', set, who.cookie)).toMatchObject({ status: 200 });
  return { ...who, mobile };
}

const handlesOf = (who: { cookie: string }) => world.as(who).identity.handles();
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a handle', () => {
  it('is added with a code and a proof, signs in from then on, and ends every other session', async () => {
    const who = await withNumber();
    const elsewhere = { cookie: await makeSession(world.platform, who.person) };
    expect(await handlesOf(who)).toEqual({
      email: who.email,
      mobile: who.mobile,
      wechat: null,
      hasPassword: true,
      secondFactor: false,
    });
    expect(await post('/sign-in', { mobile: who.mobile, password })).toMatchObject({ body: { person: who.person } });
    const fresh = `new.${who.email}`;
    const code = await bindCode(who, { email: fresh });
    expect(await put('/me/handles', { email: fresh, code, proof: { password } }, who.cookie)).toMatchObject({
      status: 200,
    });
    expect(await refusalOf(handlesOf(elsewhere))).toBe('not_signed_in');
    expect((await handlesOf(who)).email).toBe(fresh);
    expect((await post('/sign-in', { email: who.email, password })).status).toBe(401);
    expect((await post('/sign-in', { email: fresh, password })).status).toBe(200);
  });

  it('that is changed is told at the address that was there before, without the handle itself', async () => {
    const who = await withNumber();
    const mails = (await unsentMail(world.platform.db, null, 100)).filter(({ recipient }) => recipient === who.email);
    expect(mails.map(({ subject, body }) => [subject, body.includes(who.mobile.slice(3))])).toEqual([
      ['揭榜账户安全提醒 / Jiebang account notice', false],
    ]);
    const facts = (await factsAfter(world.platform.db, 0, null, 10_000)).filter(
      ({ subject }) => subject === who.person,
    );
    expect([facts.map(({ name }) => name).at(-1), JSON.stringify(facts).includes(who.mobile.slice(3))]).toEqual([
      'handle_set',
      false,
    ]);
  });

  it('is taken off while another stays, and never the last', async () => {
    const who = await withNumber();
    const remove = (kind: string) => post('/me/handles/remove', { kind, proof: { password } }, who.cookie);
    expect(await remove('email')).toMatchObject({ status: 200 });
    expect(await remove('mobile')).toMatchObject({ status: 409, code: 'last_handle' });
    expect(await remove('email')).toMatchObject({ status: 404 });
    expect(await handlesOf(who)).toMatchObject({ email: null, mobile: who.mobile });
  });

  it('of two, taken off at once, leaves one', async () => {
    const who = await withNumber();
    const tries = ['email', 'mobile'].map((kind) =>
      post('/me/handles/remove', { kind, proof: { password } }, who.cookie),
    );
    expect((await Promise.all(tries)).map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('that is another’s is refused to who has proven it, and to nobody before', async () => {
    const [who, other] = [await someone(), await withNumber()];
    for (const handle of [{ mobile: other.mobile }, { email: other.email }]) {
      const code = await bindCode(who, handle);
      const set = (typed: string) => put('/me/handles', { ...handle, code: typed, proof: { password } }, who.cookie);
      expect(await set(wrong(code))).toMatchObject({ status: 422, code: 'code_refused' });
      expect(await set(code)).toMatchObject({ status: 409, code: 'handle_taken' });
    }
    expect(await handlesOf(other)).toMatchObject({ email: other.email, mobile: other.mobile });
  });

  it('wanted by two at once goes to one', async () => {
    const mobile = newNumber();
    const two = [await someone(), await someone()];
    const sets: { who: Someone; code: string }[] = [];
    for (const who of two) sets.push({ who, code: await bindCode(who, { mobile }) });
    const replies = await Promise.all(
      sets.map(({ who, code }) => put('/me/handles', { mobile, code, proof: { password } }, who.cookie)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('proven long ago and wanted by somebody else is freed where its holder keeps an address', async () => {
    const [who, other] = [await someone(), await withNumber()];
    await sql`update identity.account set updated_at = updated_at - interval '91 days' where account_id = ${other.mobile}`.execute(
      world.platform.db,
    );
    const set = { mobile: other.mobile, code: await bindCode(who, { mobile: other.mobile }), proof: { password } };
    expect(await put('/me/handles', set, who.cookie)).toMatchObject({ status: 200 });
    expect([(await handlesOf(who)).mobile, (await handlesOf(other)).mobile]).toEqual([other.mobile, null]);
  });
});

describe('a stolen cookie', () => {
  it('changes no way of signing in: not by the handles’ codes alone, nor by guessing the password', async () => {
    const victim = await withNumber();
    const mobile = newNumber();
    const code = await bindCode(victim, { mobile });
    const set = (proof: object) => put('/me/handles', { mobile, code, proof }, victim.cookie, '10.66.6.6');
    expect(await set({})).toMatchObject({ status: 422, code: 'invalid_input' });
    expect(await set({ sent: code })).toMatchObject({ status: 422, code: 'code_refused' });
    expect(await set({ second: '000000' })).toMatchObject({ status: 409, code: 'second_factor_off' });
    const guesses: unknown[] = [];
    for (let n = 0; n < 12; n += 1) guesses.push((await set({ password: `guess number ${n}` })).status);
    expect(guesses).toEqual([...Array(10).fill(422), 429, 429]);
    const remove = { kind: 'mobile', proof: { sent: '000000' } };
    expect((await post('/me/handles/remove', remove, victim.cookie)).code).toBe('code_refused');
    expect((await handlesOf(victim)).mobile).toBe(victim.mobile);
  });

  it('is no help to who shares the machine: codes for one person are no one else’s', async () => {
    const [one, other] = [await someone(), await someone()];
    const mobile = newNumber();
    const code = await bindCode(one, { mobile });
    expect(await put('/me/handles', { mobile, code, proof: { password } }, other.cookie)).toMatchObject({
      code: 'code_refused',
    });
  });
});

describe('a code', () => {
  it('for one purpose is good for no other: signing in, binding, proving', async () => {
    const who = await withNumber();
    const bind = await bindCode(who, { mobile: who.mobile });
    expect((await post('/sign-in/code', { mobile: who.mobile, code: bind })).code).toBe('sign_in_refused');
    expect((await post('/me/handles/remove', { kind: 'email', proof: { sent: bind } }, who.cookie)).code).toBe(
      'code_refused',
    );
    await forgetAttempts(world);
    await post('/me/handles/proof-codes', { to: 'mobile' }, who.cookie);
    const prove = sms.codeTo(who.mobile);
    expect((await post('/sign-in/code', { mobile: who.mobile, code: prove })).code).toBe('sign_in_refused');
    const set = { mobile: who.mobile, code: prove, proof: { password } };
    expect((await put('/me/handles', set, who.cookie)).code).toBe('code_refused');
    await forgetAttempts(world);
    await post('/sign-in/codes', { mobile: who.mobile });
    const enter = sms.codeTo(who.mobile);
    expect((await put('/me/handles', { ...set, code: enter }, who.cookie)).code).toBe('code_refused');
    expect((await post('/me/handles/remove', { kind: 'email', proof: { sent: enter } }, who.cookie)).code).toBe(
      'code_refused',
    );
    await forgetAttempts(world);
    await post('/sign-in/codes', { email: who.email });
    const mailed = await codeMailed(world, who.email);
    expect((await post('/me/handles/remove', { kind: 'mobile', proof: { sent: mailed } }, who.cookie)).code).toBe(
      'code_refused',
    );
    expect(await handlesOf(who)).toMatchObject({ email: who.email, mobile: who.mobile });
  });

  it('sent to a handle that one has is proof once, where there is no second factor', async () => {
    const who = await withNumber();
    await forgetAttempts(world);
    expect(await post('/me/handles/proof-codes', { to: 'email' }, who.cookie)).toMatchObject({ status: 200 });
    const sent = await codeMailed(world, who.email);
    const mobile = newNumber();
    const set = { mobile, code: await bindCode(who, { mobile }), proof: { sent } };
    expect(await put('/me/handles', set, who.cookie)).toMatchObject({ status: 200 });
    const again = { ...set, code: await bindCode(who, { mobile }) };
    expect(await put('/me/handles', again, who.cookie)).toMatchObject({ code: 'code_refused' });
  });

  it('mistyped does not cost the proof', async () => {
    const who = await withNumber();
    await forgetAttempts(world);
    await post('/me/handles/proof-codes', { to: 'email' }, who.cookie);
    const sent = await codeMailed(world, who.email);
    const mobile = newNumber();
    const code = await bindCode(who, { mobile });
    const set = (typed: string) => put('/me/handles', { mobile, code: typed, proof: { sent } }, who.cookie);
    expect([(await set(wrong(code))).code, (await set(code)).status]).toEqual(['code_refused', 200]);
  });

  it('is asked for by one person five times an hour, to however many strangers', async () => {
    const who = await someone();
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1)
      statuses.push((await post('/me/handles/codes', { mobile: newNumber() }, who.cookie)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
  });
});

describe('with a second factor', () => {
  it('a code that was sent is no proof, one of the authenticator is, and signing in by number asks for it', async () => {
    const who = await withNumber();
    const code = await enrolled(world, who);
    await forgetAttempts(world);
    await post('/me/handles/proof-codes', { to: 'email' }, who.cookie);
    const sent = await codeMailed(world, who.email);
    const mobile = newNumber();
    const set = { mobile, code: await bindCode(who, { mobile }) };
    expect(await put('/me/handles', { ...set, proof: { sent } }, who.cookie)).toMatchObject({ code: 'proof_too_weak' });
    expect(await put('/me/handles', { ...set, proof: { second: code() } }, who.cookie)).toMatchObject({ status: 200 });
    await forgetAttempts(world);
    await post('/sign-in/codes', { mobile });
    for (const entered of [
      await post('/sign-in', { mobile, password }),
      await post('/sign-in/code', { mobile, code: sms.codeTo(mobile) }),
    ]) {
      expect(entered).toMatchObject({ status: 200, body: { secondStepDue: true } });
      expect(await refusalOf(handlesOf(entered))).toBe('not_signed_in');
      expect(await put('/me/handles', { ...set, proof: { password } }, entered.cookie)).toMatchObject({ status: 401 });
    }
    await forgetAttempts(world);
    await post('/sign-in/codes', { mobile });
    const reset = await post('/sign-in/password', { mobile, code: sms.codeTo(mobile), password: 'another password' });
    expect([reset.body['secondStepDue'], await refusalOf(handlesOf(reset))]).toEqual([true, 'not_signed_in']);
  });
});
