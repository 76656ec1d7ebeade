import { sql } from 'kysely';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import { waitingDays } from './config.ts';

const day = 86_400_000;

/** When a person's account is to go; null where nobody asked, or it went. */
export async function dueOf(db: Db, person: string): Promise<Date | null> {
  const row = await tables(db)
    .selectFrom('identity.deletion')
    .select('due_at')
    .where('person', '=', person)
    .where('done_at', 'is', null)
    .executeTakeFirst();
  return row?.due_at ?? null;
}

/** Notes that a person asked, to be done when the waiting time is over; null where it had asked before. */
export async function insertDeletion(tx: Tx, person: string): Promise<Date | null> {
  const at = await now(tx);
  const due = new Date(at.getTime() + waitingDays * day);
  const row = await tables(tx)
    .insertInto('identity.deletion')
    .values({ person, asked_at: at, due_at: due, done_at: null })
    .onConflict((same) => same.doNothing())
    .returning('due_at')
    .executeTakeFirst();
  return row?.due_at ?? null;
}

/** Forgets that a person asked; false where it had not. */
export async function dropDeletion(tx: Tx, person: string): Promise<boolean> {
  const row = await tables(tx)
    .deleteFrom('identity.deletion')
    .where('person', '=', person)
    .where('done_at', 'is', null)
    .returning('person')
    .executeTakeFirst();
  return row !== undefined;
}

/** Whose accounts are to go now, the longest due first. */
export async function dueDeletions(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('identity.deletion')
    .select('person')
    .where('done_at', 'is', null)
    .where('due_at', '<=', sql<Date>`platform.now()`)
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(({ person }) => person);
}

/** Holds what a person asked until the transaction ends; null where it is not due. `first` until it was put off. */
export async function lockDue(tx: Tx, person: string): Promise<{ readonly first: boolean } | null> {
  const row = await tables(tx)
    .selectFrom('identity.deletion')
    .select(['asked_at', 'due_at'])
    .where('person', '=', person)
    .where('done_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.due_at > (await now(tx))) return null;
  return { first: row.due_at.getTime() - row.asked_at.getTime() === waitingDays * day };
}

/** Puts a deletion off by so many days from now. */
export async function putOff(tx: Tx, person: string, days: number): Promise<void> {
  const due = new Date((await now(tx)).getTime() + days * day);
  await tables(tx).updateTable('identity.deletion').set({ due_at: due }).where('person', '=', person).execute();
}

/** Notes that a deletion was done. */
export async function markDone(tx: Tx, person: string): Promise<void> {
  await tables(tx)
    .updateTable('identity.deletion')
    .set({ done_at: await now(tx) })
    .where('person', '=', person)
    .execute();
}

type Seat = {
  readonly id: string;
  readonly title: string;
  readonly alone: boolean;
  readonly last_admin: boolean;
  readonly last_signatory: boolean;
};

/** Organisations of which a person is a present member, and whether it is the only one, the only administrator, or the only one who signs for it. */
export async function seatsLeft(db: Db, person: string): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    select o.id, o.name as title,
      not exists (select 1 from identity.membership x where x.organisation = o.id and x.ended_at is null and x.person <> m.person) as alone,
      m.role = 'admin' and not exists (select 1 from identity.membership x
        where x.organisation = o.id and x.ended_at is null and x.person <> m.person and x.role = 'admin') as last_admin,
      m.signs and o.state in ('verified', 'suspended') and not exists (select 1 from identity.membership x
        where x.organisation = o.id and x.ended_at is null and x.person <> m.person and x.signs) as last_signatory
    from identity.membership m join identity.organisation o on o.id = m.organisation
    where m.person = ${person} and m.ended_at is null order by o.id`.execute(db);
  return rows;
}

/** Whether a person administers the platform and nobody else does with no end set. */
export async function isLastPlatformAdmin(db: Db, person: string): Promise<boolean> {
  const { rows } = await sql<{ last: boolean }>`
    select exists (select 1 from identity.role_grant g where g.person = ${person} and g.role = 'admin' and g.scope = 'platform'
        and g.from_at <= platform.now() and (g.to_at is null or g.to_at > platform.now()))
      and not exists (select 1 from identity.role_grant g where g.person <> ${person} and g.role = 'admin' and g.scope = 'platform'
        and g.from_at <= platform.now() and g.to_at is null) as last`.execute(db);
  return rows[0]?.last ?? false;
}

/** Holds the organisations of a person and the grants of administrators and organisers, in one order: of two who leave at once the second sees that it is the last. */
export async function lockPlaces(tx: Tx, person: string): Promise<void> {
  const seats = tables(tx).selectFrom('identity.membership').select('organisation').where('person', '=', person);
  await tables(tx)
    .selectFrom('identity.organisation')
    .select('id')
    .where('id', 'in', seats.where('ended_at', 'is', null))
    .orderBy('id')
    .forUpdate()
    .execute();
  const leads = tables(tx).selectFrom('identity.role_grant').select('id').where('role', 'in', ['admin', 'organiser']);
  await leads.orderBy('id').forUpdate().execute();
}

/** Ends every role of a person, and every key that hangs on its seats. */
export async function endPowers(tx: Tx, person: string): Promise<void> {
  const at = await now(tx);
  await sql`update identity.role_grant set to_at = greatest(from_at, ${at})
    where person = ${person} and (to_at is null or to_at > ${at})`.execute(tx);
  await sql`update identity.api_key set revoked_at = ${at}, revoked_by = ${person}
    where revoked_at is null and membership in (select id from identity.membership where person = ${person})`.execute(
    tx,
  );
}

/** Purposes to which a person's consent stands. */
export async function standingConsents(tx: Tx, person: string): Promise<string[]> {
  const rows = await tables(tx)
    .selectFrom('identity.consent')
    .select('purpose')
    .where('person', '=', person)
    .where('withdrawn_at', 'is', null)
    .execute();
  return rows.map(({ purpose }) => purpose);
}

/** Removes codes and notices that are under way to a person, and writes its id where its address stood in the histories of organisations. */
export async function forgetHandles(tx: Tx, person: string, handles: readonly string[]): Promise<void> {
  await sql`delete from identity.one_time_code where person = ${person} or handle = any(${[...handles]}::text[])`.execute(
    tx,
  );
  for (const handle of handles) {
    await sql`delete from identity.verification where right(identifier, length(${handle}) + 1) = '-' || ${handle}`.execute(
      tx,
    );
    await sql`delete from identity.text_message where mobile = ${handle}`.execute(tx);
    await sql`update identity.member_change set email = null, mobile = null, person = ${person}
      where email = ${handle} or mobile = ${handle}`.execute(tx);
  }
}

/** Those of these people whose accounts were deleted. */
export async function deletedAmong(db: Db, people: readonly string[]): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await tables(db)
    .selectFrom('identity.deletion')
    .select('person')
    .where('person', 'in', [...new Set(people)])
    .where('done_at', 'is not', null)
    .execute();
  return new Set(rows.map(({ person }) => person));
}
