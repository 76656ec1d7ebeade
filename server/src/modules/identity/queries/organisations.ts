import type { OrganisationCard } from '@jiebang/contract/identity/organisation.ts';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';

export type { OrganisationCard };

/** Cards of organisations by id; what does not exist is absent. */
export async function organisationsById(db: Db, ids: readonly string[]): Promise<Map<string, OrganisationCard>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('identity.organisation')
    .select(['id', 'name', 'name_en as nameEn', 'kind', 'size', 'region', 'country', 'state'])
    .$narrowType<Pick<OrganisationCard, 'kind' | 'size'>>()
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ state, ...card }) => [card.id, { ...card, verified: state === 'verified' }]));
}

/** The organisation of this whole name; null where there is none, or more than one. Natural persons are found by nobody. */
export async function organisationByName(db: Db, name: string): Promise<string | null> {
  const rows = await tables(db)
    .selectFrom('identity.organisation')
    .select('id')
    .where('name', '=', name)
    .where('state', '!=', 'merged')
    .where('kind', '!=', 'individual')
    .limit(2)
    .execute();
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

export type SignedOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly region: string | null;
  readonly country: string;
  readonly suspended: boolean;
};

/** Organisations that one of these credit codes or whole names stands for, natural persons never. A name may stand for several. */
export async function organisationsBySign(db: Db, signs: readonly string[]): Promise<SignedOrganisation[]> {
  if (signs.length === 0) return [];
  const codes = signs.map((sign) => sign.toUpperCase());
  const rows = await tables(db)
    .selectFrom('identity.organisation')
    .select(['id', 'name', 'uscc', 'region', 'country', 'state'])
    .where((where) => where.or([where('name', 'in', [...signs]), where('uscc', 'in', codes)]))
    .where('state', '!=', 'merged')
    .where('kind', '!=', 'individual')
    .orderBy('id')
    .execute();
  return rows.map(({ state, ...row }) => ({ ...row, suspended: state === 'suspended' }));
}

/** The letters of an organisation's name, as the column `name_key` keeps them. */
const letters = (name: RawBuilder<unknown>) =>
  sql<string>`lower(regexp_replace(normalize(${name}, nfkc), '[[:space:][:punct:]]', '', 'g'))`;

export type NamedOrganisation = {
  readonly name: string;
  readonly id: string;
  readonly verified: boolean;
  /** Whether it gave the name up: another one may bear it since. */
  readonly former: boolean;
};

/**
 * Organisations that bear one of these names, or bore it, each with the name as it was given: in Chinese or English, as verified now or before, or
 * the name of what was merged into it. Width, case, spaces and signs make no other name. Natural persons never. A name may stand for several.
 */
export async function organisationsAlike(db: Db, names: readonly string[]): Promise<NamedOrganisation[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<NamedOrganisation>`
    with given as (
      select * from (select distinct name, ${letters(sql.ref('name'))} as key from unnest(${names}::text[]) as one(name)) as one
      where key <> ''
    ), borne as (
      select given.name, o.id, false as former from given join identity.organisation o on o.name_key = given.key
      union all
      select given.name, o.id, false from given join identity.organisation o on o.name_en_key = given.key
      union all
      select given.name, c.organisation, true from given join identity.organisation_change c
        on c.state = 'approved' and (${letters(sql`c.was ->> 'name'`)} = given.key or ${letters(sql`c.was ->> 'nameEn'`)} = given.key)
    )
    select borne.name, house.id, house.state = 'verified' as verified, bool_and(borne.former) as former
    from borne join identity.organisation o on o.id = borne.id join identity.organisation house on house.id = coalesce(o.merged_into, o.id)
    where o.kind <> 'individual'
    group by borne.name, house.id, house.state
    order by borne.name, house.id`.execute(db);
  return rows;
}

/** Those of these names that are one of the others, as `organisationsAlike` compares names: of organisations that are not registered here. */
export async function namesAmong(db: Db, names: readonly string[], others: readonly string[]): Promise<string[]> {
  if (names.length === 0 || others.length === 0) return [];
  const { rows } = await sql<{ name: string }>`
    select distinct name from unnest(${names}::text[]) as one(name)
    where ${letters(sql.ref('name'))} in (select nullif(${letters(sql.ref('other'))}, '') from unnest(${others}::text[]) as two(other))`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

/** These organisations, with those into which they were merged: each is the same house. */
export async function withSurvivors(db: Db, organisations: readonly string[]): Promise<string[]> {
  if (organisations.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('identity.organisation')
    .select(['id', 'merged_into'])
    .where('id', 'in', [...new Set(organisations)])
    .execute();
  return [...new Set(rows.flatMap(({ id, merged_into: into }) => [id, ...(into === null ? [] : [into])]))].sort();
}

/** An organisation and those that were merged into it. */
export async function withMerged(db: Db, organisation: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('identity.organisation')
    .select('id')
    .where((where) => where.or([where('id', '=', organisation), where('merged_into', '=', organisation)]))
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Present members of an organisation, first joined first. */
export async function membersOf(
  db: Db,
  organisation: string,
): Promise<{ person: string; role: string; signs: boolean }[]> {
  return tables(db)
    .selectFrom('identity.membership')
    .select(['person', 'role', 'signs'])
    .where('organisation', '=', organisation)
    .where('ended_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('id')
    .execute();
}

/** Present administrators of an organisation, first joined first. */
export async function adminsOf(db: Db, organisation: string): Promise<string[]> {
  const members = await membersOf(db, organisation);
  return members.filter((member) => member.role === 'admin').map((member) => member.person);
}

/**
 * Organisations that a person was a member of at any time since; present ones too. Where one was merged, the one into which it went is among
 * them: it is the same. For conflicts of interest.
 */
export async function priorAffiliations(db: Db, person: string, since: Date): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('identity.membership as m')
    .innerJoin('identity.organisation as o', 'o.id', 'm.organisation')
    .select(['o.id', 'o.merged_into'])
    .where('m.person', '=', person)
    .where((where) => where.or([where('m.ended_at', 'is', null), where('m.ended_at', '>=', since)]))
    .execute();
  return [...new Set(rows.flatMap((row) => [row.id, ...(row.merged_into === null ? [] : [row.merged_into])]))].sort();
}
