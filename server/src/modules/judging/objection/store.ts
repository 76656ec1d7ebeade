import type { ObjectionState } from '@jiebang/contract/judging/result.ts';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { NoticeRow } from '../panel/store.ts';
import { tables } from '../store.ts';
import type { JudgingTables } from '../tables.gen.ts';

export type ObjectionRow = Selectable<JudgingTables['judging.objection']> & { state: ObjectionState };

export async function objectionById(db: Db, id: string): Promise<ObjectionRow | undefined> {
  return (await tables(db).selectFrom('judging.objection').selectAll().where('id', '=', id).executeTakeFirst()) as
    | ObjectionRow
    | undefined;
}

/** An objection, its row held until the transaction ends. Hold its panel's row before. */
export async function lockObjection(tx: Tx, id: string): Promise<ObjectionRow | undefined> {
  return (await tables(tx)
    .selectFrom('judging.objection')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as ObjectionRow | undefined;
}

export type NewObjection = Pick<
  ObjectionRow,
  'id' | 'notice' | 'panel' | 'person' | 'organisation' | 'text' | 'state' | 'answer_due'
>;

export async function insertObjection(tx: Tx, objection: NewObjection, at: Date): Promise<void> {
  await tables(tx)
    .insertInto('judging.objection')
    .values({ ...objection, created_at: at, moved_at: at })
    .execute();
}

export async function saveEvidence(tx: Tx, objection: string, file: string, type: string): Promise<void> {
  await tables(tx).insertInto('judging.objection_file').values({ objection, file, type }).execute();
}

export async function evidenceRows(db: Db, objections: readonly string[]) {
  if (objections.length === 0) return [];
  return tables(db)
    .selectFrom('judging.objection_file')
    .selectAll()
    .where('objection', 'in', [...objections])
    .execute();
}

/** Writes the answer; the move that follows needs it. */
export async function saveAnswer(
  tx: Tx,
  id: string,
  given: { answer: string; published: string; remedy: string | null; person: string },
): Promise<void> {
  await tables(tx)
    .updateTable('judging.objection')
    .set({
      answer: given.answer,
      published: given.published,
      remedy: given.remedy,
      answered_by: given.person,
    })
    .where('id', '=', id)
    .execute();
}

export async function noticeByNumber(db: Db, number: string): Promise<NoticeRow | undefined> {
  return tables(db).selectFrom('judging.notice').selectAll().where('number', '=', number).executeTakeFirst();
}

export async function noticesById(db: Db, ids: readonly string[]): Promise<Map<string, NoticeRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('judging.notice')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A person's objection to a notice, by its id; undefined where there is none. */
export async function objectionTo(db: Db, notice: string, person: string): Promise<string | undefined> {
  const found = await tables(db)
    .selectFrom('judging.objection')
    .select('id')
    .where('notice', '=', notice)
    .where('person', '=', person)
    .executeTakeFirst();
  return found?.id;
}

/** Whether a person objected to a notice of this panel. */
export async function hasObjected(db: Db, panel: string, person: string): Promise<boolean> {
  const found = await tables(db)
    .selectFrom('judging.objection')
    .select('id')
    .where('panel', '=', panel)
    .where('person', '=', person)
    .executeTakeFirst();
  return found !== undefined;
}

/**
 * People who decided anything of a panel: who judged, ranked or confirmed; who locked, unlocked, excused or removed; who said who judges whom by hand,
 * or that a judge is not the member of a team whose name they bear; who skipped a team at the final's console, or took an act back there.
 */
export async function deciders(db: Db, panel: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select s.person from judging.seat s where s.panel = ${panel} and s.state in ('invited', 'accepted')
    union select m.person from judging.panel_move m where m.item = ${panel} and m.action in ('advance', 'rank', 'confirm')
    union select m.person from judging.sheet_move m join judging.sheet s on s.id = m.item
      where s.panel = ${panel} and m.action in ('lock', 'unlock', 'excuse')
    union select m.person from judging.seat_move m join judging.seat s on s.id = m.item
      where s.panel = ${panel} and m.action = 'remove'
    union select c.person from judging.assignment_change c join judging.assignment a on a.id = c.assignment
      where a.panel = ${panel}
    union select t.person from judging.told_apart t join judging.panel p on p.need = t.need where p.id = ${panel}
    union select e.person from judging.final_entry e join judging.final_need f on f.final = e.final
      join judging.panel p on p.need = f.need where p.id = ${panel} and e.action in ('skip', 'undo')`.execute(db);
  return rows.map((row) => row.person).filter((person) => person !== null);
}

/** Whether a person corrected the result that a notice was put up with: what they struck out, others answer for. */
export async function hasCorrected(db: Db, notice: string, person: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from judging.objection o join judging.notice n on n.panel = o.panel
      where n.id = ${notice} and o.answered_by = ${person} and o.remedy = 'correct'
        and o.moved_at <= n.published_at) as found`.execute(db);
  return rows[0]?.found === true;
}

/** Objections of a person, newest first; or in the panels given those that wait for an answer, oldest first, or have it, last answered first. */
export async function listObjections(
  db: Db,
  of: { person: string } | { panels: readonly string[]; open: boolean },
  after: { at: string; id: string } | null,
  limit: number,
): Promise<ObjectionRow[]> {
  let list = tables(db).selectFrom('judging.objection').selectAll().limit(limit);
  const open = 'panels' in of && of.open;
  // A cursor carries milliseconds, so the order must not know more.
  const time = sql`date_trunc('milliseconds', ${sql.ref('panels' in of && !open ? 'moved_at' : 'created_at')})`;
  const direction = open ? 'asc' : 'desc';
  list = list.orderBy(time, direction).orderBy('id', direction);
  if ('person' in of) list = list.where('person', '=', of.person);
  else list = list.where(sql<boolean>`panel = any(${of.panels}::uuid[])`).where('state', open ? '=' : '!=', 'filed');
  if (after) {
    const beyond = open ? sql`>` : sql`<`;
    list = list.where(sql<boolean>`(${time}, id) ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)`);
  }
  return (await list.execute()) as ObjectionRow[];
}

/** Panels with an objection that waits for its answer, or has it. They are few: a notice lasts days. */
export async function panelsWithObjections(db: Db, open: boolean): Promise<{ id: string; need: string }[]> {
  return tables(db)
    .selectFrom('judging.panel as p')
    .select(['p.id', 'p.need'])
    .where((where) =>
      where.exists(
        where
          .selectFrom('judging.objection as o')
          .select('o.id')
          .whereRef('o.panel', '=', 'p.id')
          .where('o.state', open ? '=' : '!=', 'filed'),
      ),
    )
    .execute();
}

/** Objections to one notice, in the order in which they were filed. */
export async function objectionsOfNotice(db: Db, notice: string): Promise<ObjectionRow[]> {
  return (await tables(db)
    .selectFrom('judging.objection')
    .selectAll()
    .where('notice', '=', notice)
    .orderBy('created_at')
    .orderBy('id')
    .execute()) as ObjectionRow[];
}
