import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDueMoves } from '#platform/jobs/jobs.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makePerson } from '../factory.ts';
import { grantsOf } from '../index.ts';
import { dueMoves } from '../reactions.ts';
import { tables } from '../store.ts';

let world: World;
let admin: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  world = await openWorld();
  admin = await makePerson(world.platform, { name: '平台管理员', grants: [{ role: 'admin' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  await world.close();
});

describe('a granted role', () => {
  const role = { role: 'judge' as const, to: null };

  it('is given and ended by administrators, in force from its day to its end', async () => {
    const { db } = world.platform;
    const judge = await makePerson(world.platform, { name: '专家', email: 'judge@example.com' });
    const later = new Date((await world.now()).getTime() + 86_400_000);
    const body = { email: 'judge@example.com', ...role, from: later.toISOString() };
    expect(await refusalOf(world.as(judge).identity.giveGrant({ body }))).toBe('forbidden');
    const given = await Promise.allSettled([1, 2].map(() => world.as(admin).identity.giveGrant({ body })));
    expect(given.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const grant = (await world.as(admin).identity.grants()).items.find((item) => item.person === judge.person);
    const scope = { scope: 'platform' } as const;
    expect([(await world.as(judge).identity.me()).grants, await grantsOf(db, 'judge', scope)]).toEqual([[], []]);
    await world.travel(later);
    expect((await world.as(judge).identity.me()).grants).toEqual([{ role: 'judge', scope: 'platform', scopeId: null }]);
    expect(await grantsOf(db, 'judge', scope)).toEqual([judge.person]);
    await world.as(admin).identity.endGrant({ params: { id: grant?.id ?? '' } });
    expect((await world.as(judge).identity.me()).grants).toEqual([]);
    expect(await refusalOf(world.as(admin).identity.endGrant({ params: { id: grant?.id ?? '' } }))).toBe('not_found');
  });

  it('is offered to an address without an account: by mail, once, until it is taken back', async () => {
    const { identity } = world.as(admin);
    const body = { email: 'nobody@example.com', ...role, from: null };
    const offered = await identity.giveGrant({ body });
    expect(offered).toMatchObject({ person: null, name: null, email: 'nobody@example.com', role: 'judge' });
    const mails = (await unsentMail(world.platform.db, null, 100)).filter(
      ({ recipient }) => recipient === 'nobody@example.com',
    );
    expect(mails.map(({ subject }) => subject)).toEqual([
      '揭榜平台邀请您担任评审专家 / Invitation to act as judge: The Jiebang platform',
    ]);
    expect(await refusalOf(identity.giveGrant({ body }))).toBe('already_invited');
    expect((await identity.grants()).items[0]).toEqual(offered);
    await identity.endGrant({ params: { id: offered.id } });
    expect(await refusalOf(identity.endGrant({ params: { id: offered.id } }))).toBe('not_found');
    const late = await makePerson(world.platform, { name: '后来者', email: 'nobody@example.com' });
    await runDueMoves(world.platform, dueMoves, () => {});
    expect((await world.as(late).identity.me()).grants).toEqual([]);
  });

  it('that was offered is the role of whoever proves the address, from then on or from its day, and not twice', async () => {
    const { identity } = world.as(admin);
    const at = (await world.now()).getTime();
    const day = (n: number) => new Date(at + n * 86_400_000).toISOString();
    const email = 'invited@example.com';
    await identity.giveGrant({ body: { email, role: 'judge', from: null, to: null } });
    await identity.giveGrant({ body: { email, role: 'observer', from: day(2), to: null } });
    await identity.giveGrant({ body: { email, role: 'certifier', from: null, to: day(0.5) } });
    await world.travel(new Date(day(1)));
    const unproven = { email_verified: false };
    const invited = await makePerson(world.platform, { name: '应邀者', email });
    await tables(world.platform.db)
      .updateTable('identity.person')
      .set(unproven)
      .where('id', '=', invited.person)
      .execute();
    await runDueMoves(world.platform, dueMoves, () => {});
    expect((await world.as(invited).identity.me()).grants).toEqual([]);
    await tables(world.platform.db)
      .updateTable('identity.person')
      .set({ email_verified: true })
      .where('id', '=', invited.person)
      .execute();
    await Promise.all([1, 2].map(() => runDueMoves(world.platform, dueMoves, () => {})));
    const mine = async () => (await world.as(invited).identity.me()).grants.map((grant) => grant.role);
    expect(await mine()).toEqual(['judge']);
    await world.travel(new Date(day(2)));
    expect(await mine()).toEqual(['judge', 'observer']);
    const listed = (await identity.grants()).items.filter((item) => item.person === invited.person);
    expect(listed.map((item) => item.role).sort()).toEqual(['judge', 'observer']);
  });

  it('of the last administrator cannot be ended', async () => {
    const mine = (await world.as(admin).identity.grants()).items.find((item) => item.person === admin.person);
    expect(await refusalOf(world.as(admin).identity.endGrant({ params: { id: mine?.id ?? '' } }))).toBe('last_admin');
  });
});
