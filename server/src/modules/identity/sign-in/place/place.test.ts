import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { askingOf, codeMailed, enrolled, forgetAttempts, type Reply } from '#testing/asking.ts';
import { everythingKept } from '#testing/dump.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { openWorld, type World } from '#testing/world.ts';

// Who guesses a password, and who is not to be shut out by that (docs/decisions/0013).

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world.close();
});
beforeEach(() => forgetAttempts(world));

const post = askingOf(() => world);
const password = 'correct horse battery';
let last = 0;
/** A network that nobody has used before. */
const elsewhere = (): string => {
  last += 1;
  return `10.${50 + Math.floor(last / 250)}.0.${last % 250}`;
};
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** Somebody who has signed up at a network of its own, with the cookie of its device. */
async function someone() {
  last += 1;
  const email = `place${last}@example.com`;
  const home = elsewhere();
  await post('/sign-in/codes', { email }, '', home);
  const given = { email, code: await codeMailed(world, email), name: '张三', password };
  const made = await post('/sign-up', given, '', home);
  expect(made).toMatchObject({ status: 200, body: { created: true } });
  return { email, home, device: made.device, cookie: made.cookie, person: String(made.body['person']) };
}
const enter = (email: string, from: { ip?: string; device?: string } = {}): Promise<Reply> =>
  post('/sign-in', { email, password }, from.device ?? '', from.ip ?? elsewhere());
/** How many of so many wrong passwords were compared, not turned away. */
async function heard(email: string, froms: readonly { ip: string; device?: string }[]): Promise<number> {
  const tries = froms.map(({ ip, device = '' }) => post('/sign-in', { email, password: 'not it' }, device, ip));
  return (await Promise.all(tries)).filter(({ status }) => status === 401).length;
}
/** As if so many minutes had gone by for every counter. */
const pass = (minutes: number) =>
  sql`update identity.attempt set window_start = window_start - ${minutes} * interval '1 minute'`.execute(
    world.platform.db,
  );
/** Guesses from so many strange networks, as often as each is heard. */
const guessFromAll = async (email: string, networks: number): Promise<number> => {
  let sum = 0;
  for (const ip of times(networks, elsewhere))
    sum += await heard(
      email,
      times(11, () => ({ ip })),
    );
  return sum;
};

/** As if strangers had guessed at this account as often as it bears: what one of them left behind is raised to that. */
async function closeToStrangers(email: string): Promise<void> {
  await forgetAttempts(world);
  expect(await heard(email, [{ ip: elsewhere() }])).toBe(1);
  await sql`update identity.attempt set count = 100`.execute(world.platform.db);
  expect((await enter(email)).status).toBe(429);
}

describe('one source', () => {
  it('is heard ten times in a quarter of an hour and thirty times a day, and shuts nobody else out, wherever they come from', async () => {
    const { email, home, device } = await someone();
    const ip = elsewhere();
    const rounds: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      rounds.push(
        await heard(
          email,
          times(60, () => ({ ip })),
        ),
      );
      await pass(16);
    }
    expect(rounds).toEqual([10, 10, 10, 0, 0]);
    expect((await enter(email, { ip })).status).toBe(429);
    for (const from of [{}, { ip: home }, { ip, device }]) expect((await enter(email, from)).status).toBe(200);
    await pass(24 * 60);
    expect((await enter(email, { ip })).status).toBe(200);
  });

  it('is its network: of IPv6 sixty-four bits', async () => {
    const { email } = await someone();
    expect(
      await heard(
        email,
        times(12, (n) => ({ ip: `2001:db8:5:7::${n + 1}` })),
      ),
    ).toBe(10);
    expect(await heard(email, [{ ip: '2001:db8:5:8::1' }])).toBe(1);
  });

  it('next to its victim, in one network, does not shut out the device that is known', async () => {
    const { email, home, device } = await someone();
    expect(
      await heard(
        email,
        times(40, () => ({ ip: home })),
      ),
    ).toBe(10);
    expect((await enter(email, { ip: home })).status).toBe(429);
    expect((await enter(email, { ip: home, device })).status).toBe(200);
  });
});

describe('many sources together', () => {
  it('are heard a hundred times a day at one account; its owner still enters from a device or a network that is known, or by a code', async () => {
    const { email, home, device, person } = await someone();
    expect(await guessFromAll(email, 12)).toBe(100);
    await pass(16);
    expect(await guessFromAll(email, 3)).toBe(0);
    expect((await enter(email)).status).toBe(429);
    expect((await enter(email, { ip: home })).status).toBe(200);
    const known = await enter(email, { device });
    expect(known).toMatchObject({ status: 200, body: { person } });
    const here = elsewhere();
    await post('/sign-in/codes', { email }, '', here);
    const entered = await post('/sign-in/code', { email, code: await codeMailed(world, email) }, '', here);
    expect(entered).toMatchObject({ status: 200, body: { person } });
    // And where the owner has come in, it is known.
    expect((await enter(email, { ip: here })).status).toBe(200);
  });

  it('are no more than that when they all try at the same moment', async () => {
    const { email } = await someone();
    expect(
      await heard(
        email,
        times(130, (n) => ({ ip: `10.40.0.${n}` })),
      ),
    ).toBe(100);
  });

  it('gain nothing by a cookie that they made up, or have for accounts of their own', async () => {
    const [{ email }, thief] = [await someone(), await someone()];
    await closeToStrangers(email);
    for (const device of ['jiebang-device=', `jiebang-device=${'A'.repeat(32)}`, thief.device])
      expect((await enter(email, { device })).status).toBe(429);
    expect((await enter(email, { ip: thief.home })).status).toBe(429);
  });

  it('find that an account which nobody has is closed in the same manner and the same words', async () => {
    const { email } = await someone();
    const asked = async (whose: string) => {
      const { status, body } = await post('/sign-in', { email: whose, password: 'not it' }, '', elsewhere());
      await closeToStrangers(whose);
      const { status: closed, body: says } = await post('/sign-in', { email: whose, password }, '', elsewhere());
      return { status, body, closed, says };
    };
    const known = await asked(email);
    expect(await asked('nobody.at.all@example.com')).toEqual(known);
    expect(known).toMatchObject({ status: 401, closed: 429 });
  });
});

describe('a device that is known', () => {
  it('is heard ten times in a quarter of an hour and thirty times a day; then it is a stranger like any other', async () => {
    const { email, device } = await someone();
    const rounds: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      rounds.push(
        await heard(
          email,
          times(20, () => ({ ip: elsewhere(), device })),
        ),
      );
      await pass(16);
    }
    // What is beyond its own is heard as what each of these strange networks brings.
    expect(rounds).toEqual([20, 20, 20, 20]);
    await sql`update identity.attempt set count = 100 where count >= 50`.execute(world.platform.db);
    expect((await enter(email, { device })).status).toBe(429);
  });

  it('has a new name after each sign-in, so that one that was copied or planted before is worth nothing', async () => {
    const [{ email, device, cookie }, thief] = [await someone(), await someone()];
    const again = await enter(email, { device: `${cookie}; ${device}` });
    // The thief's own cookie, put into the browser of its victim.
    const planted = await enter(email, { device: thief.device });
    expect(new Set([device, again.device, planted.device, thief.device]).size).toBe(4);
    await closeToStrangers(email);
    for (const [old, status] of [
      [device, 429],
      [thief.device, 429],
      [again.device, 200],
      [planted.device, 200],
    ] as const)
      expect([old, (await enter(email, { device: old })).status]).toEqual([old, status]);
  });

  it('stays known to everybody who uses it', async () => {
    const [one, other] = [await someone(), await someone()];
    const shared = await enter(other.email, { device: one.device });
    await closeToStrangers(one.email);
    expect((await enter(one.email, { device: shared.device })).status).toBe(200);
  });

  it('is forgotten with a new password by code, and after ninety days', async () => {
    const { email, home, device } = await someone();
    const here = elsewhere();
    await post('/sign-in/codes', { email }, '', here);
    const reset = { email, code: await codeMailed(world, email), password };
    const fresh = await post('/sign-in/password', reset, '', here);
    expect(fresh.status).toBe(200);
    await closeToStrangers(email);
    expect((await enter(email, { device })).status).toBe(429);
    expect((await enter(email, { ip: home })).status).toBe(429);
    const { device: kept } = await enter(email, { device: fresh.device });
    await sql`update identity.known_place set seen_at = seen_at - interval '91 days'`.execute(world.platform.db);
    expect((await enter(email, { device: kept })).status).toBe(429);
    await world.settle();
    const { rows } = await sql`select 1 from identity.known_place`.execute(world.platform.db);
    expect(rows).toEqual([]);
  });

  it('is known once the second step was taken, not before', async () => {
    const who = await someone();
    const code = await enrolled(world, who);
    await sql`delete from identity.known_place`.execute(world.platform.db);
    const half = await enter(who.email, { ip: who.home });
    expect([half.body['secondStepDue'], half.device]).toEqual([true, '']);
    const whole = await post('/sign-in/second-step', { code: code() }, half.cookie, who.home);
    expect([whole.status, whole.device.length]).toEqual([200, 'jiebang-device='.length + 32]);
    await closeToStrangers(who.email);
    expect((await enter(who.email, { device: whole.device })).status).toBe(200);
  });

  it('opens nothing, and neither it nor the network stands in the database', async () => {
    const { email, home, device, cookie } = await someone();
    expect((await world.as({ cookie: device }).identity.me()).person).toBeNull();
    expect((await world.as({ cookie: `${cookie}; ${device}` }).identity.me()).person).not.toBeNull();
    const { rows } = await sql<{ kept: string }>`
      select query_to_xml('select * from identity.known_place', true, false, '')::text as kept`.execute(
      world.platform.db,
    );
    expect(rows[0]?.kept).toContain('network');
    for (const canary of [home, device.slice('jiebang-device='.length), email])
      expect(rows[0]?.kept).not.toContain(canary);
    expect(await everythingKept(world)).not.toContain(device.slice('jiebang-device='.length));
  });
});
