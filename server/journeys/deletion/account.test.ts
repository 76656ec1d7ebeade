import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { modules, personal, wrapped } from '#app';
import { makeBroker } from '#modules/brokers/factory.ts';
import { makeOrganisation, makePerson, makeSession } from '#modules/identity/factory.ts';
import { identity } from '#modules/identity/index.ts';
import { askingOf, codeMailed, forgetAttempts } from '#testing/asking.ts';
import { brokenAnywhere } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';
import { examine } from '../../src/cli/doctor.ts';
import { type Filled, fill } from '../browser/scenes.ts';

// An account that is deleted: what of it goes, what is kept, and what has to be settled first.

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });
let world: World;
let made: Filled;
const post = askingOf(() => world);

beforeAll(async () => {
  world = await openWorld();
  made = await fill(world);
});
beforeEach(() => forgetAttempts(world));
afterAll(async () => {
  expect(await brokenAnywhere(world.platform)).toEqual([]);
  await world?.close();
});

const day = 86_400_000;
const later = async (days: number) => world.travel(new Date((await world.now()).getTime() + days * day));
type Seven = [string, string, string, string, string, string, string];
const canary = (): string => `canary${randomBytes(6).toString('hex')}`;
const query = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await world.platform.pool.query<T>(text, values)).rows;
const password = 'a password long enough';

/** A person who signed up as anybody does, in the browser's own way. */
async function signedUp(email: string, name: string, nameEn?: string) {
  await post('/sign-in/codes', { email });
  const code = await codeMailed(world, email);
  const reply = await post('/sign-up', { email, code, name, ...(nameEn ? { nameEn } : {}), password });
  return { person: String(reply.body['person']), created: reply.body['created'], cookie: reply.cookie };
}

/** Tables of the whole database in which a text stands, in whatever column and letter case. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await query<{ name: string }>(`
    select n.nspname || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await query(
      `select 1 from ${name} t where strpos(lower(t::text), $1) > 0 or strpos(t::text, $2) > 0 limit 1`,
      [text.toLowerCase(), Buffer.from(text).toString('hex')],
    );
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}

const states = (people: readonly string[]) =>
  query<{ person: string; done: boolean }>(
    'select person, done_at is not null as done from identity.deletion where person = any($1) order by person',
    [people],
  );

test('who signs in while the account goes is refused like anybody else, by password and by code', async () => {
  const email = 'late@example.com';
  const { person } = await signedUp(email, '迟到');
  await query(
    `insert into identity.deletion (person, asked_at, due_at, done_at)
     select $1, t - interval '8 days', t - interval '1 day', t from (select platform.now() as t) x`,
    [person],
  );
  await query('delete from identity.session where person = $1', [person]);
  await post('/sign-in/codes', { email });
  const code = await codeMailed(world, email);
  const replies = [await post('/sign-in', { email, password }), await post('/sign-in/code', { email, code })];
  expect(replies.map(({ status, code: said }) => [status, said])).toEqual([
    [401, 'sign_in_refused'],
    [401, 'sign_in_refused'],
  ]);
  await query('delete from identity.deletion where person = $1', [person]);
});

test('each is told what others still wait for, and is refused with it', async () => {
  const { scene, scoring, earner } = made;
  const cases = [
    ['the owner of a running need', scoring.stage.owner, 'organisation_need'],
    ['a solver in judging', scoring.solvers[0], 'solution'],
    ['a judge with a sheet', scoring.judges[0], 'judging_seat'],
    ['a technology manager with points', earner.broker, 'points'],
    ['the owner of a deal', scene.owner, 'deal'],
  ] as const;
  // Whoever has a colleague leaves the deal to it.
  await query('update identity.membership set ended_at = platform.now() where organisation = $1 and person <> $2', [
    scene.ownerOrganisation,
    scene.owner.person,
  ]);
  for (const [name, who, kind] of cases) {
    const cookie = await cookieOf(who);
    const { owed } = await world.as({ cookie }).identity.deletionPreview();
    expect([name, owed.map((one) => one.kind).includes(kind)]).toEqual([name, true]);
    const refused = await post('/me/deletion', { proof: { password } }, cookie);
    const codes = ((refused.body['fields'] ?? []) as { code: string }[]).map(({ code }) => code);
    expect([refused.status, refused.code, codes.includes(kind)]).toEqual([409, 'deletion_hindered', true]);
  }
  const cookieOfNobody = await post('/me/deletion', { proof: { password } });
  expect(cookieOfNobody.status).toBe(401);
});

test('whatever the person filled in is found in no table afterwards but in what is kept by name; the rest still holds', async () => {
  const [name, nameEn, local, device, intro, phone, seat] = [0, 1, 2, 3, 4, 5, 6].map(canary) as Seven;
  const email = `${local}@example.com`;
  const who = await signedUp(email, name, nameEn);
  const as = world.as(who);
  const organisation = await makeOrganisation(world.platform, { name: '样本离职单位' });
  const admin = await makePerson(world.platform, { name: '留任的人', organisations: [{ id: organisation }] });
  const invited = await world
    .as(admin)
    .identity.invite({ params: { id: organisation }, body: { email, role: 'admin' } });
  expect(invited.email).toBe(email);
  await query(
    `insert into identity.membership (id, organisation, person, role, joined_at) values (gen_random_uuid(), $1, $2, 'admin', platform.now())`,
    [organisation, who.person],
  );
  const { secret } = await as.identity.makeOrganisationKey({
    params: { id: organisation },
    body: { name: '对接系统', scopes: ['read_needs'], days: 30, proof: { password } },
  });
  await query(
    `insert into identity.account (id, person, provider_id, account_id, created_at, updated_at)
     values (gen_random_uuid(), $1, 'mobile', '+8613900001234', now(), now()), (gen_random_uuid(), $1, 'wechat', $2, now(), now())`,
    [who.person, phone],
  );
  await query(`update identity.session set user_agent = $2, ip_address = $2 where person = $1`, [who.person, device]);
  const { current } = await as.identity.myNotice();
  for (const purpose of ['publish_name', 'leaderboard_name', 'share_contact'] as const)
    await as.identity.giveConsent({ params: { purpose }, body: { noticeVersion: current.version } });
  await as.brokers.registerBroker({ body: { level: 'junior', fields: ['01'], regions: [], intro } });
  const { id: deal } = (await query<{ id: string }>('select id from deals.deal limit 1'))[0] ?? { id: '' };
  await query(
    `insert into deals.contact (deal, side, person, name, phone, email, agreed_at)
    values ($1, 'owner', $2, $3, $4, $5, platform.now()) on conflict (deal, side) do update
    set person = excluded.person, name = excluded.name, phone = excluded.phone, email = excluded.email`,
    [deal, who.person, name, phone, email],
  );
  await as.notifications.follow({ params: { kind: 'track', target: made.scoring.stage.track } });
  // A draft that the person leads, and a seat that another team offers to its address.
  const draft = await as.solutions.create({ body: { need: made.open.id, organisation, team: null } });
  const leads = world.as(made.newcomer);
  const [home] = made.newcomer.viewer.memberships;
  const other = await leads.solutions.create({
    body: { need: made.open.id, organisation: home?.organisation ?? '', team: null },
  });
  await leads.solutions.setMembers({
    params: { id: other.id },
    version: other.version,
    body: { members: [{ name: seat, email }] },
  });
  expect((await as.solutions.invitations()).items).toHaveLength(1);
  await as.identity.requestProofCode({ body: { to: 'email' } });

  const before = await as.identity.deletionPreview();
  expect([before.owed, before.days]).toEqual([[], 7]);
  const fateOf = (zh: string) => before.parts.find(({ what }) => what.zh === zh)?.fate;
  expect([fateOf('姓名与邮箱'), fateOf('登录方式'), fateOf('您交换的联系方式'), fateOf('授权同意')]).toEqual([
    'emptied',
    'removed',
    'removed',
    'proof',
  ]);
  expect(before.reasons.map(({ fate }) => fate)).toEqual(['record', 'proof']);
  expect((await post('/me/deletion', { proof: { password: 'not the password' } }, who.cookie)).code).toBe(
    'password_wrong',
  );
  const elsewhere = await makeSession(world.platform, who.person);
  const { due } = await as.identity.askDeletion({ body: { proof: { password } } });
  expect(new Date(due ?? 0).getTime() - (await world.now()).getTime()).toBeGreaterThan(6.9 * day);
  expect((await world.as({ cookie: elsewhere }).identity.me()).person).toBeNull();
  const again = await post('/sign-in', { email, password });
  expect((await world.as(again).identity.myDeletion()).due).toBe(due);
  await later(6);
  expect(await tablesWith(local)).toContain('identity.person');
  await later(1.01);

  const found: Record<string, string[]> = {};
  for (const [what, text] of Object.entries({ name, nameEn, local, device, intro, phone, seat }))
    found[what] = await tablesWith(text);
  expect(Object.values(found).flat()).toEqual([]);
  expect(await tablesWith('13900001234')).toEqual([]);
  const { rows } = await world.platform.pool.query('select 1 from solutions.solution where id = $1', [draft.id]);
  expect(rows).toEqual([]);
  expect((await leads.solutions.own({ params: { id: other.id } })).members.map(({ leader }) => leader)).toEqual([true]);

  // By no way in.
  expect((await world.as(who).identity.me()).person).toBeNull();
  expect((await post('/sign-in', { email, password })).code).toBe('sign_in_refused');
  await expect(makeSession(world.platform, who.person)).rejects.toThrow('the account was deleted');
  const byKey = await world.server.inject({
    method: 'GET',
    url: '/api/v1/workspace/needs',
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(byKey.statusCode).toBe(401);
  const members = await query('select person from identity.membership where organisation = $1 and ended_at is null', [
    organisation,
  ]);
  expect(members).toEqual([{ person: admin.person }]);
  expect(
    await query('select distinct withdrawn_at is not null as withdrawn from identity.consent where person = $1', [
      who.person,
    ]),
  ).toEqual([{ withdrawn: true }]);
  expect(await query('select name, name_en, email from identity.person where id = $1', [who.person])).toEqual([
    { name: '已注销用户', name_en: 'Deleted account', email: null },
  ]);

  // The address is anybody's again, without a tie.
  const anew = await signedUp(email, '新人');
  expect([anew.created, anew.person === who.person]).toEqual([true, false]);
  expect((await world.as(anew).identity.me()).memberships).toEqual([]);
  expect((await world.as(anew).solutions.invitations()).items).toEqual([]);
  expect(JSON.stringify(await world.as(anew).identity.deletionPreview())).not.toContain(who.person);
});

test('until it is done it can be taken back, and then nothing happens', async () => {
  const who = await signedUp('back@example.com', '反悔');
  const { identity: mine } = world.as(who);
  await mine.askDeletion({ body: { proof: { password } } });
  expect(await refusalOf(mine.askDeletion({ body: { proof: { password } } }))).toBe('deletion_asked');
  expect(await mine.takeBackDeletion()).toEqual({ due: null });
  expect(await refusalOf(mine.takeBackDeletion())).toBe('deletion_not_asked');
  await later(8);
  expect((await post('/sign-in', { email: 'back@example.com', password })).status).toBe(200);
});

test('the last administrator of an organisation with others, and of the platform, hands over first', async () => {
  const organisation = await makeOrganisation(world.platform);
  const admin = await makePerson(world.platform, { name: '独任', organisations: [{ id: organisation }] });
  await makePerson(world.platform, { name: '成员', organisations: [{ id: organisation, role: 'member' }] });
  const kinds = async (who: { cookie: string }) =>
    (await world.as(who).identity.deletionPreview()).owed.map(({ kind }) => kind);
  expect(await kinds(admin)).toEqual(['last_admin', 'last_signatory']);
  await makePerson(world.platform, { name: '接手', organisations: [{ id: organisation }] });
  expect(await kinds(admin)).toEqual([]);
  const broker = await makePerson(world.platform, { name: '新经理人' });
  await makeBroker(world.platform, broker.viewer);
  expect(await kinds(broker)).toEqual([]);
});

test('a hundred at once: of two administrators who go together with a member left behind, one stays', async () => {
  const people: string[] = [];
  for (let n = 0; n < 50; n += 1) {
    const organisation = await makeOrganisation(world.platform);
    for (const role of ['admin', 'admin', 'member'] as const) {
      const { person } = await makePerson(world.platform, {
        name: `同走${n}`,
        organisations: [{ id: organisation, role }],
      });
      if (role === 'admin') people.push(person);
    }
  }
  await askedLongAgo(people);
  const perform = identity.dueMoves?.find(({ name }) => name === 'identity.delete_account');
  await Promise.all(people.map((person) => perform?.run(world.platform, person)));
  const done = (await states(people)).filter((one) => one.done);
  expect([people.length, done.length]).toEqual([100, 50]);
});

test('of everybody in the house each goes or owes something, and every invariant of every module holds after', async () => {
  const everyone = (await query<{ id: string }>('select id from identity.person where email is not null')).map(
    ({ id }) => id,
  );
  // So that the clock has nothing else to do.
  await later(3);
  const kept = await recordOf();
  const consenting = await query<{ id: string; name: string }>(
    'select distinct p.id, p.name from identity.person p where p.id = any($1) and exists (select 1 from judging.notice n where n.leader = p.id)',
    [everyone],
  );
  // With a colleague who goes on with what they began.
  for (const { id } of consenting)
    for (const { organisation } of await query<{ organisation: string }>(
      'select organisation from identity.membership where person = $1 and ended_at is null',
      [id],
    ))
      await makePerson(world.platform, { name: '同事', organisations: [{ id: organisation }] });
  const publicNotices = async () => JSON.stringify(await world.as().judging.results({ query: { limit: 100 } }));
  for (const { id } of consenting)
    await query(
      `insert into identity.consent (id, person, purpose, notice_version, given_at) values (gen_random_uuid(), $1, 'publish_name', 1, platform.now())
       on conflict do nothing`,
      [id],
    );
  const shown = await publicNotices();
  expect(consenting.filter(({ name }) => shown.includes(name)).length).toBeGreaterThan(0);
  await askedLongAgo(everyone);
  await world.settle();
  const gone = (await states(everyone)).filter((one) => one.done).map((one) => one.person);
  const after = await publicNotices();
  expect(consenting.filter(({ id, name }) => gone.includes(id) && after.includes(name))).toEqual([]);
  expect(consenting.filter(({ id }) => gone.includes(id)).length).toBeGreaterThan(0);
  expect(await recordOf()).toEqual(kept);
  // What one puts off may be free when another has gone.
  for (const round of [1, 2, 3]) await later(round);
  const left = (await states(everyone)).filter(({ done }) => !done).map(({ person }) => person);
  expect(everyone.length - left.length).toBeGreaterThan(10);
  for (const person of left) {
    const { owed } = await world.as({ cookie: await makeSession(world.platform, person) }).identity.deletionPreview();
    expect([person, owed.length > 0]).toEqual([person, true]);
  }
  const { platform, filesFolder } = world;
  // The clock of a test is moved, and nothing else is wrong.
  const wrong = await examine({ platform, modules, wrapped, filesFolder, production: false });
  expect(wrong).toEqual([]);
  for (const page of ['/', '/needs', '/results', '/en/needs', '/leaderboard'])
    expect([page, (await world.server.inject({ method: 'GET', url: page })).statusCode < 500]).toEqual([page, true]);
});

test('every table with a person in it has its fate, and what is not anybody’s to take away is left for a reason', () => {
  const tables = personal.flatMap(({ tables: all }) => all);
  expect(tables.filter(({ fate }) => fate === undefined)).toEqual([]);
  const gone = tables.filter(({ fate }) => fate === 'removed').map(({ table }) => table);
  expect([...new Set(gone)].sort()).toEqual([
    'achievements.saved_search',
    'brokers.payee_account',
    'deals.contact',
    'deals.inquiry_contact',
    'identity.account',
    'identity.grant_invitation',
    'identity.invitation',
    'identity.known_place',
    'identity.second_factor',
    'identity.session',
    'judging.absence',
    'judging.affiliation',
    'judging.register',
    'matching.quiet',
    'notifications.desk_digest',
    'notifications.digest',
    'notifications.follow',
    'notifications.mail_refusal',
    'notifications.notification',
    'notifications.sms_choice',
    'notifications.text_message',
    'platform.mail',
  ]);
});

/** The contest's record as it stands, byte by byte. */
async function recordOf(): Promise<Record<string, string | undefined>> {
  const found: Record<string, string | undefined> = {};
  for (const table of [
    'log.leaf',
    'log.entry',
    'needs.declaration',
    'needs.review',
    'solutions.opened',
    'solutions.version',
    'judging.sheet',
    'judging.score',
    'deals.contract',
    'certification.certificate',
    'brokers.posting_line',
  ]) {
    const [row] = await query<{ sum: string }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as sum from ${table} t`,
    );
    found[table] = row?.sum;
  }
  return found;
}

async function askedLongAgo(people: readonly string[]): Promise<void> {
  await query(
    `insert into identity.deletion (person, asked_at, due_at)
     select p, platform.now() - interval '8 days', platform.now() - interval '1 day' from unnest($1::uuid[]) p
     on conflict do nothing`,
    [people],
  );
}

async function cookieOf(who: unknown): Promise<string> {
  const { cookie, viewer } = who as { cookie?: string; viewer?: { person: string | null } };
  return cookie ?? makeSession(world.platform, viewer?.person ?? '');
}
