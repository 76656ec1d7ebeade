import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsentMail } from '#platform/mail/mail.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeOrganisation, makePerson } from '../../factory.ts';

type Someone = Awaited<ReturnType<typeof makePerson>>;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  await world.close();
});

async function somewhere() {
  const id = await makeOrganisation(world.platform);
  const boss = await makePerson(world.platform, { name: '管事的人', organisations: [{ id }] });
  return { id, boss, params: { id } };
}
/** The tokens sent to an address, the newest first. */
async function tokensFor(email: string): Promise<string[]> {
  const mails = (await unsentMail(world.platform.db, null, 100)).filter((one) => one.recipient === email);
  return mails.map((mail) => /\/join#(\S+)/.exec(mail.body)?.[1] ?? '');
}
const accept = (who: Someone, token = '') => world.as(who).identity.acceptInvitation({ body: { token } });

describe('an invitation', () => {
  it('that is sent again opens by its newest link alone, for its address alone', async () => {
    const { id, boss, params } = await somewhere();
    const guest = await makePerson(world.platform, { name: '客人', email: 'again@example.com' });
    const other = await makePerson(world.platform, { name: '他人', email: 'other@example.com' });
    const sent = await world.as(boss).identity.invite({ params, body: { email: 'again@example.com', role: 'member' } });
    const again = await world.as(boss).identity.resendInvitation({ params: { id: sent.id } });
    expect([again.id, again.email, again.role, again.invitedBy]).toEqual([sent.id, sent.email, sent.role, '管事的人']);
    const [newest, first] = await tokensFor('again@example.com');
    expect(await refusalOf(accept(guest, first))).toBe('invitation_void');
    expect(await refusalOf(accept(other, newest))).toBe('invitation_of_another');
    expect(await accept(guest, newest)).toEqual({ organisation: id });
    expect(await refusalOf(world.as(boss).identity.resendInvitation({ params: { id: sent.id } }))).toBe(
      'invitation_void',
    );
  });

  it('that has run out is listed as such, and lives again when it is sent again', async () => {
    const { boss, params } = await somewhere();
    const guest = await makePerson(world.platform, { name: '迟来的客人', email: 'slow@example.com' });
    const sent = await world.as(boss).identity.invite({ params, body: { email: 'slow@example.com', role: 'admin' } });
    const states = async () =>
      (await world.as(boss).identity.invitations({ params })).items.map((one) => [one.email, one.state]);
    expect(await states()).toEqual([['slow@example.com', 'open']]);
    await world.travel(new Date(sent.expiresAt));
    expect(await states()).toEqual([['slow@example.com', 'expired']]);
    await world.as(boss).identity.resendInvitation({ params: { id: sent.id } });
    expect(await states()).toEqual([['slow@example.com', 'open']]);
    await accept(guest, (await tokensFor('slow@example.com'))[0]);
    expect(await states()).toEqual([]);
  });

  it('is sent again by administrators of its organisation only, five times an hour', async () => {
    const { id, boss, params } = await somewhere();
    const sent = await world.as(boss).identity.invite({ params, body: { email: 'x@example.com', role: 'member' } });
    const resend = (who: Someone) => world.as(who).identity.resendInvitation({ params: { id: sent.id } });
    const member = await makePerson(world.platform, { name: '成员', organisations: [{ id, role: 'member' }] });
    const { boss: stranger } = await somewhere();
    for (const who of [member, stranger]) expect(await refusalOf(resend(who))).toBe('not_found');
    for (let n = 0; n < 5; n += 1) await resend(boss);
    expect(await refusalOf(resend(boss))).toBe('too_many_requests');
  });
});

describe('the history of members', () => {
  it('says who came, changed and left, and by whom; to administrators alone, and to none who was removed', async () => {
    const { id, boss, params } = await somewhere();
    const guest = await makePerson(world.platform, { name: '来去的人', email: 'comes@example.com' });
    const { identity } = world.as(boss);
    const sent = await identity.invite({ params, body: { email: 'comes@example.com', role: 'member' } });
    await identity.resendInvitation({ params: { id: sent.id } });
    await accept(guest, (await tokensFor('comes@example.com'))[0]);
    const lost = await identity.invite({ params, body: { email: 'lost@example.com', role: 'member' } });
    await identity.withdrawInvitation({ params: { id: lost.id } });
    const seat = { id, person: guest.person };
    expect(await refusalOf(world.as(guest).identity.memberHistory({ params }))).toBe('not_found');
    await identity.changeMember({ params: seat, body: { role: 'admin' } });
    const lines = async (who: Someone) =>
      (await world.as(who).identity.memberHistory({ params })).items.map((one) => [
        one.action,
        one.whom,
        one.role,
        one.by,
      ]);
    const before = [
      ['changed', '来去的人', 'admin', '管事的人'],
      ['withdrawn', 'lost@example.com', 'member', '管事的人'],
      ['invited', 'lost@example.com', 'member', '管事的人'],
      ['joined', '来去的人', 'member', '来去的人'],
      ['resent', 'comes@example.com', 'member', '管事的人'],
      ['invited', 'comes@example.com', 'member', '管事的人'],
    ];
    expect(await lines(guest)).toEqual(before);
    await identity.removeMember({ params: seat });
    // At the very next request of a session that goes on.
    expect(await refusalOf(world.as(guest).identity.memberHistory({ params }))).toBe('not_found');
    expect(await refusalOf(world.as(guest).identity.organisation({ params }))).toBe('not_found');
    expect(await lines(boss)).toEqual([['removed', '来去的人', null, '管事的人'], ...before]);
    const page = await identity.memberHistory({ params, query: { limit: 3 } });
    const rest = await identity.memberHistory({ params, query: { limit: 10, after: page.next ?? '' } });
    expect([...page.items, ...rest.items].map((one) => one.action)).toEqual(
      (await lines(boss)).map(([action]) => action),
    );
  });
});
