import type { Grant } from '@jiebang/contract/identity/grant.ts';
import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { Handle } from '../sign-in/handle/queries/handle-of.ts';
import { tables } from '../store.ts';

/** What is given, to whomever. */
export type NewRole = {
  readonly role: string;
  readonly scope: string;
  readonly scopeId: string | null;
  readonly from: Date;
  readonly to: Date | null;
  readonly secondFactor: boolean;
};
export type NewGrant = NewRole & { readonly person: string };

const columnsOf = ({ role, scope, scopeId, from, to, secondFactor }: NewRole) => ({
  role,
  scope,
  scope_id: scopeId,
  from_at: from,
  to_at: to,
  second_factor: secondFactor,
});

/** Writes a grant. Returns its id. */
export async function insertGrant(tx: Tx, grant: NewGrant, by: string | null, at: Date): Promise<string> {
  const id = newId();
  const { person } = grant;
  await tables(tx)
    .insertInto('identity.role_grant')
    .values({ id, person, ...columnsOf(grant), granted_by: by, ended_by: null, created_at: at })
    .execute();
  return id;
}

/** Whether a person has this very role and scope now or from later on. */
export async function isGranted(
  tx: Tx,
  grant: Pick<NewGrant, 'person' | 'role' | 'scope' | 'scopeId'>,
  at: Date,
): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('identity.role_grant')
    .select('id')
    .where('person', '=', grant.person)
    .where('role', '=', grant.role)
    .where('scope', '=', grant.scope)
    .where('scope_id', 'is not distinct from', grant.scopeId)
    .where((where) => where.or([where('to_at', 'is', null), where('to_at', '>', at)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** A grant, held with those of all administrators until the transaction ends, in one order: two cannot end each other at once. */
export async function lockGrant(tx: Tx, id: string) {
  const admins = tables(tx).selectFrom('identity.role_grant').select('id').where('role', '=', 'admin');
  await admins.where('scope', '=', 'platform').orderBy('id').forUpdate().execute();
  const one = tables(tx).selectFrom('identity.role_grant').selectAll().$narrowType<Scoped>().where('id', '=', id);
  return (await one.forUpdate().executeTakeFirst()) ?? null;
}
type Scoped = Pick<Grant, 'role' | 'scope'>;

/** Whether somebody else administers the platform with no end set. */
export async function hasOtherAdmin(tx: Tx, person: string, at: Date): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('identity.role_grant')
    .select('id')
    .where('role', '=', 'admin')
    .where('scope', '=', 'platform')
    .where('person', '!=', person)
    .where('from_at', '<=', at)
    .where('to_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends a grant at a time; one that had not begun ends when it would have begun. */
export async function writeEnd(tx: Tx, id: string, at: Date, by: string | null): Promise<void> {
  await tables(tx)
    .updateTable('identity.role_grant')
    .set({ to_at: sql<Date>`greatest(from_at, ${at})`, ended_by: by })
    .where('id', '=', id)
    .execute();
}

/** Offers a role to an address or a number; one that is open stays the only one, by its constraint. Returns the offer's id. */
export async function insertOffer(tx: Tx, offer: NewRole & { handle: Handle }, by: string, at: Date): Promise<string> {
  const id = newId();
  const whom = { email: null, mobile: null, [offer.handle.kind]: offer.handle.value };
  const ends = { accepted_at: null, withdrawn_at: null };
  await tables(tx)
    .insertInto('identity.grant_invitation')
    .values({ id, ...whom, ...columnsOf(offer), invited_by: by, created_at: at, ...ends })
    .execute();
  return id;
}

/** How many offers a person has made within a day before a time. */
export async function offeredLately(tx: Tx, person: string, at: Date): Promise<number> {
  const { n } = await tables(tx)
    .selectFrom('identity.grant_invitation')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('invited_by', '=', person)
    .where('created_at', '>', new Date(at.getTime() - 86_400_000))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** An offer that is open, held until the transaction ends; null without one. */
export async function lockOffer(tx: Tx, id: string) {
  const row = await tables(tx)
    .selectFrom('identity.grant_invitation')
    .selectAll()
    .$narrowType<Scoped>()
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Ends an offer, as accepted or as withdrawn. */
export async function endOffer(tx: Tx, id: string, how: 'accepted_at' | 'withdrawn_at', at: Date): Promise<void> {
  await tables(tx)
    .updateTable('identity.grant_invitation')
    .set({ [how]: at })
    .where('id', '=', id)
    .execute();
}

/** Open offers whose addresses are accounts' by now, or whose numbers are and were proven since a time, oldest first. */
export async function dueOffers(db: Db, provenSince: Date, limit: number): Promise<string[]> {
  const open = tables(db)
    .selectFrom('identity.grant_invitation as i')
    .select('i.id')
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null);
  const byEmail = open.innerJoin('identity.person as p', 'p.email', 'i.email').where('p.email_verified', '=', true);
  const byMobile = open
    .innerJoin('identity.account as a', 'a.account_id', 'i.mobile')
    .where('a.provider_id', '=', 'mobile')
    .where('a.updated_at', '>=', provenSince);
  const rows = await byEmail.unionAll(byMobile).orderBy('id').limit(limit).execute();
  return rows.map(({ id }) => id);
}
