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

/** A role for the owner of an address or a number, who has until a time to take it up. */
export type NewOffer = NewRole & { readonly handle: Handle; readonly answerBy: Date };

/** Offers a role to an address or a number; one that is open stays the only one, by its constraint. Returns the offer's id. */
export async function insertOffer(tx: Tx, offer: NewOffer, by: string, at: Date): Promise<string> {
  const id = newId();
  const whom = { email: null, mobile: null, [offer.handle.kind]: offer.handle.value };
  const ends = { accepted_at: null, withdrawn_at: null };
  await tables(tx)
    .insertInto('identity.grant_invitation')
    .values({
      ...{ id, ...whom, ...columnsOf(offer), invited_by: by, created_at: at, ...ends },
      ...{ sent_at: at, answer_by: offer.answerBy },
    })
    .execute();
  return id;
}

/** How many offers a person has sent within a day before a time. */
export async function offeredLately(tx: Tx, person: string, at: Date): Promise<number> {
  const { n } = await tables(tx)
    .selectFrom('identity.grant_invitation')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('invited_by', '=', person)
    .where('sent_at', '>', new Date(at.getTime() - 86_400_000))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** An offer that is open or has lapsed, held until the transaction ends; null without one. */
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
    .where('i.withdrawn_at', 'is', null)
    .where('i.lapsed_at', 'is', null)
    .where((where) =>
      where.or([where('i.answer_by', 'is', null), where('i.answer_by', '>', sql<Date>`platform.now()`)]),
    );
  const byEmail = open.innerJoin('identity.person as p', 'p.email', 'i.email').where('p.email_verified', '=', true);
  const byMobile = open
    .innerJoin('identity.account as a', 'a.account_id', 'i.mobile')
    .where('a.provider_id', '=', 'mobile')
    .where('a.updated_at', '>=', provenSince);
  const rows = await byEmail.unionAll(byMobile).orderBy('id').limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** An offer of this very role to an address or a number that has lapsed, held; null without one. */
export async function lapsedOffer(tx: Tx, { handle, role, scope, scopeId }: NewOffer): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('identity.grant_invitation')
    .select('id')
    .where(handle.kind, '=', handle.value)
    .where('role', '=', role)
    .where('scope', '=', scope)
    .where('scope_id', 'is not distinct from', scopeId)
    .where('withdrawn_at', 'is', null)
    .where('lapsed_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Lets an offer wait anew until a time; who sends it again is who has offered it. */
export async function renewOffer(tx: Tx, id: string, by: string, { at, answerBy }: { at: Date; answerBy: Date }) {
  await tables(tx)
    .updateTable('identity.grant_invitation')
    .set({ sent_at: at, answer_by: answerBy, reminded_at: null, lapsed_at: null, invited_by: by })
    .where('id', '=', id)
    .execute();
}

/** Notes that an open offer was reminded of, or has lapsed. */
export async function markOffer(tx: Tx, id: string, how: 'reminded_at' | 'lapsed_at', at: Date): Promise<void> {
  await tables(tx)
    .updateTable('identity.grant_invitation')
    .set({ [how]: at })
    .where('id', '=', id)
    .execute();
}

/** Open offers whose day has passed, or the one of an id; the first to be due first. */
export async function offersToLapse(db: Db, limit: number, id: string | null = null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.grant_invitation
    where accepted_at is null and withdrawn_at is null and lapsed_at is null and answer_by <= platform.now()
      and (${id}::uuid is null or id = ${id}::uuid)
    order by answer_by, id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}

/** Open offers that lapse within three days, or the one of an id, of which nobody was reminded; none that had no more than three days. */
export async function offersToRemind(db: Db, limit: number, id: string | null = null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.grant_invitation
    where accepted_at is null and withdrawn_at is null and lapsed_at is null and reminded_at is null
      and answer_by > platform.now() and answer_by <= platform.now() + interval '3 days'
      and sent_at < answer_by - interval '3 days'
      and (${id}::uuid is null or id = ${id}::uuid)
    order by answer_by, id limit ${limit}`.execute(db);
  return rows.map((row) => row.id);
}
