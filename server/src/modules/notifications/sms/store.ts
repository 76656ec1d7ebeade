import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { NotificationsTables } from '../tables.gen.ts';
import type { NoticeKey } from './config.ts';

export type TextRow = Selectable<NotificationsTables['notifications.text_message']>;

export type NewText = {
  readonly id: string;
  readonly person: string;
  readonly notification: string;
  readonly template: NoticeKey;
  readonly variables: Readonly<Record<string, string>>;
  readonly at: Date;
  readonly due: Date;
};

/** Writes text messages that wait; of one message of an inbox one only. */
export async function insertTexts(tx: Tx, rows: readonly NewText[]): Promise<void> {
  if (rows.length === 0) return;
  await tables(tx)
    .insertInto('notifications.text_message')
    .values(rows.map((row) => ({ ...row, variables: JSON.stringify(row.variables), moved_at: row.at })))
    .onConflict((conflict) => conflict.constraint('text_message_once').doNothing())
    .execute();
}

/** Text messages that wait and whose time has come, the oldest first. */
export async function dueTexts(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from notifications.text_message where outcome is null and due <= platform.now() order by due, id limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/**
 * A text message that waits, held until the transaction ends together with all of its person that wait or moved since a time, in one
 * order: so two of them are not counted at once. Null for one that waits no more.
 */
export async function lockText(tx: Tx, id: string, since: Date): Promise<TextRow | null> {
  const found = await tables(tx)
    .selectFrom('notifications.text_message as t')
    .innerJoin('notifications.text_message as one', 'one.person', 't.person')
    .select('t.id')
    .where('one.id', '=', id)
    .where((where) => where.or([where('t.outcome', 'is', null), where('t.moved_at', '>=', since)]))
    .orderBy('t.id')
    .forUpdate('t')
    .execute();
  if (!found.some((row) => row.id === id)) return null;
  const row = await tables(tx)
    .selectFrom('notifications.text_message')
    .selectAll()
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** How many text messages may have reached a person since a time. */
export async function textedSince(tx: Tx, person: string, since: Date): Promise<number> {
  const { n } = await tables(tx)
    .selectFrom('notifications.text_message')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('person', '=', person)
    .where('moved_at', '>=', since)
    .where('outcome', 'in', ['sending', 'sent', 'unanswered'])
    .executeTakeFirstOrThrow();
  return Number(n);
}

export type Outcome =
  | 'sending'
  | 'sent'
  | 'unanswered'
  | 'number_refused'
  | 'too_many'
  | 'not_taken'
  | 'read'
  | 'unwanted'
  | 'over_limit';

/** Writes what became of a text message; of one that has ended the variables are forgotten. */
export async function endText(tx: Tx, id: string, outcome: Outcome): Promise<void> {
  await tables(tx)
    .updateTable('notifications.text_message')
    .set({ outcome, variables: '{}', moved_at: sql<Date>`platform.now()` })
    .where('id', '=', id)
    .execute();
}

/** Lets a text message wait until a time, with what its variables say. */
export async function putOff(tx: Tx, row: Pick<TextRow, 'id' | 'variables' | 'tries'>, due: Date): Promise<void> {
  const { id, variables, tries } = row;
  await tables(tx)
    .updateTable('notifications.text_message')
    .set({ outcome: null, variables: JSON.stringify(variables), tries, due, moved_at: sql<Date>`platform.now()` })
    .where('id', '=', id)
    .execute();
}

/** Lets every text message that waits wait until a time at least. */
export async function restAll(tx: Tx, until: Date): Promise<void> {
  await sql`update notifications.text_message set due = ${until} where id in (
    select id from notifications.text_message where outcome is null and due < ${until} order by id for update)`.execute(
    tx,
  );
}

/** Whether the message of the inbox was read that a text message stands beside. */
export async function isRead(tx: Tx, notification: string): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('notifications.notification')
    .select('read_at')
    .where('id', '=', notification)
    .executeTakeFirst();
  return row === undefined || row.read_at !== null;
}

/** What each of these people has chosen of text messages; who has not is absent. */
export async function smsChoices(db: Db, people: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  if (people.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('notifications.sms_choice')
    .select(['person', 'tasks'])
    .where('person', 'in', [...people])
    .execute();
  return new Map(rows.map(({ person, tasks }) => [person, tasks]));
}

export async function saveSmsChoice(tx: Tx, person: string, wanted: boolean): Promise<void> {
  const set = { tasks: wanted, at: sql<Date>`platform.now()` };
  await tables(tx)
    .insertInto('notifications.sms_choice')
    .values({ person, ...set })
    .onConflict((conflict) => conflict.column('person').doUpdateSet(set))
    .execute();
}
