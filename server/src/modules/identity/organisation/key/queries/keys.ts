import type { OrganisationKey } from '@jiebang/contract/identity/organisation/key/key.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { isOwnAdmin, mayRead } from '../../../access.ts';
import { idCursor, type Page, pageOfRows } from '../../../queries/page.ts';
import { tables } from '../../../store.ts';

const keys = (db: Db, organisation: string) =>
  tables(db)
    .selectFrom('identity.api_key as k')
    .innerJoin('identity.membership as m', 'm.id', 'k.membership')
    .innerJoin('identity.person as p', 'p.id', 'm.person')
    .innerJoin('identity.organisation as o', 'o.id', 'k.organisation')
    .select(['k.id', 'k.name', 'k.prefix', 'k.scopes', 'p.name as madeBy'])
    .select(['k.created_at', 'k.expires_at', 'k.used_at', 'k.revoked_at'])
    .select(
      sql<OrganisationKey['state']>`case when k.revoked_at is not null then 'revoked'
        when k.expires_at <= platform.now() then 'expired'
        when m.ended_at is not null or m.role <> 'admin' or o.state = 'suspended' then 'stopped' else 'active' end`.as(
        'state',
      ),
    )
    .$narrowType<Pick<OrganisationKey, 'scopes'>>()
    .where('k.organisation', '=', organisation)
    .orderBy('k.id', 'desc');

function view(row: Awaited<ReturnType<ReturnType<typeof keys>['executeTakeFirstOrThrow']>>): OrganisationKey {
  const { created_at, expires_at, used_at, revoked_at, ...same } = row;
  return {
    ...same,
    createdAt: created_at.toISOString(),
    expiresAt: expires_at.toISOString(),
    usedAt: used_at?.toISOString() ?? null,
    revokedAt: revoked_at?.toISOString() ?? null,
  };
}

/** One key of an organisation; null when it has none of this id. */
export async function keyById(db: Db, organisation: string, id: string): Promise<OrganisationKey | null> {
  const row = await keys(db, organisation).where('k.id', '=', id).executeTakeFirst();
  return row ? view(row) : null;
}

/** Keys of an organisation for its administrators, newest first, those that are over too. */
export async function listKeys(
  { db }: Platform,
  viewer: Viewer,
  organisation: string,
  page: Page,
): Promise<{ items: OrganisationKey[]; next: string | null } | Refusal> {
  if (!mayRead(viewer, organisation)) return refuse('not_found');
  if (!isOwnAdmin(viewer, organisation)) return refuse('forbidden');
  const after = idCursor(page);
  const query = keys(db, organisation).limit(page.limit + 1);
  const rows = await (after === null ? query : query.where('k.id', '<', after)).execute();
  const { items, next } = pageOfRows(rows, page, (row) => row.id);
  return { items: items.map(view), next };
}

/** The names of keys, by their ids. */
export async function keyNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const query = tables(db).selectFrom('identity.api_key').select(['id', 'name']);
  const rows = await query.where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
