import type { Invitation, MemberChange, MyInvitation } from '@jiebang/contract/identity/organisation.ts';
import type { Db } from '#platform/db/connection.ts';
import { maskedMobile } from '../sign-in/handle/queries/masked.ts';
import { tables } from '../store.ts';
import { idCursor, type Page, pageOfRows } from './page.ts';

export type MemberRole = 'member' | 'admin';

/** Present members of an organisation with their names, first joined first. */
export async function listMembers(db: Db, organisation: string, page: Page) {
  const query = tables(db)
    .selectFrom('identity.membership as m')
    .innerJoin('identity.person as p', 'p.id', 'm.person')
    .select(['m.id', 'm.person', 'p.name', 'p.name_en as nameEn', 'm.role', 'm.signs', 'm.joined_at'])
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

const invitations = (db: Db) =>
  tables(db)
    .selectFrom('identity.invitation as i')
    .innerJoin('identity.person as p', 'p.id', 'i.invited_by')
    .select(['i.id', 'i.email', 'i.mobile', 'i.role', 'p.name as invitedBy', 'i.sent_at', 'i.expires_at'])
    .$narrowType<{ role: MemberRole }>();
type InvitationRow = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>;

const viewInvitation = ({ sent_at, expires_at, mobile, ...invitation }: InvitationRow, at: Date): Invitation => ({
  ...invitation,
  mobile: mobile && maskedMobile(mobile),
  state: expires_at > at ? 'open' : 'expired',
  sentAt: sent_at.toISOString(),
  expiresAt: expires_at.toISOString(),
});

/** One invitation as it stands at a time. */
export async function invitationById(db: Db, id: string, at: Date): Promise<Invitation> {
  return viewInvitation(await invitations(db).where('i.id', '=', id).executeTakeFirstOrThrow(), at);
}

/** Invitations of an organisation that were neither accepted nor withdrawn, newest first, those past their time too. */
export async function listInvitations(db: Db, organisation: string, page: Page, at: Date) {
  const query = invitations(db)
    .where('i.organisation', '=', organisation)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .orderBy('i.id', 'desc')
    .limit(page.limit + 1);
  const after = idCursor(page);
  const rows = await (after === null ? query : query.where('i.id', '<', after)).execute();
  const { items, next } = pageOfRows(rows, page, (row) => row.id);
  return { items: items.map((row) => viewInvitation(row, at)), next };
}

/** Invitations in their time that wait for whoever has a person's number, newest first. */
export async function invitationsTo(db: Db, person: string, at: Date): Promise<MyInvitation[]> {
  const rows = await tables(db)
    .selectFrom('identity.account as a')
    .innerJoin('identity.invitation as i', 'i.mobile', 'a.account_id')
    .innerJoin('identity.organisation as o', 'o.id', 'i.organisation')
    .innerJoin('identity.person as p', 'p.id', 'i.invited_by')
    .select(['i.id', 'i.role', 'i.expires_at', 'o.id as organisation', 'o.name', 'p.name as invitedBy'])
    .$narrowType<{ role: MemberRole }>()
    .where('a.person', '=', person)
    .where('a.provider_id', '=', 'mobile')
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.expires_at', '>', at)
    .orderBy('i.id', 'desc')
    .execute();
  return rows.map(({ id, role, expires_at, organisation, name, invitedBy }) => ({
    id,
    organisation: { id: organisation, name },
    role,
    invitedBy,
    expiresAt: expires_at.toISOString(),
  }));
}

/** Who came into an organisation, left it or changed role, newest first. */
export async function listMemberChanges(db: Db, organisation: string, page: Page) {
  const query = tables(db)
    .selectFrom('identity.member_change as c')
    .leftJoin('identity.person as whom', 'whom.id', 'c.person')
    .leftJoin('identity.person as by', 'by.id', 'c.done_by')
    .select(['c.n', 'c.action', 'c.at', 'c.role', 'c.email', 'c.mobile', 'whom.name', 'by.name as by'])
    .$narrowType<Pick<MemberChange, 'action' | 'role'>>()
    .where('c.organisation', '=', organisation)
    .orderBy('c.n', 'desc')
    .limit(page.limit + 1);
  const after = /^\d{1,15}$/.test(page.after ?? '') ? Number(page.after) : null;
  const rows = await (after === null ? query : query.where('c.n', '<', after)).execute();
  const { items, next } = pageOfRows(rows, page, (row) => String(row.n));
  const views = items.map(
    ({ action, at, role, email, mobile, name, by }): MemberChange => ({
      action,
      whom: name ?? email ?? maskedMobile(mobile ?? ''),
      role,
      by,
      at: at.toISOString(),
    }),
  );
  return { items: views, next };
}

/** Who ever had a seat in an organisation, and while when. */
export async function seatsOf(
  db: Db,
  organisation: string,
): Promise<{ readonly person: string; readonly since: Date; readonly until: Date | null }[]> {
  return tables(db)
    .selectFrom('identity.membership')
    .select(['person', 'joined_at as since', 'ended_at as until'])
    .where('organisation', '=', organisation)
    .execute();
}
