import type { ConsentPurpose } from '@jiebang/contract/identity/person.ts';
import { type RawBuilder, sql } from 'kysely';
import type { GrantedRole } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import { countsSince } from './notices.ts';

export type PersonCard = { readonly id: string; readonly name: string; readonly nameEn: string | null };

/** Names of people by id; who does not exist is absent. */
export async function peopleById(db: Db, ids: readonly string[]): Promise<Map<string, PersonCard>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('identity.person')
    .select(['id', 'name', 'name_en as nameEn'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Letters alone: case, spaces and the dots between given names tell nobody apart. */
const lettersOf = (name: RawBuilder<string | null>) =>
  sql<string>`regexp_replace(lower(${name}), '[[:space:]·•・.,''’-]', '', 'g')`;

/** Other people who bear a name of this person, Chinese or English: another account of the same person may be among them. */
export async function namesakesOf(db: Db, person: string): Promise<string[]> {
  const [name, english] = [lettersOf(sql.ref('name')), lettersOf(sql.ref('name_en'))];
  const own = await sql<{ name: string; english: string | null }>`
    select ${name} as name, ${english} as english from identity.person where id = ${person}`.execute(db);
  const names = own.rows.flatMap((row) => [row.name, row.english]).filter((one) => one !== null && one !== '');
  if (names.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from identity.person
    where (${name} = any(${names}::text[]) or ${english} = any(${names}::text[])) and id <> ${person}
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Who of these people bears a name of which of those, as `namesakesOf` compares them; nobody is their own namesake. */
export async function namesakesBetween(
  db: Db,
  people: readonly string[],
  those: readonly string[],
): Promise<{ readonly person: string; readonly namesake: string }[]> {
  if (people.length === 0 || those.length === 0) return [];
  const names = (whose: string) => {
    const both = sql.join(['name', 'name_en'].map((one) => lettersOf(sql.ref(`${whose}.${one}`))));
    return sql`array_remove(array_remove(array[${both}], ''), null)`;
  };
  const { rows } = await sql<{ person: string; namesake: string }>`
    select one.id as person, other.id as namesake from identity.person one join identity.person other on other.id <> one.id
    where one.id = any(${people}::uuid[]) and other.id = any(${those}::uuid[]) and ${names('one')} && ${names('other')}
    order by one.id, other.id`.execute(db);
  return rows;
}

/** Those of these people who bear a name of this person. */
export async function namesakesAmong(db: Db, person: string, people: readonly string[]): Promise<string[]> {
  if (people.every((one) => one === person)) return [];
  return (await namesakesOf(db, person)).filter((one) => people.includes(one));
}

/** The lines of a history, each with the name of the person who moved; without one where nobody did, as when the clock moved. */
export async function withNames<M extends { readonly person: string | null }>(
  db: Db,
  moves: readonly M[],
): Promise<(M & { readonly name: string | null })[]> {
  const people = await peopleById(
    db,
    moves.flatMap(({ person }) => person ?? []),
  );
  return moves.map((move) => ({ ...move, name: (move.person && people.get(move.person)?.name) ?? null }));
}

/** The e-mail address of a person; null for one who does not exist. For sending, never for showing. */
export async function emailOf(db: Db, person: string): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('identity.person')
    .select('email')
    .where('id', '=', person)
    .executeTakeFirst();
  return row?.email ?? null;
}

/** How messages reach each of these people: the number it has proven, and whether it has an e-mail address; without who does not exist. */
export async function reachOf(
  db: Db,
  people: readonly string[],
): Promise<ReadonlyMap<string, { readonly mobile: string | null; readonly hasEmail: boolean }>> {
  if (people.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('identity.person as p')
    .leftJoin('identity.account as a', (join) => join.onRef('a.person', '=', 'p.id').on('a.provider_id', '=', 'mobile'))
    .select(['p.id', 'a.account_id as mobile', 'p.email'])
    .where('p.id', 'in', [...people])
    .execute();
  return new Map(rows.map(({ id, mobile, email }) => [id, { mobile, hasEmail: email !== null }]));
}

/** A scope that a role is looked for in. A grant on the platform counts everywhere, one in a contest in that contest's name only. */
export type GrantScope =
  | { readonly scope: 'platform' | 'anywhere' }
  | { readonly scope: 'contest' | 'track'; readonly scopeId: string };

/** People who hold a role now by a grant on exactly this scope; `anywhere` by a grant on any. */
export async function grantsOf(db: Db, role: GrantedRole, scope: GrantScope): Promise<string[]> {
  let holders = tables(db)
    .selectFrom('identity.role_grant')
    .select('person')
    .distinct()
    .where('role', '=', role)
    .where('from_at', '<=', sql<Date>`platform.now()`)
    .where((where) => where.or([where('to_at', 'is', null), where('to_at', '>', sql<Date>`platform.now()`)]))
    .orderBy('person');
  if (scope.scope !== 'anywhere') {
    const scopeId = 'scopeId' in scope ? scope.scopeId : null;
    holders = holders.where('scope', '=', scope.scope).where('scope_id', 'is not distinct from', scopeId);
  }
  return (await holders.execute()).map((row) => row.person);
}

/** Whether a person's consent to a purpose is in force. */
export async function consented(db: Db, person: string, purpose: ConsentPurpose): Promise<boolean> {
  return (await consentedAmong(db, [person], purpose)).has(person);
}

/**
 * Those of these people whose consent to a purpose is in force: it was not withdrawn, and no later version of the privacy notice
 * has given the purpose another meaning. Asked anew whenever it is used, so a withdrawal counts at the next request.
 */
export async function consentedAmong(
  db: Db,
  people: readonly string[],
  purpose: ConsentPurpose,
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await tables(db)
    .selectFrom('identity.consent')
    .select('person')
    .where('person', 'in', [...new Set(people)])
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .where('notice_version', '>=', countsSince(sql`${purpose}::text`))
    .execute();
  return new Set(rows.map((row) => row.person));
}
