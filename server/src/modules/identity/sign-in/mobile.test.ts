import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { factsAfter } from '#platform/facts/deliver.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { smsBy } from '#platform/providers/sms/sms.ts';
import { askingOf, forgetAttempts } from '#testing/asking.ts';
import { aliyunAt, type SmsStandIn, smsStandIn } from '#testing/providers/sms.ts';
import { openWorld, type World } from '#testing/world.ts';

// Counted, not timed: a busy machine does not decide.
const hashed = vi.hoisted(() => ({ hash: 0, verify: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  return {
    ...real,
    hash: (...given: Parameters<typeof real.hash>) => {
      hashed.hash += 1;
      return real.hash(...given);
    },
    verify: (...given: Parameters<typeof real.verify>) => {
      hashed.verify += 1;
      return real.verify(...given);
    },
  };
});

let world: World;
let sms: SmsStandIn;
beforeAll(async () => {
  sms = await smsStandIn();
  world = await openWorld({ sms: smsBy(aliyunAt(sms.url), () => undefined) });
});
afterAll(async () => {
  await world.close();
  await sms.close();
});
beforeEach(() => forgetAttempts(world));

const password = 'correct horse battery';
let last = 0;
/** A number that no other test has. */
const newNumber = (): string => {
  last += 1;
  return `+86138${String(last).padStart(8, '0')}`;
};

const post = askingOf(() => world);

async function codeTo(mobile: string): Promise<string> {
  await forgetAttempts(world);
  expect(await post('/sign-in/codes', { mobile })).toMatchObject({ status: 200, body: { done: true } });
  return sms.codeTo(mobile);
}

async function register(mobile = newNumber(), name = '王一') {
  const made = await post('/sign-up', { mobile, code: await codeTo(mobile), name, password });
  expect(made).toMatchObject({ status: 200, body: { created: true, secondStepDue: false } });
  return { mobile, person: String(made.body['person']), cookie: made.cookie };
}

const wrong = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0');
const meOf = async (cookie: string) => (await world.as({ cookie }).identity.me()).person;
/** As if the number was proven so many days ago. */
const provenAgo = (mobile: string, days: number) =>
  sql`update identity.account set updated_at = ${new Date(Date.now() - days * 86_400_000)} where account_id = ${mobile}`.execute(
    world.platform.db,
  );

describe('a mobile number', () => {
  it('makes an account by a code, told once, and signs it in by password and by code', async () => {
    const { mobile, person, cookie } = await register();
    expect(await meOf(cookie)).toEqual({ id: person, name: '王一', nameEn: null, email: null, hasPassword: true });
    const facts = await factsAfter(world.platform.db, 0, null, 10_000);
    expect(facts.filter(({ subject }) => subject === person).map(({ name }) => name)).toEqual(['person_registered']);
    expect(await post('/sign-in', { mobile, password })).toMatchObject({ status: 200, body: { person } });
    const code = await codeTo(mobile);
    expect(await post('/sign-in/code', { mobile, code })).toMatchObject({
      status: 200,
      body: { person, created: false },
    });
  });

  it('that has an account signs in at sign-up, and leaves name and password as they were', async () => {
    const { mobile, person } = await register();
    const again = { mobile, code: await codeTo(mobile), name: '李二', password: 'another password' };
    const entered = await post('/sign-up', again);
    expect(entered).toMatchObject({ status: 200, body: { person, created: false } });
    expect((await meOf(entered.cookie))?.name).toBe('王一');
    expect(await post('/sign-in', { mobile, password: 'another password' })).toMatchObject({ status: 401 });
  });

  it('brings a new password by a code, which ends every other session', async () => {
    const { mobile, person, cookie } = await register();
    const given = { mobile, code: await codeTo(mobile), password: 'a new password' };
    const reset = await post('/sign-in/password', given);
    expect([await meOf(cookie), (await meOf(reset.cookie))?.id]).toEqual([null, person]);
    expect((await post('/sign-in', { mobile, password })).status).toBe(401);
    expect((await post('/sign-in', { mobile, password: 'a new password' })).status).toBe(200);
  });

  it('is one and the same however it is typed, and counted as one', async () => {
    const { mobile, person } = await register();
    const bare = mobile.slice(3);
    const fullWidth = bare.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    const boldDigits = bare.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7ce + Number(digit)));
    const spaced = `${bare.slice(0, 3)} ${bare.slice(3, 7)}-${bare.slice(7)}`;
    for (const typed of [bare, `86${bare}`, `0086${bare}`, `＋86${bare}`, fullWidth, boldDigits, spaced, ` ${mobile} `])
      expect([typed, await post('/sign-in', { mobile: typed, password })]).toMatchObject([typed, { body: { person } }]);
    const tries = Array.from({ length: 12 }, (_, n) =>
      post('/sign-in', { mobile: n % 2 ? bare : fullWidth, password: 'not it' }),
    );
    expect((await Promise.all(tries)).filter(({ status }) => status === 429)).toHaveLength(2);
  });

  it('of another country, or none at all, gets no message', async () => {
    const before = sms.got.length;
    const arabic = '1380013800٠';
    for (const mobile of [
      '+85251234567',
      '+1 202 555 0100',
      '12345678901',
      '1380013800',
      arabic,
      '13800138000,13800138001',
    ])
      expect([mobile, (await post('/sign-in/codes', { mobile })).status]).toEqual([mobile, 422]);
    expect((await post('/sign-in/codes', {})).status).toBe(422);
    expect((await post('/sign-in/codes', { mobile: newNumber(), email: 'both@example.com' })).status).toBe(422);
    expect(sms.got.length).toBe(before);
  });
});

describe('whether a number has an account', () => {
  it('cannot be learned by asking for a code, from a wrong password or code, or from its messages', async () => {
    const { mobile } = await register();
    const idle = (await register()).mobile;
    await provenAgo(idle, 200);
    const answers = async (number: string) => {
      await forgetAttempts(world);
      const asked = await post('/sign-in/codes', { mobile: number });
      const code = wrong(sms.codeTo(number));
      const tries = [
        await post('/sign-in', { mobile: number, password: 'not the password' }),
        await post('/sign-in/code', { mobile: number, code }),
        await post('/sign-in/password', { mobile: number, code, password, name: '王一' }),
      ];
      return [asked, ...tries].map(({ status, body, cookie }) => ({ status, body, cookie }));
    };
    const unknown = await answers(newNumber());
    expect(unknown.map(({ status }) => status)).toEqual([200, 401, 401, 401]);
    expect([await answers(mobile), await answers(idle)]).toEqual([unknown, unknown]);
  });

  it('costs one hash of the same strength to find out, known or not', async () => {
    const { mobile } = await register();
    const costOf = async (number: string) => {
      const before = { ...hashed };
      expect((await post('/sign-in', { mobile: number, password: 'not the password' })).status).toBe(401);
      return hashed.hash + hashed.verify - before.hash - before.verify;
    };
    expect([await costOf(mobile), await costOf(newNumber())]).toEqual([1, 1]);
  });

  it('is told to who proves the number, and the code stays good for signing up', async () => {
    const mobile = newNumber();
    const code = await codeTo(mobile);
    expect(await post('/sign-in/code', { mobile, code })).toMatchObject({ status: 404, code: 'not_registered' });
    expect(await post('/sign-up', { mobile, code, name: '王一', password })).toMatchObject({ status: 200 });
  });
});

describe('a code by text message', () => {
  it('bears three wrong guesses, works once, and is not kept in clear', async () => {
    const { mobile } = await register();
    const code = await codeTo(mobile);
    const { rows } = await sql`select * from identity.one_time_code where handle = ${mobile}`.execute(
      world.platform.db,
    );
    expect([rows.length, JSON.stringify(rows).includes(code)]).toEqual([1, false]);
    expect(await unsentMail(world.platform.db, null, 100)).toEqual([]);
    for (const by of [1, 2, 3])
      expect((await post('/sign-in/code', { mobile, code: wrong(code, by) })).status).toBe(401);
    expect((await post('/sign-in/code', { mobile, code })).status).toBe(401);
    const next = await codeTo(mobile);
    const replayed = await Promise.all(Array.from({ length: 5 }, () => post('/sign-in/code', { mobile, code: next })));
    expect(replayed.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  it('takes the place of the one before, and is good for ten minutes and for its own number', async () => {
    const [one, other] = [await register(), await register()];
    const first = await codeTo(one.mobile);
    const second = await codeTo(one.mobile);
    if (first !== second) expect((await post('/sign-in/code', { mobile: one.mobile, code: first })).status).toBe(401);
    const theirs = await codeTo(other.mobile);
    if (theirs !== second) expect((await post('/sign-in/code', { mobile: one.mobile, code: theirs })).status).toBe(401);
    // A row that is moved to another number opens nothing: the number is hashed along.
    await sql`delete from identity.one_time_code where handle = ${one.mobile}`.execute(world.platform.db);
    await sql`update identity.one_time_code set handle = ${one.mobile} where handle = ${other.mobile}`.execute(
      world.platform.db,
    );
    expect((await post('/sign-in/code', { mobile: one.mobile, code: theirs })).status).toBe(401);
    const third = await codeTo(one.mobile);
    await sql`update identity.one_time_code set expires_at = expires_at - interval '601 seconds'`.execute(
      world.platform.db,
    );
    expect((await post('/sign-in/code', { mobile: one.mobile, code: third })).status).toBe(401);
    await world.settle();
    const { rows } = await sql`select handle from identity.one_time_code`.execute(world.platform.db);
    expect(rows).toEqual([]);
  });

  it('cannot be guessed from many addresses at once', async () => {
    const { mobile } = await register();
    await codeTo(mobile);
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, n) => post('/sign-in/code', { mobile, code: '000000' }, '', `10.2.0.${n}`)),
    );
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(6);
  });

  it('goes to a number once a minute, five times an hour, ten times a day, wherever it is asked from', async () => {
    const mobile = newNumber();
    const sent = () => sms.sentTo().filter((number) => number === mobile).length;
    const ask = (n: number) => post('/sign-in/codes', { mobile }, '', `10.6.0.${n}`);
    const atOnce = await Promise.all(Array.from({ length: 8 }, (_, n) => ask(n)));
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(429)]);
    expect([atOnce.find(({ status }) => status === 429)?.code, sent()]).toEqual(['sms_too_soon', 1]);
    /** As if a window had run out: its counters are those that began so long ago. */
    const pass = (seconds: number) =>
      sql`update identity.attempt set window_start = window_start - ${seconds} * interval '1 second'`.execute(
        world.platform.db,
      );
    const hour = async () => {
      for (let n = 0; n < 7; n += 1) {
        await pass(61);
        await ask(n);
      }
      return sent();
    };
    expect(await hour()).toBe(5);
    await pass(3601);
    expect(await hour()).toBe(10);
    await pass(3601);
    expect(await hour()).toBe(10);
    await pass(86_400);
    expect(await hour()).toBe(15);
  });

  it('is sent to no more than sixty numbers in an hour from one network', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 65; n += 1) {
      if (n % 20 === 0)
        await sql`update identity.attempt set window_start = window_start - interval '61 seconds'`.execute(
          world.platform.db,
        );
      statuses.push((await post('/sign-in/codes', { mobile: newNumber() }, '', '10.7.0.1')).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
  });
});

describe('the provider of text messages', () => {
  it('that refuses the number or does not answer is told of, known number or not', async () => {
    const { mobile } = await register();
    const refused = { body: { Code: 'isv.MOBILE_NUMBER_ILLEGAL', Message: 'x' } };
    for (const number of [mobile, newNumber()]) {
      await forgetAttempts(world);
      sms.next(refused);
      expect(await post('/sign-in/codes', { mobile: number })).toMatchObject({
        status: 422,
        code: 'sms_number_refused',
      });
      await forgetAttempts(world);
      sms.next('cut');
      expect(await post('/sign-in/codes', { mobile: number })).toMatchObject({ status: 503, code: 'sms_not_sent' });
    }
  });

  it('is asked for so many messages a day and no more, whoever asks', async () => {
    const few = await openWorld({ sms: smsBy(aliyunAt(sms.url, 3), () => undefined) });
    const ask = (n: number) =>
      few.server.inject({
        method: 'POST',
        url: '/api/v1/sign-in/codes',
        payload: { mobile: newNumber() },
        remoteAddress: `10.8.${n}.1`,
      });
    const replies = await Promise.all(Array.from({ length: 6 }, (_, n) => ask(n)));
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 200, 503, 503, 503]);
    await few.close();
  });

  it('is none here: the message is in the local mailbox of a trial, and elsewhere it is said that there is none', async () => {
    const bare = await openWorld();
    const ask = (mobile: string) =>
      bare.server.inject({ method: 'POST', url: '/api/v1/sign-in/codes', payload: { mobile } });
    expect((await ask('13900000000')).json()).toMatchObject({ status: 422, code: 'sms_not_offered' });
    expect(await bare.as().identity.signInWays()).toEqual({ mobile: false, wechat: false, invites: false });
    const trial = await openWorld({ listen: true });
    await trial.as().identity.requestCode({ body: { mobile: '139 0000 0000' } });
    const { items } = await trial.as().identity.mailbox();
    expect(items.map(({ recipient }) => recipient)).toEqual(['+8613900000000']);
    const code = /\d{6}/.exec(items[0]?.subject ?? '')?.[0] ?? '';
    const given = { mobile: '13900000000', code, name: '试用', password };
    expect(await trial.as().identity.signUp({ body: given })).toMatchObject({ created: true });
    await trial.close();
    await bare.close();
  });
});

describe('a number that was given to somebody else', () => {
  it('opens the account by a code only to who knows its name, and then counts as proven again', async () => {
    const { mobile, person } = await register();
    await provenAgo(mobile, 91);
    const code = await codeTo(mobile);
    expect(await post('/sign-in/code', { mobile, code })).toMatchObject({ status: 409, code: 'number_idle' });
    expect(await post('/sign-in/password', { mobile, code, password: 'stolen password' })).toMatchObject({
      status: 409,
    });
    expect(await post('/sign-in/code', { mobile, code, name: '李二' })).toMatchObject({ status: 409 });
    expect(await post('/sign-in', { mobile, password })).toMatchObject({ status: 200, body: { person } });
    expect(await post('/sign-in/code', { mobile, code, name: '王　一' })).toMatchObject({
      status: 200,
      body: { person },
    });
    const next = await codeTo(mobile);
    expect(await post('/sign-in/code', { mobile, code: next })).toMatchObject({ status: 200, body: { person } });
  });

  it('bears five names in a day, by whichever way they are tried', async () => {
    const { mobile } = await register();
    await provenAgo(mobile, 91);
    const code = await codeTo(mobile);
    const tries: unknown[] = [];
    for (let n = 0; n < 3; n += 1) {
      tries.push((await post('/sign-in/code', { mobile, code, name: `某${n}` }, '', `10.1.1.${n}`)).status);
      tries.push((await post('/sign-up', { mobile, code, name: `某甲${n}`, password }, '', `10.1.2.${n}`)).status);
    }
    expect(tries).toEqual([409, 409, 409, 409, 409, 429]);
    expect((await post('/sign-in/code', { mobile, code, name: '王一' })).status).toBe(429);
  });

  it('makes its new owner an account where the old one can be entered by e-mail, and the old owner is told', async () => {
    const { mobile, person } = await register();
    await sql`update identity.person set email = 'kept@example.com' where id = ${person}`.execute(world.platform.db);
    await provenAgo(mobile, 91);
    const made = await post('/sign-up', {
      mobile,
      code: await codeTo(mobile),
      name: '新主',
      password: 'another password',
    });
    expect(made).toMatchObject({ status: 200, body: { created: true } });
    expect(made.body['person']).not.toBe(person);
    expect((await post('/sign-in', { mobile, password })).status).toBe(401);
    const mail = (await unsentMail(world.platform.db, null, 10)).filter(
      ({ recipient }) => recipient === 'kept@example.com',
    );
    expect(mail.map(({ body }) => body.includes(mobile.slice(3)))).toEqual([false]);
    expect((await post('/sign-in', { email: 'kept@example.com', password })).status).toBe(200);
  });

  it('is not taken from an account that has no other way in, nor from one that proved it lately', async () => {
    const { mobile, person } = await register();
    await provenAgo(mobile, 91);
    const given = { mobile, code: await codeTo(mobile), name: '新主', password: 'another password' };
    expect(await post('/sign-up', given)).toMatchObject({ status: 409, code: 'number_idle' });
    await provenAgo(mobile, 89);
    expect(await post('/sign-up', given)).toMatchObject({ status: 200, body: { created: false, person } });
  });
});
