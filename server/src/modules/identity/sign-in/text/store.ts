import { type Selectable, sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { IdentityTables } from '../../tables.gen.ts';
import type { Ended } from './actions/deliver.ts';
import type { InvitationNotice } from './config.ts';
import { nextSendable } from './rules.ts';

export type TextRow = Selectable<IdentityTables['identity.text_message']>;

export type NewText = {
  /** The invitation or the offered role. */
  readonly about: string;
  readonly template: InvitationNotice;
  readonly mobile: string;
  readonly variables: Readonly<Record<string, string>>;
};

/** Lets a notice to an invited number wait; one that waits already about the same says from now on what this one says. */
export async function insertText(tx: Tx, given: NewText): Promise<void> {
  const at = await now(tx);
  const variables = JSON.stringify(given.variables);
  await tables(tx)
    .insertInto('identity.text_message')
    .values({ id: newId(), ...given, variables, at, due: nextSendable(at), outcome: null, moved_at: at })
    .onConflict((conflict) => conflict.column('about').where('outcome', 'is', null).doUpdateSet({ variables }))
    .execute();
}

/** Notices that wait and whose time has come, the oldest first. */
export async function dueTexts(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.text_message where outcome is null and due <= platform.now() order by due, id limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** A notice that waits, held until the transaction ends; null for one that waits no more. */
export async function lockText(tx: Tx, id: string): Promise<TextRow | null> {
  const row = await tables(tx)
    .selectFrom('identity.text_message')
    .selectAll()
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Whether what a notice is about still waits for whoever has the number: an invitation in its time, or an offered role. */
export async function standsFor(tx: Tx, about: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from identity.invitation where id = ${about} and accepted_at is null and withdrawn_at is null and expires_at > platform.now()
    union all
    select 1 from identity.grant_invitation where id = ${about} and accepted_at is null and withdrawn_at is null and lapsed_at is null`.execute(
    tx,
  );
  return rows.length > 0;
}

/** Writes what became of a notice; number and words are forgotten. */
export async function endText(tx: Tx, id: string, outcome: Ended | 'sending' | 'void'): Promise<void> {
  await tables(tx)
    .updateTable('identity.text_message')
    .set({ outcome, mobile: null, variables: '{}', moved_at: sql<Date>`platform.now()` })
    .where('id', '=', id)
    .execute();
}

/** Lets a notice wait until a time; where another about the same waits by now, that one is enough. */
export async function putOff(
  tx: Tx,
  row: Pick<TextRow, 'id' | 'about' | 'mobile' | 'variables' | 'tries'>,
  due: Date,
): Promise<void> {
  const { id, about, mobile, variables, tries } = row;
  await tables(tx)
    .updateTable('identity.text_message as t')
    .set({
      outcome: null,
      mobile,
      variables: JSON.stringify(variables),
      tries,
      due,
      moved_at: sql<Date>`platform.now()`,
    })
    .where('t.id', '=', id)
    .where(
      sql<boolean>`not exists (select 1 from identity.text_message o where o.about = ${about} and o.outcome is null and o.id <> ${id})`,
    )
    .execute();
}

/** Lets every notice that waits wait until a time at least. */
export async function restAll(tx: Tx, until: Date): Promise<void> {
  await sql`update identity.text_message set due = ${until} where id in (
    select id from identity.text_message where outcome is null and due < ${until} order by id for update)`.execute(tx);
}

/** How many invitations of whatever kind were sent to a number within a day; held, so that many at once are counted one after the other. */
export async function invitedLately(tx: Tx, mobile: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity.invited ${mobile}`}, 0))`.execute(tx);
  const since = new Date((await now(tx)).getTime() - 86_400_000);
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from identity.member_change where mobile = ${mobile} and action in ('invited', 'resent') and at > ${since})
      + (select count(*) from identity.grant_invitation where mobile = ${mobile} and sent_at > ${since}) as n`.execute(
    tx,
  );
  return Number(rows[0]?.n ?? 0);
}
