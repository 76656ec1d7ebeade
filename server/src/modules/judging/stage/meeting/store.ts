import type { Outcome } from '@jiebang/contract/judging/stage/session.ts';
import type { Selectable } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Actor } from '#kernel/viewer.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';
import type { Entry } from './rules.ts';

export type MeetingRow = Selectable<JudgingTables['judging.session_meeting']>;
export type EntryRow = Selectable<JudgingTables['judging.session_entry']>;
export type OutcomeRow = Selectable<JudgingTables['judging.session_outcome']> & { outcome: Outcome };

/** Meetings of a session in the order in which they were wished. */
export async function meetingsOf(db: Db, session: string): Promise<MeetingRow[]> {
  return tables(db)
    .selectFrom('judging.session_meeting')
    .selectAll()
    .where('session', '=', session)
    .orderBy('id')
    .execute();
}

export async function meetingById(db: Db, id: string): Promise<MeetingRow | undefined> {
  return tables(db).selectFrom('judging.session_meeting').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Makes a meeting of each wish that is none yet; all of them come back. */
export async function saveMeetings(
  tx: Tx,
  session: string,
  wishes: readonly { readonly need: string; readonly team: string }[],
): Promise<MeetingRow[]> {
  const known = new Set((await meetingsOf(tx, session)).map(({ need, team }) => `${need} ${team}`));
  const rows = wishes
    .filter(({ need, team }) => !known.has(`${need} ${team}`))
    .map(({ need, team }) => ({ id: newId(), session, need, team }));
  if (rows.length > 0) await tables(tx).insertInto('judging.session_meeting').values(rows).execute();
  return meetingsOf(tx, session);
}

/** The record of a session's timetable, in its order. */
export async function entryRowsOf(db: Db, session: string): Promise<EntryRow[]> {
  return tables(db)
    .selectFrom('judging.session_entry')
    .selectAll()
    .where('session', '=', session)
    .orderBy('n')
    .execute();
}

export const entryOf = (row: EntryRow): Entry => ({
  n: row.n,
  action: row.action,
  meeting: row.meeting,
  other: row.other,
  slot: row.slot,
  table: row.seat,
  reason: row.reason,
  undoes: row.undoes,
  places: (row.data as { places?: Entry['places'] }).places ?? [],
});

export type NewEntry = Pick<Entry, 'action'> & Partial<Omit<Entry, 'n' | 'action'>>;

/** Appends to the record of a session whose row is held. Returns the entry's number. */
export async function append(tx: Tx, session: string, entry: NewEntry, actor: Actor, at: Date): Promise<number> {
  const { last } = await tables(tx)
    .updateTable('judging.session')
    .set((one) => ({ last: one('last', '+', 1) }))
    .where('id', '=', session)
    .returning('last')
    .executeTakeFirstOrThrow();
  await tables(tx)
    .insertInto('judging.session_entry')
    .values({
      session,
      n: last,
      action: entry.action,
      meeting: entry.meeting ?? null,
      other: entry.other ?? null,
      slot: entry.slot ?? null,
      seat: entry.table ?? null,
      at,
      person: actor.person,
      role: actor.role,
      reason: entry.reason ?? null,
      undoes: entry.undoes ?? null,
      data: JSON.stringify(entry.places ? { places: entry.places } : {}),
    })
    .execute();
  return last;
}

/** What each side recorded last, by meeting. */
export async function outcomesOf(
  db: Db,
  meetings: readonly string[],
): Promise<Map<string, { owner?: OutcomeRow; solver?: OutcomeRow }>> {
  const found = new Map<string, { owner?: OutcomeRow; solver?: OutcomeRow }>();
  if (meetings.length === 0) return found;
  const rows = (await tables(db)
    .selectFrom('judging.session_outcome')
    .selectAll()
    .where('meeting', 'in', [...meetings])
    .orderBy('n')
    .execute()) as OutcomeRow[];
  for (const row of rows) found.set(row.meeting, { ...found.get(row.meeting), [row.side]: row });
  return found;
}

export async function insertOutcome(tx: Tx, outcome: Omit<OutcomeRow, 'n'>): Promise<void> {
  await tables(tx).insertInto('judging.session_outcome').values(outcome).execute();
}
