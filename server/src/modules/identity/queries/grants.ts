import type { Grant } from '@jiebang/contract/identity/grant.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import { idCursor, type Page, pageOfRows } from './page.ts';

export type GrantRow = Omit<Grant, 'from' | 'to'> & { readonly from: Date; readonly to: Date | null };

const granted = (db: Db) =>
  tables(db)
    .selectFrom('identity.role_grant as g')
    .innerJoin('identity.person as p', 'p.id', 'g.person')
    .select([
      'g.id',
      'g.person',
      'p.name',
      'p.email',
      'g.role',
      'g.scope',
      'g.scope_id as scopeId',
      'g.from_at as from',
      'g.to_at as to',
      'g.second_factor as secondFactor',
    ])
    .$narrowType<Pick<Grant, 'role' | 'scope'>>();

/** A granted role; null when there is none of this id. */
export async function grantById(db: Db, id: string): Promise<GrantRow | null> {
  return (await granted(db).where('g.id', '=', id).executeTakeFirst()) ?? null;
}

/** Granted roles that have not ended, newest first. */
export async function listGrants(db: Db, page: Page, at: Date): Promise<{ items: GrantRow[]; next: string | null }> {
  const query = granted(db)
    .where((where) => where.or([where('g.to_at', 'is', null), where('g.to_at', '>', at)]))
    .orderBy('g.id', 'desc')
    .limit(page.limit + 1);
  const after = idCursor(page);
  return pageOfRows(await (after === null ? query : query.where('g.id', '<', after)).execute(), page, (row) => row.id);
}
