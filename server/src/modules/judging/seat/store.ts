import type { ConflictSource, SeatState } from '@jiebang/contract/judging/panel.ts';
import { type Selectable, sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { JudgingTables } from '../tables.gen.ts';

export type SeatRow = Selectable<JudgingTables['judging.seat']> & { state: SeatState };

export async function seatById(db: Db, id: string): Promise<SeatRow | undefined> {
  return (await tables(db).selectFrom('judging.seat').selectAll().where('id', '=', id).executeTakeFirst()) as
    | SeatRow
    | undefined;
}

/** A seat, its row held until the transaction ends. Hold its panel's row before. */
export async function lockSeat(tx: Tx, id: string): Promise<SeatRow | undefined> {
  return (await tables(tx)
    .selectFrom('judging.seat')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as SeatRow | undefined;
}

/** Seats of a panel, first invited first. */
export async function seatsOf(db: Db, panel: string): Promise<SeatRow[]> {
  return (await tables(db)
    .selectFrom('judging.seat')
    .selectAll()
    .where('panel', '=', panel)
    .orderBy('created_at')
    .orderBy('id')
    .execute()) as SeatRow[];
}

export type NewSeat = { id: string; panel: string; person: string; state: string; at: Date; answerBy: Date };

export async function insertSeat(tx: Tx, { id, panel, person, state, at, answerBy }: NewSeat): Promise<void> {
  await tables(tx)
    .insertInto('judging.seat')
    .values({ id, panel, person, state, created_at: at, moved_at: at, answer_by: answerBy })
    .execute();
}

/** Gives an invitation another day by which to answer. */
export async function saveAnswerBy(tx: Tx, seat: string, answerBy: Date): Promise<void> {
  await tables(tx).updateTable('judging.seat').set({ answer_by: answerBy }).where('id', '=', seat).execute();
}

/** Notes the signed undertaking 保密与回避承诺 and the organisations in which the judge has an interest. */
export async function undertake(
  tx: Tx,
  seat: string,
  given: { undertaking: string; sha256: string; interests: readonly string[]; at: Date },
): Promise<void> {
  await tables(tx)
    .updateTable('judging.seat')
    .set({ undertaking: given.undertaking, undertaking_sha256: given.sha256, undertaken_at: given.at })
    .where('id', '=', seat)
    .execute();
  const rows = [...new Set(given.interests)].map((organisation) => ({ seat, organisation }));
  if (rows.length > 0) await tables(tx).insertInto('judging.interest').values(rows).execute();
}

/** Organisations in which a judge or translator of a need declared an interest. */
export async function interestsOf(db: Db, need: string, person: string): Promise<string[]> {
  const { rows } = await sql<{ organisation: string }>`
    select i.organisation from judging.interest i join judging.seat s on s.id = i.seat join judging.panel p on p.id = s.panel
      where p.need = ${need} and s.person = ${person}
    union select i.organisation from judging.duty_interest i join judging.duty d on d.id = i.duty join judging.panel p on p.id = d.panel
      where p.need = ${need} and d.person = ${person}`.execute(db);
  return rows.map((row) => row.organisation);
}

/** Organisations in which a person declared an interest, as a judge or translator of any need, on a seat or duty offered since a time. */
export async function interestsSince(db: Db, person: string, since: Date): Promise<string[]> {
  const { rows } = await sql<{ organisation: string }>`
    select i.organisation from judging.interest i join judging.seat s on s.id = i.seat
      where s.person = ${person} and s.created_at >= ${since}
    union select i.organisation from judging.duty_interest i join judging.duty d on d.id = i.duty
      where d.person = ${person} and d.created_at >= ${since}`.execute(db);
  return rows.map((row) => row.organisation);
}

export type NotedConflict = {
  readonly need: string;
  readonly person: string;
  /** Null for every solution of the need. */
  readonly solution: string | null;
  readonly source: ConflictSource;
  readonly note: string | null;
  readonly at: Date;
  readonly notedBy: string | null;
};

/** Conflicts noted of a judge of a need. */
export async function conflictsNoted(db: Db, need: string, person: string) {
  return tables(db)
    .selectFrom('judging.conflict')
    .select(['solution', 'source'])
    .$narrowType<{ source: ConflictSource }>()
    .where('need', '=', need)
    .where('person', '=', person)
    .execute();
}

/** Those of these needs in which any conflict of a person was noted, or for which they signed to translate, also where that has ended. */
export async function apartFrom(db: Db, person: string, needs: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ need: string }>`
    select need from judging.conflict where person = ${person} and need = any(${needs}::uuid[])
    union select p.need from judging.duty d join judging.panel p on p.id = d.panel
      where d.person = ${person} and d.undertaken_at is not null and p.need = any(${needs}::uuid[])`.execute(db);
  return rows.map(({ need }) => need);
}

/** Notes a conflict once, however often it is told. */
export async function insertConflict(tx: Tx, conflict: NotedConflict): Promise<void> {
  const { need, person, solution, source, note, at, notedBy } = conflict;
  await tables(tx)
    .insertInto('judging.conflict')
    .values({ id: newId(), need, person, solution, source, note, at, noted_by: notedBy })
    .onConflict((once) => once.constraint('conflict_once').doNothing())
    .execute();
}

export type ToldApart = {
  readonly need: string;
  readonly judge: string;
  readonly member: string;
  readonly reason: string;
  readonly at: Date;
  readonly person: string;
};

/** Keeps that a judge and a team's member of the same name are two people; said twice it is said once. */
export async function insertToldApart(tx: Tx, row: ToldApart): Promise<void> {
  await tables(tx)
    .insertInto('judging.told_apart')
    .values(row)
    .onConflict((once) => once.constraint('told_apart_once').doNothing())
    .execute();
}

/** Members of teams of a need who were told apart from a judge of their name. */
export async function toldApartFrom(db: Db, need: string, judge: string): Promise<string[]> {
  return (await toldApartIn(db, judge, [need])).map(({ member }) => member);
}

/** The same of several needs. */
export async function toldApartIn(
  db: Db,
  judge: string,
  needs: readonly string[],
): Promise<{ need: string; member: string }[]> {
  return tables(db)
    .selectFrom('judging.told_apart')
    .select(['need', 'member'])
    .where('judge', '=', judge)
    .where(sql<boolean>`need = any(${needs}::uuid[])`)
    .execute();
}

/** Whether a person sits on the panel of a need: invited or accepted. */
export async function sitsOnPanel(db: Db, person: string, need: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('judging.seat as s')
    .innerJoin('judging.panel as p', 'p.id', 's.panel')
    .select('s.id')
    .where('p.need', '=', need)
    .where('s.person', '=', person)
    .where('s.state', 'in', ['invited', 'accepted'])
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Seats on panels whose result is not final, taken or offered: of these people, of who declared an interest in this organisation, and of
 * who registered an affiliation with it. In the order
 * of needs, so that they are held in one order.
 */
export async function openSeatsTied(
  db: Db,
  organisation: string,
  people: readonly string[],
): Promise<{ readonly seat: string; readonly person: string; readonly need: string }[]> {
  const { rows } = await sql<{ seat: string; person: string; need: string }>`
    select s.id as seat, s.person, p.need from judging.seat s join judging.panel p on p.id = s.panel
    where s.state in ('invited', 'accepted') and p.state not in ('definitive', 'declined', 'abandoned')
      and (s.person = any(${people}::uuid[])
        or exists (select 1 from judging.interest i where i.seat = s.id and i.organisation = ${organisation})
        or exists (select 1 from judging.affiliation a join judging.register r on r.id = a.register
          where r.person = s.person and a.organisation = ${organisation}))
    order by p.need, s.id`.execute(db);
  return rows;
}

/** Seats of a person that are or were taken up or offered, newest first, after a place in that order. */
export async function seatsOfPerson(
  db: Db,
  person: string,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<SeatRow[]> {
  let list = tables(db)
    .selectFrom('judging.seat')
    .selectAll()
    .where('person', '=', person)
    .where('state', 'in', ['invited', 'accepted'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after)
    list = list.where(
      sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  return (await list.execute()) as SeatRow[];
}

/** Who has said to be bound to an organisation is bound to the one into which it is merged, too. */
export async function handOverInterests(tx: Tx, from: string, into: string): Promise<void> {
  await sql`
    insert into judging.interest (seat, organisation)
    select seat, ${into} from judging.interest where organisation = ${from}
    on conflict do nothing`.execute(tx);
  await sql`
    insert into judging.duty_interest (duty, organisation)
    select duty, ${into} from judging.duty_interest where organisation = ${from}
    on conflict do nothing`.execute(tx);
}
