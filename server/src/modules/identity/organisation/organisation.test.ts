import type { OrganisationInput } from '@jiebang/contract/identity/organisation.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { unsentMail } from '#platform/mail/mail.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { makeOrganisation, makePerson, somePaper, someUscc } from '../factory.ts';
import { consented, membersOf, organisationsById, peopleById, priorAffiliations, viewerOf } from '../index.ts';

type Someone = Awaited<ReturnType<typeof makePerson>>;
let world: World;
let admin: Someone;
beforeAll(async () => {
  world = await openWorld();
  admin = await makePerson(world.platform, { name: '平台管理员', grants: [{ role: 'admin' }] });
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  await world.close();
});

const input = (change: Partial<OrganisationInput> = {}): OrganisationInput => ({
  kind: 'enterprise',
  size: 'medium',
  name: '样本科技有限公司',
  nameEn: null,
  intro: null,
  website: null,
  country: 'CN',
  uscc: someUscc(),
  region: '310115',
  registrationNumber: null,
  ...change,
});
const mandate = { authorisedPerson: '经办人' };

/** Uploads both papers and asks for verification. */
async function ask(who: Someone, id: string) {
  const { identity } = world.as(who);
  const params = { id };
  for (const kind of ['mandate', 'licence'] as const)
    await identity.addDocument({ params, query: { kind, name: `${kind}.pdf` }, body: somePaper() });
  return identity.askVerification({ params, body: mandate });
}

/** The token in the newest message to this address. */
async function tokenFor(email: string): Promise<string> {
  const mail = (await unsentMail(world.platform.db, null, 100)).find((one) => one.recipient === email);
  return /\/join#(\S+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

describe('an organisation', () => {
  it('is registered by anyone signed in, verified by staff, and seen in full only by its own and by staff', async () => {
    const founder = await makePerson(world.platform, { name: '创办人' });
    const stranger = await makePerson(world.platform, { name: '路人' });
    const made = await world.as(founder).identity.createOrganisation({ body: input({ uscc: ' 91350100-m000100y43' }) });
    expect([made.uscc, made.state, made.version, made.can]).toEqual([
      '91350100M000100Y43',
      'unverified',
      1,
      {
        edit: true,
        describe: { code: 'not_in_this_state' },
        ask_verification: { code: 'documents_missing' },
        invite: true,
      },
    ]);
    const params = { id: made.id };
    const card = await world.as().identity.organisationCard({ params });
    expect(card).toEqual({
      id: made.id,
      name: made.name,
      nameEn: null,
      kind: 'enterprise',
      size: 'medium',
      region: '310115',
      country: 'CN',
      verified: false,
      intro: null,
      website: null,
      mergedInto: null,
    });
    for (const call of [
      () => world.as(stranger).identity.organisation({ params }),
      () => world.as(stranger).identity.members({ params }),
      () => world.as(stranger).identity.invitations({ params }),
      () => world.as(stranger).identity.askVerification({ params, body: mandate }),
      () => world.as(stranger).identity.verifyOrganisation({ params }),
      () => world.as(stranger).identity.organisation({ params: { id: newId() } }),
    ])
      expect(await refusalOf(call())).toBe('not_found');
    expect(await refusalOf(world.as(founder).identity.verifyOrganisation({ params }))).toBe('forbidden');
    const asked = await ask(founder, made.id);
    expect([asked.state, asked.authorisedPerson, asked.version]).toEqual(['pending', '经办人', 2]);
    expect((await world.as(admin).identity.waitingOrganisations()).items.map((item) => item.id)).toEqual([made.id]);
    expect(await refusalOf(world.as(founder).identity.waitingOrganisations())).toBe('forbidden');
    const findings = [{ code: 'mandate_unsealed' as const, note: '缺公章' }];
    const returned = await world.as(admin).identity.returnOrganisation({ params, body: { findings } });
    expect([returned.state, returned.findings]).toEqual(['returned', findings]);
    expect((await world.as(founder).identity.organisation({ params })).findings).toEqual(findings);
    const edit = { params, version: returned.version, body: input({ name: '样本科技股份有限公司', uscc: made.uscc }) };
    const edited = await world.as(founder).identity.editOrganisation(edit);
    expect([edited.name, edited.version]).toEqual(['样本科技股份有限公司', returned.version + 1]);
    expect(await refusalOf(world.as(founder).identity.editOrganisation(edit))).toBe('stale_version');
    await world.as(founder).identity.askVerification({ params, body: mandate });
    expect((await world.as(admin).identity.verifyOrganisation({ params })).state).toBe('verified');
    expect((await viewerOf(world.platform, founder.cookie)).memberships).toEqual([
      { organisation: made.id, kind: 'enterprise', role: 'admin', verified: true, signs: true },
    ]);
    expect(await refusalOf(world.as(founder).identity.editOrganisation({ ...edit, version: 99 }))).toBe(
      'not_in_this_state',
    );
    await world.as(admin).identity.suspendOrganisation({ params, body: { reason: '冒用他人名义' } });
    expect((await world.as().identity.organisationCard({ params })).verified).toBe(false);
    expect((await world.as(admin).identity.reinstateOrganisation({ params, body: { reason: '已澄清' } })).state).toBe(
      'verified',
    );
  });

  it('with a wrong code, region or file is refused by field, and nothing is made', async () => {
    const founder = await makePerson(world.platform, { name: '创办人' });
    for (const body of [
      input({ uscc: '91350100M000100Y4Z' }),
      input({ region: '110101' }),
      input({ country: 'DE' }),
      input({ size: null }),
    ]) {
      expect(await refusalOf(world.as(founder).identity.createOrganisation({ body }))).toBe('organisation_incomplete');
    }
    expect((await world.as(founder).identity.me()).memberships).toEqual([]);
    const made = await world.as(founder).identity.createOrganisation({ body: input() });
    const params = { id: made.id };
    expect(await refusalOf(world.as(founder).identity.askVerification({ params, body: mandate }))).toBe(
      'documents_missing',
    );
    expect((await world.as(founder).identity.organisation({ params })).state).toBe('unverified');
  });

  it('cannot be kept out by another that claims its number first', async () => {
    const uscc = someUscc();
    const [one, two] = [
      await makePerson(world.platform, { name: '甲' }),
      await makePerson(world.platform, { name: '乙' }),
    ];
    const params = [];
    for (const who of [one, two]) {
      const made = await world.as(who).identity.createOrganisation({ body: input({ uscc }) });
      await ask(who, made.id);
      params.push({ id: made.id });
    }
    const [squatter = { id: '' }, owner = { id: '' }] = params;
    expect((await world.as(admin).identity.verifyOrganisation({ params: owner })).state).toBe('verified');
    expect(await refusalOf(world.as(admin).identity.verifyOrganisation({ params: squatter }))).toBe(
      'organisation_exists',
    );
  });

  it('is not verified by a member of it', async () => {
    const id = await makeOrganisation(world.platform, { verified: false });
    const insider = await makePerson(world.platform, {
      name: '内部人',
      grants: [{ role: 'organiser' }],
      organisations: [{ id }],
    });
    await ask(insider, id);
    expect(await refusalOf(world.as(insider).identity.verifyOrganisation({ params: { id } }))).toBe('own_organisation');
    expect((await world.as(insider).identity.organisation({ params: { id } })).can).toMatchObject({
      verify: { code: 'own_organisation' },
    });
  });

  it('that is verified twice at once is verified once', async () => {
    const id = await makeOrganisation(world.platform, { verified: false });
    const member = await makePerson(world.platform, { name: '成员', organisations: [{ id }] });
    await ask(member, id);
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => world.as(admin).identity.verifyOrganisation({ params: { id } })),
    );
    expect(results.filter((result) => result.status === 'fulfilled').length).toBe(1);
    const { rows } = await sql`select action from identity.organisation_move where item = ${id} order by n`.execute(
      world.platform.db,
    );
    expect(rows).toEqual([{ action: 'ask_verification' }, { action: 'verify' }]);
  });
});

describe('an invitation', () => {
  const open = async (email: string, role: 'member' | 'admin' = 'member') => {
    const id = await makeOrganisation(world.platform);
    const boss = await makePerson(world.platform, { name: '管理员', organisations: [{ id }] });
    const sent = await world.as(boss).identity.invite({ params: { id }, body: { email, role } });
    return { id, boss, sent, token: await tokenFor(email.toLowerCase()) };
  };

  it('makes the owner of the address a member, once', async () => {
    const guest = await makePerson(world.platform, { name: '客人', email: 'guest@example.com' });
    const { id, boss, token } = await open('Guest@example.com');
    expect((await world.as(boss).identity.invitations({ params: { id } })).items.map((item) => item.email)).toEqual([
      'guest@example.com',
    ]);
    expect(await world.as(guest).identity.acceptInvitation({ body: { token } })).toEqual({ organisation: id });
    expect(
      (await world.as(guest).identity.members({ params: { id } })).items.map((item) => [item.name, item.role]),
    ).toEqual([
      ['管理员', 'admin'],
      ['客人', 'member'],
    ]);
    expect(await refusalOf(world.as(guest).identity.acceptInvitation({ body: { token } }))).toBe('invitation_void');
    expect(
      await refusalOf(
        world.as(boss).identity.invite({ params: { id }, body: { email: 'guest@example.com', role: 'admin' } }),
      ),
    ).toBe('already_member');
    const { rows } = await sql<{
      token_hash: string;
    }>`select token_hash from identity.invitation where organisation = ${id}`.execute(world.platform.db);
    expect(rows.map((row) => row.token_hash === token)).toEqual([false]);
  });

  it('forwarded to another address is refused, and stays good for its own', async () => {
    const [meant, other] = [
      await makePerson(world.platform, { name: '本人', email: 'meant@example.com' }),
      await makePerson(world.platform, { name: '他人', email: 'other@example.com' }),
    ];
    const { id, token } = await open('meant@example.com', 'admin');
    expect(await refusalOf(world.as(other).identity.acceptInvitation({ body: { token } }))).toBe(
      'invitation_of_another',
    );
    expect((await membersOf(world.platform.db, id)).length).toBe(1);
    expect(await world.as(meant).identity.acceptInvitation({ body: { token } })).toEqual({ organisation: id });
  });

  it('is for administrators to send and withdraw, one open at a time, for fourteen days', async () => {
    const guest = await makePerson(world.platform, { name: '迟到', email: 'late@example.com' });
    const { id, boss, sent, token } = await open('late@example.com');
    const params = { id };
    const body = { email: 'late@example.com', role: 'member' as const };
    expect(await refusalOf(world.as(boss).identity.invite({ params, body }))).toBe('already_invited');
    const plain = await makePerson(world.platform, { name: '普通成员', organisations: [{ id, role: 'member' }] });
    expect(
      await refusalOf(world.as(plain).identity.invite({ params, body: { ...body, email: 'x@example.com' } })),
    ).toBe('forbidden');
    expect(await refusalOf(world.as(plain).identity.withdrawInvitation({ params: { id: sent.id } }))).toBe('not_found');
    await world.travel(new Date(sent.expiresAt));
    expect(await refusalOf(world.as(guest).identity.acceptInvitation({ body: { token } }))).toBe('invitation_void');
    const again = await world.as(boss).identity.invite({ params, body });
    const next = await tokenFor('late@example.com');
    await world.as(boss).identity.withdrawInvitation({ params: { id: again.id } });
    expect(await refusalOf(world.as(guest).identity.acceptInvitation({ body: { token: next } }))).toBe(
      'invitation_void',
    );
    expect(
      await refusalOf(world.as(guest).identity.acceptInvitation({ body: { token: 'no token of ours at all' } })),
    ).toBe('invitation_void');
  });
});

describe('members', () => {
  it('come and go with their history; the last administrator cannot leave or step down', async () => {
    const id = await makeOrganisation(world.platform);
    const boss = await makePerson(world.platform, { name: '甲', organisations: [{ id }] });
    const other = await makePerson(world.platform, { name: '乙', organisations: [{ id, role: 'member' }] });
    const of = (person: Someone) => ({ id, person: person.person });
    expect(await refusalOf(world.as(boss).identity.removeMember({ params: of(boss) }))).toBe('last_admin');
    expect(await refusalOf(world.as(boss).identity.changeMember({ params: of(boss), body: { role: 'member' } }))).toBe(
      'last_admin',
    );
    expect(await refusalOf(world.as(other).identity.removeMember({ params: of(boss) }))).toBe('forbidden');
    await world.as(boss).identity.changeMember({ params: of(other), body: { role: 'admin' } });
    const both = await Promise.allSettled([
      world.as(boss).identity.removeMember({ params: of(other) }),
      world.as(other).identity.removeMember({ params: of(boss) }),
    ]);
    expect(both.filter((one) => one.status === 'fulfilled').length).toBe(1);
    const left = await membersOf(world.platform.db, id);
    expect(left.map((member) => member.role)).toEqual(['admin']);
    const gone = left[0]?.person === boss.person ? other : boss;
    expect(await refusalOf(world.as(gone).identity.members({ params: { id } }))).toBe('not_found');
    const at = await world.now();
    expect(await priorAffiliations(world.platform.db, gone.person, new Date(at.getTime() - 60_000))).toEqual([id]);
    expect(await priorAffiliations(world.platform.db, gone.person, new Date(at.getTime() + 60_000))).toEqual([]);
  });

  it('are listed page by page, whatever the cursor', async () => {
    const id = await makeOrganisation(world.platform);
    const people: Someone[] = [];
    for (const name of ['一', '二', '三'])
      people.push(await makePerson(world.platform, { name, organisations: [{ id }] }));
    const call = (query: { limit: number; after?: string }) =>
      world.as(people[0]).identity.members({ params: { id }, query });
    const first = await call({ limit: 2 });
    const second = await call({ limit: 2, after: first.next ?? '' });
    expect([...first.items, ...second.items].map((item) => item.name)).toEqual(['一', '二', '三']);
    expect(second.next).toBeNull();
    expect((await call({ limit: 2, after: "no cursor' of ours" })).items.map((item) => item.name)).toEqual([
      '一',
      '二',
    ]);
  });
});

describe('a consent', () => {
  it('stands per purpose until it is withdrawn, with its history', async () => {
    const person = await makePerson(world.platform, { name: '同意人' });
    const { identity } = world.as(person);
    const params = { purpose: 'share_contact' as const };
    const stands = () => consented(world.platform.db, person.person, 'share_contact');
    expect(await stands()).toBe(false);
    await identity.giveConsent({ params, body: { noticeVersion: 1 } });
    await identity.giveConsent({ params, body: { noticeVersion: 1 } });
    const text = { zh: '第二版。', en: 'The second.' };
    const from = (await world.now()).toISOString();
    await world.as(admin).identity.publishNotice({ body: { from, text, changes: text, renews: [] } });
    await identity.giveConsent({ params, body: { noticeVersion: 2 } });
    expect([await stands(), await consented(world.platform.db, person.person, 'publish_name')]).toEqual([true, false]);
    await identity.withdrawConsent({ params });
    expect(await stands()).toBe(false);
    const { items } = await identity.consents();
    expect(items.map((item) => [item.noticeVersion, item.withdrawnAt !== null])).toEqual([
      [2, true],
      [1, true],
    ]);
  });
});

describe('what other modules ask', () => {
  it('comes for many ids at once, without those that do not exist', async () => {
    const id = await makeOrganisation(world.platform, { name: '名片单位', kind: 'university', region: '330100' });
    const person = await makePerson(world.platform, { name: '人', nameEn: 'Person' });
    const cards = await organisationsById(world.platform.db, [id, newId(), id]);
    expect([...cards.values()]).toEqual([
      {
        id,
        name: '名片单位',
        nameEn: null,
        kind: 'university',
        size: null,
        region: '330100',
        country: 'CN',
        verified: true,
      },
    ]);
    expect([...(await peopleById(world.platform.db, [person.person, newId()])).values()]).toEqual([
      { id: person.person, name: '人', nameEn: 'Person' },
    ]);
    expect((await organisationsById(world.platform.db, [])).size).toBe(0);
  });
});
