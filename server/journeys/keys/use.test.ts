import { contract } from '@jiebang/contract/contract.ts';
import { keyRoutes } from '@jiebang/contract/http/key-scopes.ts';
import type { NewKey } from '@jiebang/contract/identity/organisation/key/key.ts';
import type { HandleProof } from '@jiebang/contract/identity/sign-in/handle.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { served } from '#app';
import { newId } from '#kernel/ids.ts';
import { makeContest, makeTrack } from '#modules/contests/factory.ts';
import { makeOrganisation, makePerson, makeProof } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import { makeStage, makeSubmittedSolution } from '#modules/solutions/factory.ts';
import { factsAfter } from '#platform/facts/deliver.ts';
import { brokenInvariants } from '#testing/invariants.ts';
import { openWorld, refusalOf, type World } from '#testing/world.ts';

const log: string[] = [];
let world: World;
let track: string;
beforeAll(async () => {
  world = await openWorld({ logTo: { write: (line) => void log.push(line) } });
  track = await makeTrack(world.platform, await makeContest(world.platform));
});
afterAll(async () => {
  expect(await brokenInvariants(world.platform, 'identity')).toEqual([]);
  await world.close();
});

const everything: NewKey = {
  name: '研发管理系统',
  scopes: ['read_needs', 'write_need_drafts', 'read_solution_states'],
  days: 30,
};
async function somewhere() {
  const id = await makeOrganisation(world.platform);
  const boss = await makePerson(world.platform, { name: '管事的人', organisations: [{ id }] });
  return { id, boss, params: { id } };
}
type Place = Awaited<ReturnType<typeof somewhere>>;
const make = (place: Place, proof: HandleProof, given: Partial<NewKey> = {}) =>
  world.as(place.boss).identity.makeOrganisationKey({ params: place.params, body: { ...everything, ...given, proof } });
/** Makes a key with the password, which its maker gets for it. */
const makeKey = async (place: Place, given?: Partial<NewKey>) =>
  make(place, await makeProof(world.platform, place.boss.person), given);

type Asked = { readonly method?: 'GET' | 'POST' | 'PUT'; readonly path?: string; readonly body?: unknown };
/** What a request with this key is answered, with whatever other headers. */
async function ask(secret: string, asked: Asked = {}, more: Record<string, string> = {}) {
  const { method = 'GET', path = '/workspace/needs', body } = asked;
  const reply = await world.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${secret}`,
      ...(method === 'POST' ? { 'idempotency-key': newId() } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more,
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });
  const said = reply.json();
  return { status: reply.statusCode, code: said.code as string | undefined, said, reply };
}
const draftOf = (organisation: string) => ({
  method: 'POST' as const,
  path: '/workspace/needs',
  body: { organisation, track, need: wholeDraft({ title: '密钥起草的需求' }) },
});

describe('a key', () => {
  it('is shown once, told apart by its beginning, and stands nowhere in the database or the log', async () => {
    const place = await somewhere();
    const { key, secret } = await makeKey(place);
    expect(secret).toMatch(/^jb_[A-Za-z0-9_-]{43}$/);
    const shown = {
      name: '研发管理系统',
      scopes: everything.scopes,
      state: 'active',
      madeBy: '管事的人',
      usedAt: null,
    };
    expect(key).toMatchObject({ ...shown, prefix: secret.slice(0, 9), revokedAt: null });
    expect((await ask(secret)).status).toBe(200);
    const listed = await world.as(place.boss).identity.organisationKeys({ params: place.params });
    expect(listed.items.map((one) => one.id)).toEqual([key.id]);
    expect(JSON.stringify(listed)).not.toContain(secret.slice(9));
    const { rows } = await sql<{ all: string }>`
      select concat(query_to_xml('select * from identity.api_key', true, false, ''),
        query_to_xml('select * from platform.fact', true, false, ''),
        query_to_xml('select * from platform.idempotent_reply', true, false, '')) as all`.execute(world.platform.db);
    expect(rows[0]?.all).toContain(key.id);
    for (const kept of [rows[0]?.all ?? '', log.join('')]) expect(kept).not.toContain(secret.slice(9));
    expect(log.join('')).toContain('/api/v1/workspace/needs');
  });

  it('is made, seen and revoked by administrators of the organisation alone', async () => {
    const place = await somewhere();
    const { key } = await makeKey(place);
    const member = await makePerson(world.platform, {
      name: '成员',
      organisations: [{ id: place.id, role: 'member' }],
    });
    const other = await somewhere();
    const staff = await makePerson(world.platform, { name: '承办', grants: [{ role: 'organiser' }] });
    for (const [who, code] of [
      [member, 'forbidden'],
      [staff, 'forbidden'],
      [other.boss, 'not_found'],
    ] as const) {
      const { identity } = world.as(who);
      const params = { id: place.id, key: key.id };
      expect(await refusalOf(identity.organisationKeys({ params: place.params }))).toBe(code);
      const body = { ...everything, proof: await makeProof(world.platform, who.person) };
      expect(await refusalOf(identity.makeOrganisationKey({ params: place.params, body }))).toBe(code);
      expect(await refusalOf(identity.revokeOrganisationKey({ params }))).toBe(code);
    }
    // Nor under the address of an organisation that one does administer.
    const params = { id: other.id, key: key.id };
    expect(await refusalOf(world.as(other.boss).identity.revokeOrganisationKey({ params }))).toBe('not_found');
    expect((await world.as(place.boss).identity.organisationKeys({ params: place.params })).items[0]?.state).toBe(
      'active',
    );
  });

  it('lives a year at most, and twenty of an organisation live at once, however many are made together', async () => {
    const place = await somewhere();
    for (const days of [0, 366, 1.5]) expect(await refusalOf(makeKey(place, { days }))).toBe('invalid_input');
    for (const scopes of [[], ['read_needs', 'read_needs'], ['sign_contracts']] as NewKey['scopes'][])
      expect(await refusalOf(makeKey(place, { scopes }))).toBe('invalid_input');
    const proof = await makeProof(world.platform, place.boss.person);
    const results: string[] = [];
    // Passwords that are tried at once count until they are found right: ten from one place.
    for (let batch = 0; batch < 3; batch += 1)
      results.push(
        ...(await Promise.all(
          Array.from({ length: 8 }, () =>
            make(place, proof, { days: 365 }).then(
              () => 'made',
              (problem) => problem.document.code as string,
            ),
          ),
        )),
      );
    expect(results.filter((one) => one === 'made')).toHaveLength(20);
    expect(results.filter((one) => one === 'too_many_keys')).toHaveLength(4);
  });
});

describe('what a key can do', () => {
  it('is its scopes and no more: every other route of the house is closed to it, whatever its maker may', async () => {
    const id = await makeOrganisation(world.platform);
    const roles = ['admin', 'organiser', 'reviewer', 'certifier', 'judge', 'authority'] as const;
    const boss = await makePerson(world.platform, {
      name: '什么都管',
      organisations: [{ id }],
      grants: roles.map((role) => ({ role })),
    });
    const place = { id, boss, params: { id } };
    const closed: string[] = [];
    let secret = '';
    for (const [n, { route }] of served.entries()) {
      // A key asks 120 times a minute at most.
      if (n % 100 === 0) ({ secret } = await makeKey(place));
      const path = route.path.replace(/:\w+/g, newId());
      const headers = { authorization: `Bearer ${secret}`, 'idempotency-key': newId(), 'if-match': '"1"' };
      const reply = await world.server.inject({ method: route.method, url: `/api/v1${path}`, headers });
      if (reply.statusCode === 403 && reply.json().code === 'not_for_keys') closed.push(route.name);
    }
    const open: string[] = Object.values(keyRoutes).flat();
    const others = served.map(({ route }) => route.name).filter((name) => !open.includes(name));
    expect(closed).toEqual(others);
  });

  it('names routes that there are, none of which judges, signs, takes money or manages people', () => {
    const names = Object.values(contract).flatMap((list) => Object.values(list).map((route) => route.name as string));
    expect(
      Object.values(keyRoutes)
        .flat()
        .filter((name) => !names.includes(name)),
    ).toEqual([]);
    expect(keyRoutes).toEqual({
      read_needs: ['needs.list', 'needs.work'],
      write_need_drafts: ['needs.create', 'needs.edit'],
      read_solution_states: ['solutions.states'],
    });
  });

  it('asks for the scope of each route', async () => {
    const place = await somewhere();
    const { secret } = await makeKey(place, { scopes: ['read_needs'] });
    expect((await ask(secret)).status).toBe(200);
    expect((await ask(secret, draftOf(place.id))).code).toBe('key_scope_missing');
    expect((await ask(secret, { path: '/workspace/solution-states' })).code).toBe('key_scope_missing');
    const writer = await makeKey(place, { scopes: ['write_need_drafts'] });
    expect((await ask(writer.secret)).code).toBe('key_scope_missing');
    expect((await ask(writer.secret, draftOf(place.id))).status).toBe(200);
  });

  it('is within its own organisation, also where its maker belongs to others or holds a desk', async () => {
    const place = await somewhere();
    const second = await makeOrganisation(world.platform);
    const boss = await makePerson(world.platform, {
      name: '两头管',
      organisations: [{ id: place.id }, { id: second }],
      grants: [{ role: 'organiser' }, { role: 'reviewer' }],
    });
    const made = (organisation: string) =>
      world.as(boss).needs.create({ body: { organisation, track, need: wholeDraft({ title: '人起草的需求' }) } });
    const [ours, theirs] = [await made(place.id), await made(second)];
    const { secret } = await makeKey({ ...place, boss });
    const listed = await ask(secret);
    expect(listed.said.items.map((one: { id: string }) => one.id)).toEqual([ours.id]);
    expect((await ask(secret, { path: `/workspace/needs/${ours.id}` })).said.original.title).toBe('人起草的需求');
    expect((await ask(secret, { path: `/workspace/needs/${theirs.id}` })).code).toBe('not_found');
    expect((await ask(secret, draftOf(second))).code).toBe('not_a_member');
    for (const desk of ['review', 'organiser', 'clearance'])
      expect((await ask(secret, { path: `/workspace/needs?desk=${desk}` })).said.items).toEqual([]);
    const edit = { method: 'PUT' as const, path: `/workspace/needs/${theirs.id}`, body: wholeDraft({ title: '改' }) };
    expect((await ask(secret, edit, { 'if-match': '"1"' })).code).toBe('not_found');
  });

  it('tells where its maker’s solutions for this organisation stand, and nothing sealed', async () => {
    const stage = await makeStage(world.platform);
    const [here, elsewhere] = [await makeOrganisation(world.platform), await makeOrganisation(world.platform)];
    const leader = await makePerson(world.platform, {
      name: '孙牵头',
      organisations: [{ id: here }, { id: elsewhere }],
    });
    const [one, other] = [await stage.need(), await stage.need()];
    const title = '只有作者知道的题目';
    const solve = (need: string, organisation: string) =>
      makeSubmittedSolution(world.platform, leader.viewer, { need, organisation, draft: { title } });
    const ours = await solve(one.id, here);
    await solve(other.id, elsewhere);
    const { secret } = await makeKey({ id: here, boss: leader, params: { id: here } });
    const { said } = await ask(secret, { path: '/workspace/solution-states' });
    expect(said.items.map((item: { id: string; state: string }) => [item.id, item.state])).toEqual([
      [ours, 'submitted'],
    ]);
    expect(JSON.stringify(said)).not.toContain(title);
    expect(JSON.stringify((await world.as(leader).solutions.mine()).items)).toContain(title);
    for (const path of [
      `/workspace/solutions/${ours}`,
      '/workspace/solutions',
      `/workspace/solutions/${ours}/submissions/1`,
    ])
      expect((await ask(secret, { path })).code).toBe('not_for_keys');
    // A colleague's key tells nothing of it: administering the organisation opens no solution.
    const colleague = await makePerson(world.platform, { name: '同事', organisations: [{ id: here }] });
    const another = await makeKey({ id: here, boss: colleague, params: { id: here } });
    expect((await ask(another.secret, { path: '/workspace/solution-states' })).said.items).toEqual([]);
  });

  it('is written down as the key’s, with its maker, the organisation and the address', async () => {
    const place = await somewhere();
    const { key, secret } = await makeKey(place);
    const made = await ask(secret, draftOf(place.id));
    const facts = (await factsAfter(world.platform.db, 0, null, 1000)).filter((one) => one.subject === made.said.id);
    expect(facts.map((one) => [one.name, one.person, one.organisation])).toEqual([
      ['need_drafted', place.boss.person, place.id],
    ]);
    const { rows } = await sql<{ key: string; address: string }>`
      select key, host(address) as address from platform.fact where subject = ${made.said.id}`.execute(
      world.platform.db,
    );
    expect(rows).toEqual([{ key: key.id, address: '127.0.0.1' }]);
    const { rows: own } = await sql<{ key: string | null }>`
      select key from platform.fact where subject = ${key.id} and name = 'api_key_made'`.execute(world.platform.db);
    expect(own).toEqual([{ key: null }]);
  });

  it('is used to the minute, and says so', async () => {
    const place = await somewhere();
    const { secret } = await makeKey(place);
    const used = async () =>
      (await world.as(place.boss).identity.organisationKeys({ params: place.params })).items[0]?.usedAt ?? null;
    expect(await used()).toBeNull();
    await ask(secret);
    const first = await used();
    expect(first).not.toBeNull();
    await ask(secret);
    expect(await used()).toBe(first);
    await world.travel(new Date(Date.parse(first ?? '') + 61_000));
    await ask(secret);
    expect(Date.parse((await used()) ?? '') - Date.parse(first ?? '')).toBeGreaterThanOrEqual(61_000);
  });
});

describe('a request with a key', () => {
  it('is refused in the same words whether the key never was, was revoked, ran out, or lost its maker or its organisation', async () => {
    const refused: unknown[] = [];
    const note = async (secret: string) => {
      const { reply, said } = await ask(secret);
      const { requestId: _, ...same } = said;
      refused.push([reply.statusCode, reply.headers['www-authenticate'], same]);
    };
    const known = { ...(await somewhere()) };
    const { secret } = await makeKey(known);
    const changed = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'E' : 'A'}`;
    for (const never of ['', 'jb_', 'x', `jb_${'A'.repeat(43)}`, changed, `${secret}A`, secret.toUpperCase()])
      await note(never);

    const revoked = await somewhere();
    const gone = await makeKey(revoked);
    await world.as(revoked.boss).identity.revokeOrganisationKey({ params: { id: revoked.id, key: gone.key.id } });
    await note(gone.secret);

    const left = await somewhere();
    const orphan = await makeKey(left);
    const heir = await makePerson(world.platform, { name: '继任者', organisations: [{ id: left.id }] });
    await world.as(left.boss).identity.removeMember({ params: { id: left.id, person: left.boss.person } });
    await note(orphan.secret);
    expect((await world.as(heir).identity.organisationKeys({ params: left.params })).items[0]?.state).toBe('stopped');
    // It hangs on the seat, not on the person: who comes back does not bring it back.
    await sql`insert into identity.membership (id, organisation, person, role, joined_at)
      values (${newId()}, ${left.id}, ${left.boss.person}, 'admin', platform.now())`.execute(world.platform.db);
    await note(orphan.secret);

    const lowered = await somewhere();
    const weak = await makeKey(lowered);
    const above = await makePerson(world.platform, { name: '上级', organisations: [{ id: lowered.id }] });
    const seat = { id: lowered.id, person: lowered.boss.person };
    await world.as(above).identity.changeMember({ params: seat, body: { role: 'member' } });
    await note(weak.secret);

    const barred = await somewhere();
    const quiet = await makeKey(barred);
    const admin = await makePerson(world.platform, { name: '平台', grants: [{ role: 'admin' }] });
    const reason = { reason: '核查中' };
    await world.as(admin).identity.suspendOrganisation({ params: barred.params, body: reason });
    await note(quiet.secret);
    await world.as(barred.boss).identity.revokeOrganisationKey({ params: { id: barred.id, key: quiet.key.id } });

    const short = await makeKey(known, { days: 1 });
    await world.travel(new Date((await world.now()).getTime() + 86_400_000));
    await note(short.secret);

    expect(refused).toHaveLength(13);
    expect(new Set(refused.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(refused[0]).toEqual([401, 'Bearer', expect.objectContaining({ code: 'key_not_valid', status: 401 })]);
  });

  it('knows no cookie: a wrong key is not made good by a session, and a good one gains nothing by it', async () => {
    const place = await somewhere();
    const { cookie } = await makePerson(world.platform, { name: '管理员', grants: [{ role: 'admin' }] });
    expect((await ask('wrong', {}, { cookie })).code).toBe('key_not_valid');
    const { secret } = await makeKey(place);
    expect((await ask(secret, { path: '/grants' }, { cookie })).code).toBe('not_for_keys');
    const signOut = { method: 'POST' as const, path: '/sign-out', body: {} };
    expect((await ask(secret, signOut, { cookie: place.boss.cookie })).code).toBe('not_for_keys');
    expect((await world.as(place.boss).identity.me()).person?.name).toBe('管事的人');
    // Another scheme is not ours: a proxy in front may ask for one.
    const basic = await world.server.inject({
      url: '/api/v1/me',
      headers: { authorization: 'Basic eDp5', cookie: place.boss.cookie },
    });
    expect(basic.json().person.name).toBe('管事的人');
  });

  it('is asked from any site, which without a key is refused', async () => {
    const place = await somewhere();
    const { secret } = await makeKey(place);
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://erp.example.com' };
    expect((await ask(secret, draftOf(place.id), foreign)).status).toBe(200);
    const { method, path, body } = draftOf(place.id);
    const plain = { cookie: place.boss.cookie, 'idempotency-key': newId(), 'content-type': 'application/json' };
    const refused = await world.server.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...plain, ...foreign, authorization: 'Basic eDp5' },
      payload: JSON.stringify(body),
    });
    expect(refused.json().code).toBe('wrong_origin');
  });

  it('is repeated safely, and its replies are its own: another key’s, or its maker’s, are others', async () => {
    const place = await somewhere();
    const [one, two] = [await makeKey(place), await makeKey(place)];
    const same = { 'idempotency-key': newId() };
    const ids: string[] = [];
    for (const secret of [one.secret, one.secret, two.secret])
      ids.push((await ask(secret, draftOf(place.id), same)).said.id);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('comes 120 times a minute at most, each key for itself', async () => {
    const place = await somewhere();
    const [busy, calm] = [await makeKey(place), await makeKey(place)];
    const statuses: number[] = [];
    for (let n = 0; n < 121; n += 1) statuses.push((await ask(busy.secret, { path: '/me' })).status);
    expect([statuses.filter((one) => one === 403).length, statuses.at(-1)]).toEqual([120, 429]);
    const { reply, code } = await ask(busy.secret);
    expect([code, Number(reply.headers['retry-after']) > 0]).toEqual(['too_many_requests', true]);
    expect((await ask(calm.secret)).status).toBe(200);
  });
});

describe('the address of a write', () => {
  it('is kept for six months, and what was done for good', async () => {
    const place = await somewhere();
    const { key } = await makeKey(place);
    const addressOf = async () => {
      const { rows } = await sql<{ address: string | null }>`
        select host(address) as address from platform.fact where subject = ${key.id}`.execute(world.platform.db);
      return rows.map((row) => row.address);
    };
    const made = await world.now();
    await world.travel(new Date(made.getTime() + 183 * 86_400_000));
    expect(await addressOf()).toEqual(['127.0.0.1']);
    await world.travel(new Date(made.getTime() + 185 * 86_400_000));
    expect(await addressOf()).toEqual([null]);
  });
});
