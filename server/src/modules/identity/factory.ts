import { randomBytes, randomInt } from 'node:crypto';
import { newId } from '#kernel/ids.ts';
import { done } from '#kernel/refusal.ts';
import { residentIdCheckCharacter } from '#kernel/resident-id.ts';
import { usccCheckCharacter } from '#kernel/uscc.ts';
import type { GrantedRole, Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { viewerOf } from './queries/viewer.ts';
import { beginSession, putAccount } from './sign-in/handle/store.ts';
import { sessionCookie } from './sign-in/queries/cookie.ts';
import { hashPassword } from './sign-in/store.ts';
import { noTokens, tables } from './store.ts';

export type MadeOrganisation = {
  readonly name?: string;
  readonly nameEn?: string;
  readonly kind?: string;
  /** Of an enterprise; `small` when left out. */
  readonly size?: string;
  /** Six digits of the Delta; 310115 when left out. */
  readonly region?: string | null;
  /** Anything but CN makes it overseas, with a registration number. */
  readonly country?: string;
  /** True when left out. */
  readonly verified?: boolean;
};

/** Makes an organisation straight in its table, verified unless said otherwise; for tests and the demo. Returns its id. */
export async function makeOrganisation(platform: Platform, given: MadeOrganisation = {}): Promise<string> {
  const { kind = 'enterprise', country = 'CN', verified = true } = given;
  const id = newId();
  const at = await now(platform.db);
  const mainland = country === 'CN';
  await tables(platform.db)
    .insertInto('identity.organisation')
    .values({
      id,
      kind,
      size: kind === 'enterprise' ? (given.size ?? 'small') : null,
      name: given.name ?? `样本单位${id.slice(-6)}`,
      name_en: given.nameEn ?? null,
      intro: null,
      website: null,
      uscc: mainland ? someUscc() : null,
      region: mainland ? (given.region === undefined ? '310115' : given.region) : null,
      country,
      registration_number: mainland ? null : id.slice(-12).toUpperCase(),
      authorised_person: null,
      state: verified ? 'verified' : 'unverified',
      created_at: at,
      moved_at: at,
    })
    .execute();
  return id;
}

/** The bytes of a paper that says nothing: a PDF by its beginning. */
export const somePaper = (): Blob => new Blob(['%PDF-1.7\n% 样本\n']);

/** A valid unified social credit code of nobody: random digits and their check character. */
export function someUscc(): string {
  const first17 = `91310115${String(randomInt(10 ** 9)).padStart(9, '0')}`;
  return first17 + usccCheckCharacter(first17);
}

/** A valid resident identity number of nobody: an area that is not assigned, and its check character. */
export function someResidentId(): string {
  const first17 = `999999${1950 + randomInt(50)}01${String(10 + randomInt(19))}${String(randomInt(1000)).padStart(3, '0')}`;
  return first17 + residentIdCheckCharacter(first17);
}

export type MadePerson = {
  readonly name: string;
  readonly nameEn?: string;
  /** Its own at example.com when left out; null for none. */
  readonly email?: string | null;
  /** A number that it has proven, `+86` and eleven digits; none when left out. */
  readonly mobile?: string;
  /** Whether its real name is verified; not, when left out. */
  readonly realName?: boolean;
  readonly grants?: readonly { role: GrantedRole; scope?: 'contest' | 'track'; scopeId?: string }[];
  /** `signs` as its administrators do and its plain members do not, when left out. */
  readonly organisations?: readonly { id: string; role?: 'member' | 'admin'; signs?: boolean }[];
};

/** Makes a person with grants, memberships and a real session straight in the tables, without the cost of a password; for tests and the demo. */
export async function makePerson(
  platform: Platform,
  given: MadePerson,
): Promise<{ person: string; viewer: Viewer; cookie: string }> {
  const person = newId();
  const at = await now(platform.db);
  const db = tables(platform.db);
  await db
    .insertInto('identity.person')
    .values({
      id: person,
      name: given.name,
      name_en: given.nameEn ?? null,
      email: given.email === null ? null : (given.email ?? `${person}@example.com`).toLowerCase(),
      email_verified: given.email !== null,
      image: null,
      announced: true,
      created_at: at,
      updated_at: at,
    })
    .execute();
  if (given.realName) {
    const kept = { name: given.name, document: 'resident_id', number_ending: '000X', number_hash: randomBytes(32) };
    await db
      .insertInto('identity.real_name')
      .values({ id: person, state: 'verified', created_at: at, moved_at: at, asked_at: at, ...kept })
      .execute();
  }
  const { mobile } = given;
  if (mobile !== undefined) done(await platform.transact((tx) => putAccount(tx, person, 'mobile', mobile)));
  for (const { role, scope, scopeId } of given.grants ?? []) {
    await db
      .insertInto('identity.role_grant')
      .values({
        id: newId(),
        person,
        role,
        scope: scope ?? 'platform',
        scope_id: scopeId ?? null,
        from_at: at,
        to_at: null,
        granted_by: null,
        ended_by: null,
        created_at: at,
      })
      .execute();
  }
  for (const { id, role = 'admin', signs = role === 'admin' } of given.organisations ?? []) {
    await db
      .insertInto('identity.membership')
      .values({ id: newId(), organisation: id, person, role, signs, joined_at: at, ended_at: null })
      .execute();
  }
  const cookie = await makeSession(platform, person);
  return { person, viewer: await viewerOf(platform, cookie), cookie };
}

/** Begins a session of a person and returns its `Cookie` header; `secondStep` says whether the second step was taken in it. */
export async function makeSession(
  platform: Platform,
  person: string,
  { secondStep = false }: { readonly secondStep?: boolean } = {},
): Promise<string> {
  const token = await beginSession(platform.db, person, { ip: null, userAgent: null });
  if (secondStep)
    await tables(platform.db)
      .updateTable('identity.session')
      .set({ second_step_at: await now(platform.db) })
      .where('token', '=', token)
      .execute();
  return sessionCookie(platform, token);
}

/** Gives a person a password, ending no session of theirs, and returns what proves it is them. */
export async function makeProof(platform: Platform, person: string): Promise<{ password: string }> {
  const password = 'correct horse battery staple';
  const at = await now(platform.db);
  await tables(platform.db)
    .insertInto('identity.account')
    .values({
      ...noTokens,
      id: newId(),
      person,
      provider_id: 'credential',
      account_id: person,
      password: await hashPassword(password),
      created_at: at,
      updated_at: at,
    })
    .onConflict((same) => same.columns(['provider_id', 'account_id']).doNothing())
    .execute();
  return { password };
}
