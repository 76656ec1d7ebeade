import type { Grant } from '@jiebang/contract/identity/grant.ts';
import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import { idCursor, type Page, pageOfRows } from './page.ts';

export type GrantRow = Omit<Grant, 'from' | 'to' | 'offer'> & {
  readonly from: Date;
  readonly to: Date | null;
  readonly offerUntil: Date | null;
  readonly offerLapsed: boolean;
};

const mobileOf = sql`select a.account_id from identity.account a where a.person = p.id and a.provider_id = 'mobile'`;

/** Granted roles, and those that were offered to an address or a number and are open: they have no person yet. */
function granted(db: Db) {
  const given = tables(db)
    .selectFrom('identity.role_grant as g')
    .innerJoin('identity.person as p', 'p.id', 'g.person')
    .select(['g.id', sql<string | null>`g.person`.as('person'), sql<string | null>`p.name`.as('name'), 'p.email'])
    .select(sql<string | null>`case when p.email is null then (${mobileOf}) end`.as('mobile'))
    .select(['g.role', 'g.scope', 'g.scope_id as scopeId', 'g.from_at as from', 'g.to_at as to'])
    .select('g.second_factor as secondFactor')
    .select([sql<Date | null>`null::timestamptz`.as('offerUntil'), sql<boolean>`false`.as('offerLapsed')]);
  const offered = tables(db)
    .selectFrom('identity.grant_invitation as i')
    .select(['i.id', sql<string | null>`null::uuid`.as('person'), sql<string | null>`null::text`.as('name'), 'i.email'])
    .select('i.mobile')
    .select(['i.role', 'i.scope', 'i.scope_id as scopeId', 'i.from_at as from', 'i.to_at as to'])
    .select('i.second_factor as secondFactor')
    .select(['i.answer_by as offerUntil', sql<boolean>`i.lapsed_at is not null`.as('offerLapsed')])
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null);
  return tables(db)
    .selectFrom(given.unionAll(offered).as('granted'))
    .selectAll()
    .$narrowType<Pick<Grant, 'role' | 'scope'>>();
}

/** A role that was granted or offered; null when there is none of this id. */
export async function grantById(db: Db, id: string): Promise<GrantRow | null> {
  return (await granted(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Where the roles of a list are: in these contests and tracks, and on the whole platform where that is asked for. */
export type GrantPlaces = { readonly scopes: readonly string[]; readonly platform: boolean };

/** Roles that were granted and have not ended, or are offered, newest first; everywhere (null) or in some places. */
export async function listGrants(
  db: Db,
  page: Page,
  at: Date,
  places: GrantPlaces | null = null,
): Promise<{ items: GrantRow[]; next: string | null }> {
  let query = granted(db)
    .where((where) => where.or([where('to', 'is', null), where('to', '>', at)]))
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (places !== null) {
    const { scopes, platform } = places;
    query = query.where((where) =>
      where.or([
        sql<boolean>`"scopeId" = any(${[...scopes]}::uuid[])`,
        ...(platform ? [where.and([where('scope', '=', 'platform'), where('role', '!=', 'admin')])] : []),
      ]),
    );
  }
  const after = idCursor(page);
  return pageOfRows(await (after === null ? query : query.where('id', '<', after)).execute(), page, (row) => row.id);
}
