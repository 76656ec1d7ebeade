import type { Assignment, ExpertiseReason } from '@jiebang/contract/judging/assignment.ts';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { roundOf } from '../../panel/round/store.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';

export type AssignmentRow = Selectable<JudgingTables['judging.assignment']> & {
  state: Assignment['state'] | 'dropped';
};
export type ChangeRow = Selectable<JudgingTables['judging.assignment_change']>;
export type PairRow = Omit<Selectable<JudgingTables['judging.assigned']>, 'reasons'> & {
  readonly reasons: ExpertiseReason[];
};

/** The assignment of a panel that is proposed, or by which the round that runs was handed out; undefined where every judge judges all. */
export async function assignmentOf(db: Db, panel: string): Promise<AssignmentRow | undefined> {
  const rows = (await tables(db)
    .selectFrom('judging.assignment')
    .selectAll()
    .where('panel', '=', panel)
    .where('state', '!=', 'dropped')
    .execute()) as AssignmentRow[];
  const round = await roundOf(db, panel);
  return rows.find(({ state }) => state === 'proposed') ?? rows.find((one) => one.round === (round?.id ?? ''));
}

/** The pairs of an assignment, in the order of seats. */
export async function pairsOf(db: Db, assignment: string): Promise<PairRow[]> {
  const rows = await tables(db)
    .selectFrom('judging.assigned')
    .selectAll()
    .where('assignment', '=', assignment)
    .orderBy('seat')
    .orderBy('solution')
    .execute();
  return rows.map((row) => ({ ...row, reasons: row.reasons as ExpertiseReason[] }));
}

/** What was changed by hand, in order. */
export async function changesOf(db: Db, assignment: string): Promise<ChangeRow[]> {
  return tables(db)
    .selectFrom('judging.assignment_change')
    .selectAll()
    .where('assignment', '=', assignment)
    .orderBy('n')
    .execute();
}

export type NewPair = Omit<PairRow, 'assignment'>;

/** Puts an assignment in the place of the one that was proposed before. Hold the panel's row. */
export async function insertAssignment(
  tx: Tx,
  row: Insertable<JudgingTables['judging.assignment']>,
  pairs: readonly NewPair[],
): Promise<void> {
  await dropProposed(tx, row.panel);
  await tables(tx).insertInto('judging.assignment').values(row).execute();
  await insertPairs(tx, row.id, pairs);
}

async function insertPairs(tx: Tx, assignment: string, pairs: readonly NewPair[]): Promise<void> {
  const rows = pairs.map(({ reasons, ...pair }) => ({ assignment, ...pair, reasons: JSON.stringify(reasons) }));
  if (rows.length > 0) await tables(tx).insertInto('judging.assigned').values(rows).execute();
}

/** Drops what was proposed for a panel; it stays as history. False where nothing was. */
export async function dropProposed(tx: Tx, panel: string): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('judging.assignment')
    .set({ state: 'dropped' })
    .where('panel', '=', panel)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Gives a solution to another judge, with the record of it; one version more. */
export async function changePair(tx: Tx, change: ChangeRow, to: NewPair): Promise<void> {
  const { assignment, solution, from_seat: from } = change;
  await tables(tx)
    .deleteFrom('judging.assigned')
    .where('assignment', '=', assignment)
    .where('seat', '=', from)
    .where('solution', '=', solution)
    .execute();
  await insertPairs(tx, assignment, [to]);
  await tables(tx).insertInto('judging.assignment_change').values(change).execute();
  await sql`update judging.assignment set version = version + 1 where id = ${assignment}`.execute(tx);
}

/** Notes that the sheets of a round were handed out by it. */
export async function setHandedOut(
  tx: Tx,
  id: string,
  { round, leaf }: { round: string; leaf: string },
): Promise<void> {
  await tables(tx)
    .updateTable('judging.assignment')
    .set({ state: 'handed_out', round, leaf })
    .where('id', '=', id)
    .execute();
}

/** How many sheets are open with each of these people, on whatever panel; who has none is absent. */
export async function openSheetsOf(db: Db, people: readonly string[]): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('judging.sheet as s')
    .innerJoin('judging.seat as t', 't.id', 's.seat')
    .innerJoin('judging.panel as p', 'p.id', 's.panel')
    .select((select) => ['t.person', select.fn.countAll<number>().as('n')])
    .where('s.state', '=', 'open')
    .where('p.state', '=', 'scoring')
    .where('t.person', 'in', [...people])
    .groupBy('t.person')
    .execute();
  return new Map(rows.map(({ person, n }) => [person, Number(n)]));
}
