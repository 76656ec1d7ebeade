import { sql } from 'kysely';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holds } from '#kernel/viewer.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { type MadePerson, makePerson, makeSession } from '../factory.ts';
import { resetSecondFactor, setPassword, viewerOf } from '../index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const password = 'correct horse battery';

async function post(path: string, payload: object, cookie = '', ip = '10.0.0.1') {
  const headers = { cookie };
  const response = await world.server.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    payload,
    headers,
    remoteAddress: ip,
  });
  const body = response.json() as Record<string, unknown>;
  const set = String(response.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { status: response.statusCode, code: body['code'], body, cookie: set };
}

type Enrolled = {
  readonly person: string;
  readonly email: string;
  readonly cookie: string;
  readonly authenticator: TOTP;
  readonly codes: readonly string[];
};

let people = 0;

/** A person with a password whose second factor is on. That a code was used to confirm it is forgotten, so that the present one is good still. */
async function enrolled(more: Partial<MadePerson> = {}): Promise<Enrolled> {
  people += 1;
  const email = `factor${people}@example.com`;
  const { person } = await makePerson(world.platform, { name: '双重', email, ...more });
  await setPassword(world.platform, person, password);
  const cookie = await makeSession(world.platform, person);
  const { secret } = await world.as({ cookie }).identity.enrolSecondFactor();
  const authenticator = new TOTP({ secret });
  const { codes } = await world.as({ cookie }).identity.confirmSecondFactor({ body: { code: codeOf(authenticator) } });
  await sql`update identity.second_factor set last_step = 0 where person = ${person}`.execute(world.platform.db);
  return { person, email, cookie, authenticator, codes };
}

const codeOf = (authenticator: TOTP, steps = 0): string =>
  authenticator.generate({ timestamp: Date.now() + steps * 30_000 });

const wrongFor = (authenticator: TOTP): string => {
  const right = [-2, -1, 0, 1, 2].map((steps) => codeOf(authenticator, steps));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !right.includes(code)) ?? '';
};

const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

const meOf = (cookie: string) => world.as({ cookie }).identity.me();

describe('setting it up', () => {
  it('counts from the first right code on, gives ten codes, and ends every other session', async () => {
    const { person, cookie } = await makePerson(world.platform, { name: '初设' });
    const other = await makeSession(world.platform, person);
    const me = world.as({ cookie }).identity;
    expect(await me.secondFactor()).toEqual({ since: null, backupCodesLeft: 0 });
    const { secret, address, qr } = await me.enrolSecondFactor();
    expect([address.includes(`secret=${secret}`), qr.startsWith('<svg')]).toEqual([true, true]);
    const authenticator = new TOTP({ secret });
    expect(await refusalOf(me.confirmSecondFactor({ body: { code: wrongFor(authenticator) } }))).toBe(
      'second_code_refused',
    );
    expect((await meOf(other)).person?.id).toBe(person);
    const code = codeOf(authenticator);
    const { codes } = await me.confirmSecondFactor({ body: { code } });
    expect(await refusalOf(me.renewBackupCodes({ body: { code } }))).toBe('second_code_refused');
    expect([codes.length, new Set(codes).size, codes.every((code) => /^[A-Z2-9]{10}$/.test(code))]).toEqual([
      10,
      10,
      true,
    ]);
    expect([(await meOf(other)).person, (await meOf(cookie)).person?.id]).toEqual([null, person]);
    expect(await me.secondFactor()).toMatchObject({ since: expect.any(String), backupCodesLeft: 10 });
    expect(await refusalOf(me.enrolSecondFactor())).toBe('second_factor_on');
    const facts = await factsAfter(world.platform.db, 0, null, 10_000);
    expect(facts.filter((fact) => fact.subject === person).map((fact) => fact.name)).toEqual(['second_factor_on']);
  });

  it('begun anew, makes the first secret worthless', async () => {
    const { cookie } = await makePerson(world.platform, { name: '重来' });
    const me = world.as({ cookie }).identity;
    const first = new TOTP({ secret: (await me.enrolSecondFactor()).secret });
    const second = new TOTP({ secret: (await me.enrolSecondFactor()).secret });
    expect(await refusalOf(me.confirmSecondFactor({ body: { code: codeOf(first) } }))).toBe('second_code_refused');
    expect((await me.confirmSecondFactor({ body: { code: codeOf(second) } })).codes.length).toBe(10);
  });

  it('keeps neither secret nor codes in clear', async () => {
    const { person, cookie } = await makePerson(world.platform, { name: '密封' });
    const { secret } = await world.as({ cookie }).identity.enrolSecondFactor();
    const authenticator = new TOTP({ secret });
    const body = { code: codeOf(authenticator) };
    const { codes } = await world.as({ cookie }).identity.confirmSecondFactor({ body });
    const { rows } = await sql<{ dump: string }>`
      select string_agg(encode(f.secret, 'hex') || f::text || coalesce(b::text, ''), ' ') as dump
      from identity.second_factor f left join identity.backup_code b on b.person = f.person where f.person = ${person}`.execute(
      world.platform.db,
    );
    const dump = rows[0]?.dump ?? '';
    const hex = Buffer.from(authenticator.secret.bytes).toString('hex');
    const clear = [secret, hex, ...codes, ...codes.map((code) => Buffer.from(code).toString('hex'))];
    expect([dump.length > 500, clear.filter((one) => dump.toLowerCase().includes(one.toLowerCase()))]).toEqual([
      true,
      [],
    ]);
  });
});

describe('signing in with it', () => {
  it('takes both steps; after the first the session is nobody’s and can take the second only', async () => {
    const { person, email, authenticator } = await enrolled();
    const first = await post('/sign-in', { email, password });
    expect(first).toMatchObject({ status: 200, body: { person, secondStepDue: true } });
    expect(await meOf(first.cookie)).toEqual({
      person: null,
      memberships: [],
      grants: [],
      withheld: [],
      secondStepDue: true,
    });
    const half = world.as(first).identity;
    for (const call of [
      () => half.sessions(),
      () => half.secondFactor(),
      () => half.enrolSecondFactor(),
      () => half.confirmSecondFactor({ body: { code: codeOf(authenticator) } }),
      () => half.renewBackupCodes({ body: { code: codeOf(authenticator) } }),
      () => half.switchOffSecondFactor({ body: { password } }),
      () => half.rename({ body: { name: '冒名', nameEn: null } }),
      () => world.as(first).desk.desk(),
    ])
      expect(await refusalOf(call())).toBe('not_signed_in');
    const second = await post('/sign-in/second-step', { code: codeOf(authenticator) }, first.cookie);
    expect(second).toMatchObject({ status: 200, body: { person, created: false, secondStepDue: false } });
    expect((await meOf(second.cookie)).person?.id).toBe(person);
    // What was worth half a sign-in is worth nothing now.
    expect([second.cookie === first.cookie, await meOf(first.cookie)]).toMatchObject([
      false,
      { person: null, secondStepDue: false },
    ]);
  });

  it.each(['/sign-in/code', '/sign-in/password', '/sign-up'])('is asked for by %s too', async (path) => {
    const { email, person } = await enrolled();
    await post('/sign-in/codes', { email });
    const mail = (await unsentMail(world.platform.db, null, 100)).find((one) => one.recipient === email);
    const code = /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? '';
    const more = { '/sign-in/code': {}, '/sign-in/password': { password }, '/sign-up': { password, name: '冒名' } }[
      path
    ];
    const entered = await post(path, { email, code, ...more });
    expect(entered).toMatchObject({ status: 200, body: { person, secondStepDue: true } });
    expect((await meOf(entered.cookie)).person).toBeNull();
  });

  it('works once with each code, and with no older one after it', async () => {
    const { email, authenticator } = await enrolled();
    const step = async (code: string) => {
      const { cookie } = await post('/sign-in', { email, password });
      return (await post('/sign-in/second-step', { code }, cookie)).status;
    };
    const present = codeOf(authenticator);
    expect([await step(present), await step(present)]).toEqual([200, 422]);
    expect(await step(codeOf(authenticator, 1))).toBe(200);
    expect(await step(present)).toBe(422);
  });

  it('of ten uses of one code at once lets one in', async () => {
    const { email, authenticator } = await enrolled();
    const cookies = await Promise.all(
      Array.from(
        { length: 10 },
        async (_, n) => (await post('/sign-in', { email, password }, '', `10.6.0.${n}`)).cookie,
      ),
    );
    const code = codeOf(authenticator);
    const statuses = await Promise.all(
      cookies.map(async (cookie, n) => (await post('/sign-in/second-step', { code }, cookie, `10.6.0.${n}`)).status),
    );
    expect(statuses.sort()).toEqual([200, ...Array(9).fill(422)]);
  });

  it('takes a backup code once, however it is written, and says so', async () => {
    const { person, email, codes } = await enrolled();
    const [code = ''] = codes;
    const typed = ` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `;
    const first = await post('/sign-in', { email, password });
    expect((await post('/sign-in/second-step', { code: typed }, first.cookie)).status).toBe(200);
    const again = await post('/sign-in', { email, password });
    expect((await post('/sign-in/second-step', { code: typed }, again.cookie)).code).toBe('second_code_refused');
    const facts = await factsAfter(world.platform.db, 0, null, 10_000);
    expect(facts.filter((fact) => fact.subject === person).map((fact) => fact.name)).toContain('backup_code_used');
  });

  it('does not take a code of another person, nor a step without the first', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    const { cookie } = await post('/sign-in', { email: one.email, password });
    expect((await post('/sign-in/second-step', { code: codeOf(two.authenticator) }, cookie)).code).toBe(
      'second_code_refused',
    );
    expect((await post('/sign-in/second-step', { code: two.codes[0] ?? '' }, cookie)).code).toBe('second_code_refused');
    // The other's code was not spent by that.
    const other = await post('/sign-in', { email: two.email, password });
    expect((await post('/sign-in/second-step', { code: codeOf(two.authenticator) }, other.cookie)).status).toBe(200);
    for (const without of ['', 'jiebang=x', one.cookie, other.cookie.replace(/.$/, 'A')])
      expect((await post('/sign-in/second-step', { code: codeOf(one.authenticator) }, without)).code).toBe(
        'sign_in_again',
      );
  });

  it('shows its person the sessions that have a first step only, and when each was last seen', async () => {
    const { email, cookie } = await enrolled();
    await post('/sign-in', { email, password });
    const me = world.as({ cookie }).identity;
    const lines = async () => (await me.sessions()).items.map(({ current, secondStepDue }) => [current, secondStepDue]);
    expect(await lines()).toEqual([
      [false, true],
      [true, false],
    ]);
    const seen = async () => Date.parse((await me.sessions()).items[1]?.seenAt ?? '');
    await sql`update identity.session set created_at = created_at - interval '1 day', seen_at = ${minutesAgo(10)} where second_step_at is not null`.execute(
      world.platform.db,
    );
    const before = await seen();
    expect(await seen()).toBe(before);
    await sql`update identity.session set seen_at = ${minutesAgo(16)} where second_step_at is not null`.execute(
      world.platform.db,
    );
    expect((await seen()) - before).toBeGreaterThan(9 * 60_000);
  });

  it('does not wait for ever', async () => {
    const { email, authenticator } = await enrolled();
    const { cookie } = await post('/sign-in', { email, password });
    await sql`update identity.session set created_at = created_at - interval '16 minutes' where second_step_at is null`.execute(
      world.platform.db,
    );
    expect((await meOf(cookie)).secondStepDue).toBe(false);
    expect((await post('/sign-in/second-step', { code: codeOf(authenticator) }, cookie)).code).toBe('sign_in_again');
  });

  it('bears ten wrong codes from one place and twenty altogether; a backup code opens what guessing has locked', async () => {
    const { email, authenticator, codes } = await enrolled();
    const { cookie } = await post('/sign-in', { email, password });
    const guess = (ip: string) => post('/sign-in/second-step', { code: wrongFor(authenticator) }, cookie, ip);
    const here = await Promise.all(Array.from({ length: 12 }, () => guess('10.7.0.1')));
    expect(here.map(({ status }) => status).sort()).toEqual([...Array(10).fill(422), 429, 429]);
    const elsewhere = await Promise.all(Array.from({ length: 12 }, (_, n) => guess(`10.7.1.${n}`)));
    expect(elsewhere.filter(({ status }) => status === 429).length).toBe(2);
    expect((await post('/sign-in/second-step', { code: codeOf(authenticator) }, cookie, '10.7.2.1')).status).toBe(429);
    expect((await post('/sign-in/second-step', { code: codes[3] ?? '' }, cookie, '10.7.2.1')).status).toBe(200);
  });
});

describe('switching it off', () => {
  it('needs the password or a code, and ends half and other sessions', async () => {
    const { person, email, cookie, authenticator } = await enrolled();
    const half = await post('/sign-in', { email, password });
    const me = world.as({ cookie }).identity;
    const wrong = { password: 'not the password' };
    expect(await refusalOf(me.switchOffSecondFactor({ body: wrong }))).toBe('password_wrong');
    expect(await refusalOf(me.switchOffSecondFactor({ body: { code: wrongFor(authenticator) } }))).toBe(
      'second_code_refused',
    );
    await me.switchOffSecondFactor({ body: { password } });
    expect([(await meOf(cookie)).person?.id, (await meOf(half.cookie)).person]).toEqual([person, null]);
    expect(await me.secondFactor()).toEqual({ since: null, backupCodesLeft: 0 });
    expect(await refusalOf(me.switchOffSecondFactor({ body: { password } }))).toBe('second_factor_off');
    expect(await post('/sign-in', { email, password })).toMatchObject({ body: { secondStepDue: false } });
  });

  it('works with a code or a backup code, and new backup codes end the old ones', async () => {
    const { cookie, codes, authenticator } = await enrolled();
    const me = world.as({ cookie }).identity;
    const renewed = await me.renewBackupCodes({ body: { code: codeOf(authenticator) } });
    expect(await refusalOf(me.switchOffSecondFactor({ body: { code: codes[1] ?? '' } }))).toBe('second_code_refused');
    expect(await me.switchOffSecondFactor({ body: { code: renewed.codes[1] ?? '' } })).toEqual({ done: true });
  });

  it('is done by the operator for who lost it: every session ends, and the password is enough again', async () => {
    const { email, cookie } = await enrolled();
    const half = await post('/sign-in', { email, password });
    expect(await resetSecondFactor(world.platform, email.toUpperCase())).toBe(true);
    expect([(await meOf(cookie)).person, (await meOf(half.cookie)).person]).toEqual([null, null]);
    expect(await post('/sign-in', { email, password })).toMatchObject({ body: { secondStepDue: false } });
    expect(await resetSecondFactor(world.platform, email)).toBe(false);
    expect(await resetSecondFactor(world.platform, 'nobody@example.com')).toBe(false);
  });
});

describe('a role that asks for it', () => {
  const demanding = () => ({ ...world.platform, secondFactorFor: ['admin', 'judge'] as const });

  it('by the installation’s setting is withheld until its person has one', async () => {
    const grants = [{ role: 'admin' }, { role: 'reviewer' }] as const;
    const plain = await makePerson(world.platform, { name: '无', grants });
    const seen = await viewerOf(demanding(), plain.cookie);
    expect([holds(seen, 'admin'), holds(seen, 'reviewer')]).toEqual([false, true]);
    expect(seen.withheld).toEqual([{ role: 'admin', scope: 'platform', scopeId: null }]);
    const double = await enrolled({ grants });
    const viewer = await viewerOf(demanding(), double.cookie);
    expect([holds(viewer, 'admin'), viewer.withheld]).toEqual([true, []]);
  });

  it('by its grant can do nothing before, is told why, and acts at the very next request after', async () => {
    const { cookie: admin } = await makePerson(world.platform, { name: '授予', grants: [{ role: 'admin' }] });
    const { cookie } = await makePerson(world.platform, { name: '受予', email: 'asked@example.com' });
    const given = { email: 'asked@example.com', role: 'admin' } as const;
    const body = { ...given, from: null, to: null, secondFactor: true };
    expect(await world.as({ cookie: admin }).identity.giveGrant({ body })).toMatchObject({ secondFactor: true });
    const me = world.as({ cookie }).identity;
    expect(await me.me()).toMatchObject({ grants: [], withheld: [{ role: 'admin' }] });
    expect(await refusalOf(me.grants())).toBe('second_factor_required');
    const { secret } = await me.enrolSecondFactor();
    expect(await refusalOf(me.grants())).toBe('second_factor_required');
    await me.confirmSecondFactor({ body: { code: codeOf(new TOTP({ secret })) } });
    expect((await me.grants()).items.length).toBeGreaterThan(0);
    expect(await me.me()).toMatchObject({ grants: [{ role: 'admin' }], withheld: [] });
  });
});
