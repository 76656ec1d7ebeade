import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unsentMail } from '#platform/mail/mail.ts';
import { smsBy } from '#platform/providers/sms/sms.ts';
import { askingOf, codeMailed, enrolled, forgetAttempts } from '#testing/asking.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { aliyunAt, type SmsStandIn, smsStandIn } from '#testing/providers/sms.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeOrganisation, makePerson } from '../factory.ts';

// Ways in that are not one's own, tried at the mobile number; those of the code itself stand in mobile.test.ts.

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
const guess = 'not the password';
let last = 0;
const newNumber = (): string => {
  last += 1;
  return `+86137${String(last).padStart(8, '0')}`;
};
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const meOf = async (cookie: string) => (await world.as({ cookie }).identity.me()).person?.id ?? null;

async function codeTo(mobile: string): Promise<string> {
  await forgetAttempts(world);
  expect((await post('/sign-in/codes', { mobile })).status).toBe(200);
  return sms.codeTo(mobile);
}

async function tokenMailed(email: string): Promise<string> {
  const mail = (await unsentMail(world.platform.db, null, 100)).find(({ recipient }) => recipient === email);
  return /\/join#(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

async function register() {
  const mobile = newNumber();
  const made = await post('/sign-up', { mobile, code: await codeTo(mobile), name: '被攻击', password });
  expect(made).toMatchObject({ status: 200, body: { created: true } });
  return { mobile, person: String(made.body['person']), cookie: made.cookie };
}

/** How many of so many tries were heard, not turned away unheard. */
async function heard(tries: readonly (() => Promise<{ status: number }>)[]): Promise<number> {
  let count = 0;
  for (const one of tries) if ((await one()).status !== 429) count += 1;
  return count;
}
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

describe('guessing', () => {
  it('a password of a number: ten from one place, however the number is written', async () => {
    const { mobile } = await register();
    const from = (ip: string) => () => post('/sign-in', { mobile, password: guess }, '', ip);
    expect(await heard(times(12, () => from('10.9.0.1')))).toBe(10);
    expect((await post('/sign-in', { mobile: mobile.slice(3), password: guess }, '', '10.9.0.1')).status).toBe(429);
  });

  it('codes of one number: who tries two hundred from one place shuts nobody out', async () => {
    const { mobile, person } = await register();
    const from = () => post('/sign-in/code', { mobile, code: '000000' }, '', '10.9.3.1');
    expect(await heard(times(200, () => from))).toBe(15);
    // A minute later, when another message may go to the number.
    await sql`update identity.attempt set window_start = window_start - interval '61 seconds'`.execute(
      world.platform.db,
    );
    expect((await post('/sign-in/codes', { mobile }, '', '10.9.3.2')).status).toBe(200);
    const entered = await post('/sign-in/code', { mobile, code: sms.codeTo(mobile) }, '', '10.9.3.2');
    expect(entered).toMatchObject({ status: 200, body: { person } });
  });

  it('one password at many numbers: a hundred from one place', async () => {
    const { mobile } = await register();
    const sprayed = times(104, () => () => post('/sign-in', { mobile: newNumber(), password: guess }, '', '10.9.1.1'));
    expect(await heard(sprayed)).toBe(100);
    expect((await post('/sign-in', { mobile, password }, '', '10.9.1.1')).status).toBe(429);
    expect((await post('/sign-in', { mobile, password }, '', '10.9.1.2')).status).toBe(200);
  });

  it('codes at many numbers: a hundred from one place, whatever the code is used for', async () => {
    const paths = ['/sign-in/code', '/sign-in/password', '/sign-up'];
    const tried = times(104, (n) => () => {
      const body = { mobile: newNumber(), code: '123456', password, name: '试' };
      const path = paths[n % 3] ?? '';
      const { name: _, password: __, ...short } = body;
      const { name: ___, ...reset } = body;
      return post(path, path === '/sign-in/code' ? short : path === '/sign-up' ? body : reset, '', '10.9.2.1');
    });
    expect(await heard(tried)).toBe(100);
  });
});

describe('whether a number has an account', () => {
  it('changes neither what is asked of the database when a code is asked for, nor the reply', async () => {
    const { mobile } = await register();
    let work = 0;
    const count = () => {
      work += 1;
    };
    world.platform.pool.on('acquire', count);
    const asked = async (number: string) => {
      await forgetAttempts(world);
      const before = { work, messages: sms.sentTo().length };
      const { status, body, cookie } = await post('/sign-in/codes', { mobile: number });
      return { status, body, cookie, work: work - before.work, messages: sms.sentTo().length - before.messages };
    };
    const [known, unknown] = [await asked(mobile), await asked(newNumber())];
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ status: 200, body: { done: true }, cookie: '', messages: 1 });
    expect(known.work).toBeGreaterThan(0);
    world.platform.pool.off('acquire', count);
  });
});

describe('a code that was used', () => {
  it.each(['/sign-in/code', '/sign-in/password', '/sign-up'])(
    'is worth nothing again at %s, at once or twice at a time',
    async (path) => {
      const { mobile, person } = await register();
      const code = await codeTo(mobile);
      const both = await Promise.all(times(6, () => post('/sign-in/code', { mobile, code })));
      expect(both.filter(({ status }) => status === 200).map(({ body }) => body['person'])).toEqual([person]);
      const more = { '/sign-in/code': {}, '/sign-in/password': { password }, '/sign-up': { password, name: '冒名' } }[
        path
      ];
      await forgetAttempts(world);
      expect(await post(path, { mobile, code, ...more })).toMatchObject({
        status: 401,
        code: 'sign_in_refused',
        cookie: '',
      });
    },
  );
});

describe('a session', () => {
  it('cannot be fixed beforehand: by number, password or code, each entrance has a token of its own', async () => {
    const [victim, attacker] = [await register(), await register()];
    const { mobile } = victim;
    const planted = attacker.cookie;
    const entered = [
      await post('/sign-in', { mobile, password }, planted),
      await post('/sign-in/code', { mobile, code: await codeTo(mobile) }, planted),
      await post('/sign-in/password', { mobile, code: await codeTo(mobile), password: 'another password' }, planted),
    ];
    expect(new Set([planted, ...entered.map(({ cookie }) => cookie)]).size).toBe(4);
    expect(await meOf(planted)).toBe(attacker.person);
    expect(await meOf(entered[2]?.cookie ?? '')).toBe(victim.person);
    // A token that the server never gave is nobody's, before and after somebody signs in with it.
    const made = 'jiebang=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAA';
    await post('/sign-in', { mobile, password: 'another password' }, made);
    expect(await meOf(made)).toBeNull();
  });

  it('whose cookie was stolen is worth nothing after signing out, everywhere, or a new password', async () => {
    const { mobile, cookie, person } = await register();
    const ends: (() => Promise<unknown>)[] = [
      () => post('/sign-out', {}, cookie),
      async () => post('/sign-out/everywhere', {}, (await post('/sign-in', { mobile, password })).cookie),
      async () => post('/sign-in/password', { mobile, code: await codeTo(mobile), password }),
    ];
    let stolen = cookie;
    for (const end of ends) {
      expect(await meOf(stolen)).toBe(person);
      await end();
      expect(await meOf(stolen)).toBeNull();
      expect(await refusalOf(world.as({ cookie: stolen }).identity.handles())).toBe('not_signed_in');
      expect(
        await put('/me/handles', { email: 'thief@example.com', code: '123456', proof: { password } }, stolen),
      ).toMatchObject({
        status: 401,
      });
      await forgetAttempts(world);
      stolen = (await post('/sign-in', { mobile, password })).cookie;
    }
  });
});

describe('the second factor', () => {
  it('is asked for by each way that a number opens, and half a sign-in changes nothing', async () => {
    const who = await register();
    const { mobile, person } = who;
    const code = await enrolled(world, who);
    const ways: (() => Promise<{ body: Record<string, unknown>; cookie: string; status: number }>)[] = [
      () => post('/sign-in', { mobile, password }),
      async () => post('/sign-in/code', { mobile, code: await codeTo(mobile) }),
      async () => post('/sign-up', { mobile, code: await codeTo(mobile), name: '冒名', password: guess }),
      async () => post('/sign-in/password', { mobile, code: await codeTo(mobile), password }),
    ];
    for (const enter of ways) {
      await forgetAttempts(world);
      const half = await enter();
      expect(half).toMatchObject({ status: 200, body: { person, secondStepDue: true } });
      expect(await meOf(half.cookie)).toBeNull();
      const mine = world.as(half).identity;
      for (const call of [
        () => mine.handles(),
        () => mine.sessions(),
        () => mine.requestProofCode({ body: { to: 'mobile' } }),
        () => mine.requestHandleCode({ body: { mobile: newNumber() } }),
        () => mine.removeHandle({ body: { kind: 'mobile', proof: { password } } }),
        () => mine.switchOffSecondFactor({ body: { password } }),
        () => mine.unbindWechat(),
      ])
        expect(await refusalOf(call())).toBe('not_signed_in');
      // The wrong second code gives nothing either.
      expect((await post('/sign-in/second-step', { code: wrong(code()) }, half.cookie)).status).not.toBe(200);
      expect(await meOf(half.cookie)).toBeNull();
    }
  });
});

describe('an invitation that was forwarded', () => {
  it('opens to nobody by number alone, nor by another address; who proves the invited address later gets in', async () => {
    const id = await makeOrganisation(world.platform);
    const boss = await makePerson(world.platform, { name: '管理员', organisations: [{ id }] });
    const email = 'invited@example.com';
    await world.as(boss).identity.invite({ params: { id }, body: { email, role: 'admin' } });
    const token = await tokenMailed(email);
    const finder = await register();
    const accept = () => world.as(finder).identity.acceptInvitation({ body: { token } });
    expect(await refusalOf(accept())).toBe('invitation_of_another');
    await forgetAttempts(world);
    const other = 'finder@example.com';
    await post('/me/handles/codes', { email: other }, finder.cookie);
    const bound = { email: other, code: await codeMailed(world, other), proof: { password } };
    expect((await put('/me/handles', bound, finder.cookie)).status).toBe(200);
    expect(await refusalOf(accept())).toBe('invitation_of_another');
    // Wanting the address is not having it: its code went to the mailbox of who was invited.
    await post('/me/handles/codes', { email }, finder.cookie);
    const stolen = { email, code: wrong(await codeMailed(world, email)), proof: { password } };
    expect(await put('/me/handles', stolen, finder.cookie)).toMatchObject({ code: 'code_refused' });
    expect(await refusalOf(accept())).toBe('invitation_of_another');
    const right = { ...stolen, code: await codeMailed(world, email) };
    expect((await put('/me/handles', right, finder.cookie)).status).toBe(200);
    expect(await accept()).toEqual({ organisation: id });
  });
});
