import type { Db } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import { idCursor, type Page, pageOfRows } from './page.ts';

export type MemberRole = 'member' | 'admin';

/** Present members of an organisation with their names, first joined first. */
export async function listMembers(db: Db, organisation: string, page: Page) {
  const query = tables(db)
    .selectFrom('identity.membership as m')
    .innerJoin('identity.person as p', 'p.id', 'm.person')
    .select(['m.id', 'm.person', 'p.name', 'p.name_en as nameEn', 'm.role', 'm.joined_at'])
    .$narrowType<{ role: MemberRole }>()
    .where('m.organisation', '=', organisation)
    .where('m.ended_at', 'is', null)
    .orderBy('m.id')
    .limit(page.limit + 1);
  const after = idCursor(page);
  const rows = await (after === null ? query : query.where('m.id', '>', after)).execute();
  const { items, next } = pageOfRows(rows, page, (row) => row.id);
  return {
    items: items.map(({ id: _, joined_at, ...member }) => ({ ...member, joinedAt: joined_at.toISOString() })),
    next,
  };
}

/** Invitations of an organisation that are open, newest first; those past their time are not. */
export async function listInvitations(db: Db, organisation: string, page: Page, at: Date) {
  const query = tables(db)
    .selectFrom('identity.invitation')
    .select(['id', 'email', 'role', 'expires_at'])
    .$narrowType<{ role: MemberRole }>()
    .where('organisation', '=', organisation)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', at)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  const after = idCursor(page);
  const rows = await (after === null ? query : query.where('id', '<', after)).execute();
  const { items, next } = pageOfRows(rows, page, (row) => row.id);
  return {
    items: items.map(({ expires_at, ...invitation }) => ({ ...invitation, expiresAt: expires_at.toISOString() })),
    next,
  };
}
