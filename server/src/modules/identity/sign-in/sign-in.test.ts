import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitor } from '#kernel/viewer.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePerson } from '../factory.ts';
import { createAdmin, setPassword, viewerOf } from '../index.ts';
import { mailbox } from '../queries/mailbox.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const password = 'correct horse battery';

/** One request with its whole answer: headers and cookies count here. */
async function post(path: string, payload: object, cookie = '', ip = '10.0.0.1') {
  const response = await world.server.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    payload,
    headers: { cookie },
    remoteAddress: ip,
  });
  const set = response.headers['set-cookie'];
  return {
    status: response.statusCode,
    body: response.json() as Record<string, unknown>,
    cookie: [set ?? ''].flat()[0]?.split(';')[0] ?? '',
    set: [set ?? ''].flat()[0] ?? '',
  };
}

/** Names of the facts about a person. */
async function told(person: string): Promise<string[]> {
  const facts = await factsAfter(world.platform.db, 0, null, 10_000);
  return facts.filter((fact) => fact.subject === person).map((fact) => fact.name);
}

async function codeFor(email: string, ip = '10.0.0.1'): Promise<string> {
  expect(await post('/sign-in/codes', { email }, '', ip)).toMatchObject({ status: 200, body: { done: true } });
  const mail = (await unsentMail(world.platform.db, null, 100)).find((one) => one.recipient === email);
  return /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
}

async function register(email: string, name = '王一'): Promise<{ person: string; cookie: string }> {
  const made = await post('/sign-up', { email, code: await codeFor(email), name, password });
  expect(made).toMatchObject({ status: 200, body: { created: true } });
  return { person: String(made.body.person), cookie: made.cookie };
}

describe('signing up', () => {
  it('makes an account with a code, tells it once, and signs it in', async () => {
    const { person, cookie } = await register('new@example.com');
    expect(await told(person)).toEqual(['person_registered']);
    const me = await world.as({ cookie }).identity.me();
    expect(me).toEqual({
      person: { id: person, name: '王一', nameEn: null, email: 'new@example.com', hasPassword: true },
      memberships: [],
      grants: [],
      withheld: [],
      secondStepDue: false,
    });
  });

  it('signs in an account that exists, leaving its name and password as they were', async () => {
    const { person } = await register('old@example.com');
    const again = await post('/sign-up', {
      email: 'OLD@example.com',
      code: await codeFor('old@example.com'),
      name: '李二',
      password: 'another password',
    });
    expect(again).toMatchObject({ status: 200, body: { person, created: false } });
    expect((await world.as({ cookie: again.cookie }).identity.me()).person?.name).toBe('王一');
    expect(await post('/sign-in', { email: 'old@example.com', password: 'another password' })).toMatchObject({
      status: 401,
    });
  });

  it('is refused with a wrong code, and makes nothing', async () => {
    const code = await codeFor('wrong@example.com');
    const wrong = code === '111111' ? '222222' : '111111';
    const refused = await post('/sign-up', { email: 'wrong@example.com', code: wrong, name: '王一', password });
    expect([refused.status, refused.body.code, refused.set]).toEqual([401, 'sign_in_refused', '']);
    const { rows } = await sql`select id from identity.person where email = 'wrong@example.com'`.execute(
      world.platform.db,
    );
    expect(rows).toEqual([]);
  });

  it('tells by the clock of an account whose request died before it was told', async () => {
    const person = await makePerson(world.platform, { name: '未宣告' });
    await sql`update identity.person set announced = false, created_at = created_at - interval '1 hour' where id = ${person.person}`.execute(
      world.platform.db,
    );
    await world.settle();
    await world.settle();
    expect(await told(person.person)).toEqual(['person_registered']);
  });
});

describe('whether an address has an account', () => {
  it('cannot be learned by asking for a code or from a wrong password or code', async () => {
    await register('known@example.com');
    const answers = async (email: string) => {
      const asked = await post('/sign-in/codes', { email });
      const byPassword = await post('/sign-in', { email, password: 'not the password' });
      const byCode = await post('/sign-in/code', { email, code: '000000' });
      const reset = await post('/sign-in/password', { email, code: '000000', password });
      return [asked, byPassword, byCode, reset].map(({ status, body, set }) => ({
        status,
        body: { ...body, requestId: '' },
        set,
      }));
    };
    expect(await answers('known@example.com')).toEqual(await answers('unknown@example.com'));
  });

  it('is told to who proves the mailbox, and the code stays good for signing up', async () => {
    const code = await codeFor('proven@example.com');
    const refused = await post('/sign-in/code', { email: 'proven@example.com', code });
    expect([refused.status, refused.body.code]).toEqual([404, 'not_registered']);
    expect(await post('/sign-up', { email: 'proven@example.com', code, name: '王一', password })).toMatchObject({
      status: 200,
    });
  });

  it('takes the same time to find out for a password', async () => {
    await register('timed@example.com');
    // The fastest of three, so that a busy machine does not decide.
    const time = async (email: string) => {
      let fastest = Number.POSITIVE_INFINITY;
      for (let n = 0; n < 3; n += 1) {
        const began = performance.now();
        await post('/sign-in', { email, password: 'not the password' }, '', '10.9.9.9');
        fastest = Math.min(fastest, performance.now() - began);
      }
      return fastest;
    };
    const [known, unknown] = [await time('timed@example.com'), await time('nobody@example.com')];
    // Both hash once; an answer without hashing would come many times faster.
    expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.2);
  });
});

describe('a code', () => {
  it('bears three wrong guesses, works once, and is not kept in clear', async () => {
    const email = 'code@example.com';
    await register(email);
    const code = await codeFor(email);
    const { rows } = await sql<{
      value: string;
    }>`select value from identity.verification where identifier like ${`%${email}`}`.execute(world.platform.db);
    expect(rows.map((row) => row.value.includes(code))).toEqual([false]);
    for (const wrong of [1, 2, 3]) {
      expect(
        await post('/sign-in/code', { email, code: String((Number(code) + wrong) % 1_000_000).padStart(6, '0') }),
      ).toMatchObject({ status: 401 });
    }
    expect(await post('/sign-in/code', { email, code })).toMatchObject({ status: 401 });
    const next = await codeFor(email);
    expect(await post('/sign-in/code', { email, code: next })).toMatchObject({ status: 200, body: { created: false } });
    expect(await post('/sign-in/code', { email, code: next })).toMatchObject({ status: 401 });
  });

  it('cannot be guessed by asking for ever new ones, from one address or from many', async () => {
    const email = 'target@example.com';
    const statuses: number[] = [];
    for (let n = 0; n < 10; n += 1) statuses.push((await post('/sign-in/codes', { email }, '', `10.1.0.${n}`)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 429, 429]);
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        post('/sign-in/code', { email, code: String(n).padStart(6, '0') }, '', `10.2.0.${n}`),
      ),
    );
    expect(guesses.filter(({ status }) => status === 429).length).toBe(6);
  });

  it('is what brings a new password, which ends every other session', async () => {
    const email = 'forgot@example.com';
    const before = await register(email);
    const reset = await post('/sign-in/password', { email, code: await codeFor(email), password: 'a new password' });
    expect(reset.status).toBe(200);
    expect((await world.as(before).identity.me()).person).toBeNull();
    expect((await world.as(reset).identity.me()).person?.id).toBe(before.person);
    expect(await post('/sign-in', { email, password })).toMatchObject({ status: 401 });
    expect(await post('/sign-in', { email, password: 'a new password' })).toMatchObject({ status: 200 });
  });
});

describe('a password', () => {
  it('can be guessed ten times from one place in a quarter of an hour, and right ones do not count', async () => {
    const email = 'guessed@example.com';
    await register(email);
    for (let n = 0; n < 12; n += 1)
      expect((await post('/sign-in', { email, password }, '', '10.3.0.1')).status).toBe(200);
    const wrong = await Promise.all(
      Array.from({ length: 12 }, () => post('/sign-in', { email, password: 'not it at all' }, '', '10.3.0.1')),
    );
    expect(wrong.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await post('/sign-in', { email, password }, '', '10.3.0.1')).status).toBe(429);
    expect((await post('/sign-in', { email, password }, '', '10.3.0.2')).status).toBe(200);
  });

  it('is set by the operator for an administrator and for the demo, and ends sessions', async () => {
    const admin = await createAdmin(world.platform, { email: 'Admin@example.com', name: '管理员', password });
    expect(
      await createAdmin(world.platform, { email: 'admin@example.com', name: '另名', password: 'the other password' }),
    ).toBe(admin);
    const signedIn = await post('/sign-in', { email: 'admin@example.com', password: 'the other password' });
    const me = await world.as(signedIn).identity.me();
    expect([me.person?.name, me.grants]).toEqual(['管理员', [{ role: 'admin', scope: 'platform', scopeId: null }]]);
    await setPassword(world.platform, admin, password);
    expect((await world.as(signedIn).identity.me()).person).toBeNull();
    expect((await post('/sign-in', { email: 'admin@example.com', password })).status).toBe(200);
  });
});

describe('a session', () => {
  it('rides in a cookie that scripts and other sites cannot use, sealed against a dump', async () => {
    await register('cookie@example.com');
    const { set, cookie } = await post('/sign-in', { email: 'cookie@example.com', password });
    expect(set.replace(cookie, 'jiebang=…')).toBe('jiebang=…; Path=/; Max-Age=1209600; HttpOnly; SameSite=Lax');
    const secure = { ...world.platform, publicUrl: 'https://example.com' };
    expect(await viewerOf(secure, cookie)).toEqual(visitor);
    expect((await viewerOf(secure, `__Host-${cookie}`)).person).not.toBeNull();
    const [token = ''] = cookie.slice('jiebang='.length).split('.');
    for (const forged of [
      `jiebang=${token}`,
      `jiebang=${token}.${'A'.repeat(43)}`,
      `jiebang=${token}x.${cookie.split('.')[1]}`,
    ]) {
      expect(await viewerOf(world.platform, forged)).toEqual(visitor);
    }
    const headers = { authorization: `Bearer ${token}` };
    const borne = await world.server.inject({ method: 'GET', url: '/api/v1/me', headers });
    expect([borne.statusCode, borne.json().code]).toEqual([401, 'key_not_valid']);
  });

  it('ends at once: the next request with its cookie is a visitor’s, and other sessions go on', async () => {
    const one = await register('many@example.com');
    const two = await post('/sign-in', { email: 'many@example.com', password }, '', '10.4.0.4');
    const three = await post('/sign-in', { email: 'many@example.com', password });
    const { items } = await world.as(one).identity.sessions();
    expect(items.map((item) => [item.current, item.ip])).toEqual([
      [false, '10.0.0.1'],
      [false, '10.4.0.4'],
      [true, '10.0.0.1'],
    ]);
    await world.as(one).identity.endSession({ params: { id: items[1]?.id ?? '' } });
    expect((await world.as(two).identity.me()).person).toBeNull();
    expect((await world.as(three).identity.me()).person?.id).toBe(one.person);
    const out = await post('/sign-out', {}, three.cookie);
    expect([out.status, out.cookie, (await world.as(three).identity.me()).person]).toEqual([200, 'jiebang=', null]);
    const four = await post('/sign-in', { email: 'many@example.com', password });
    await world.as(four).identity.signOutEverywhere();
    expect((await world.as(one).identity.me()).person).toBeNull();
    expect(await refusalOf(world.as(four).identity.sessions())).toBe('not_signed_in');
  });

  it('of another cannot be ended or seen', async () => {
    const [one, two] = [await register('mine@example.com'), await register('yours@example.com')];
    const { items } = await world.as(two).identity.sessions();
    expect(await refusalOf(world.as(one).identity.endSession({ params: { id: items[0]?.id ?? '' } }))).toBe(
      'not_found',
    );
    expect((await world.as(two).identity.me()).person?.id).toBe(two.person);
  });

  it('is no query without a cookie, and one query with it', async () => {
    const { cookie } = await makePerson(world.platform, { name: '一问' });
    let queries = 0;
    const { db } = world.platform;
    const counted = {
      ...world.platform,
      db: db.withPlugin({
        transformQuery: ({ node }) => {
          queries += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      }),
    };
    await viewerOf(counted, '');
    await viewerOf(counted, 'other=1; theme=dark');
    expect(queries).toBe(0);
    await viewerOf(counted, cookie);
    expect(queries).toBe(1);
  });
});

describe('the local mailbox', () => {
  it('exists only in a trial without SMTP, and only on the machine itself', async () => {
    await codeFor('boxed@example.com', '10.5.0.1');
    const trial = { ...world.platform, localMailbox: true };
    const page = { limit: 1 };
    const first = await mailbox(trial, { ip: '127.0.0.1', host: 'localhost:3000' }, page);
    expect(first).toMatchObject({ items: [{ recipient: 'boxed@example.com' }] });
    expect(await mailbox(trial, { ip: '::ffff:127.0.0.1', host: '127.0.0.1' }, page)).toEqual(first);
    for (const [platform, ip, host] of [
      [trial, '10.0.0.1', 'localhost'],
      [trial, '', 'localhost'],
      [trial, '127.0.0.1.evil', 'localhost'],
      [world.platform, '127.0.0.1', 'localhost'],
      [trial, '127.0.0.1', 'rebound.example:3000'],
      [trial, '127.0.0.1', 'localhost.rebound.example'],
      [trial, '127.0.0.1', ''],
    ] as const) {
      expect(await mailbox(platform, { ip, host }, page)).toEqual({ refused: 'not_found' });
    }
    expect(await refusalOf(world.as().identity.mailbox())).toBe('not_found');
  });
});
