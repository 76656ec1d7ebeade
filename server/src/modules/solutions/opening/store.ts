import type { ReadAs } from '@jiebang/contract/solutions/reading-routes.ts';
import type { SubmittedSolution } from '@jiebang/contract/solutions/solution.ts';
import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { type SolutionRow, tables } from '../store.ts';
import type { SolutionsTables } from '../tables.gen.ts';

export type ScreeningRow = Selectable<SolutionsTables['solutions.screening']>;

/** The key pair of a need, its private half wrapped. */
export async function needKeyOf(db: Db, need: string) {
  return tables(db).selectFrom('solutions.need_key').selectAll().where('need', '=', need).executeTakeFirst();
}

export async function insertNeedKey(tx: Tx, need: string, publicKey: Uint8Array, wrapped: Uint8Array): Promise<void> {
  await sql`
    insert into solutions.need_key (need, public_key, wrapped_private_key, created_at)
    values (${need}, ${Buffer.from(publicKey)}, ${Buffer.from(wrapped)}, platform.now())`.execute(tx);
}

/** Solutions handed in for a need and not opened, held until the transaction ends, earliest first. */
export async function lockSubmitted(tx: Tx, need: string): Promise<SolutionRow[]> {
  const rows = await tables(tx)
    .selectFrom('solutions.solution')
    .selectAll()
    .where('need', '=', need)
    .where('state', '=', 'submitted')
    .orderBy('submitted_at')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows as SolutionRow[];
}

/** Keeps what lists and the search for conflicts need of an opened solution. */
export async function saveOpened(tx: Tx, solution: string, content: SubmittedSolution, at: Date): Promise<void> {
  await tables(tx)
    .insertInto('solutions.opened')
    .values({
      solution,
      at,
      title: content.title ?? '',
      team_name: content.teamName ?? '',
      partners: content.partners.map((partner) => partner.name),
      partner_organisations: content.partners
        .map((partner) => partner.organisation)
        .filter((organisation) => organisation !== null),
    })
    .execute();
}

/** Keeps who stood aside from a need. False where it was kept before. */
export async function insertStoodAside(
  tx: Tx,
  row: Insertable<SolutionsTables['solutions.stood_aside']>,
): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('solutions.stood_aside')
    .values(row)
    .onConflict((once) => once.constraint('stood_aside_once').doNothing())
    .executeTakeFirst();
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Those of these needs from which a person stood aside. */
export async function stoodAsideFrom(db: Db, person: string, needs: readonly string[]): Promise<ReadonlySet<string>> {
  if (needs.length === 0) return new Set();
  const rows = await tables(db)
    .selectFrom('solutions.stood_aside')
    .select('need')
    .where('person', '=', person)
    .where('need', 'in', [...needs])
    .execute();
  return new Set(rows.map(({ need }) => need));
}

/** Keeps the record of an opening. */
export async function saveOpening(tx: Tx, row: Insertable<SolutionsTables['solutions.opening']>): Promise<void> {
  await tables(tx).insertInto('solutions.opening').values(row).execute();
}

export async function openingOfNeed(db: Db, need: string) {
  return tables(db).selectFrom('solutions.opening').selectAll().where('need', '=', need).executeTakeFirst();
}

/** Who read a solution on arrival, the first first. */
export async function readingsOf(
  db: Db,
  solution: string,
): Promise<{ id: string; n: number; person: string; at: Date }[]> {
  return tables(db)
    .selectFrom('solutions.reading')
    .select(['id', 'n', 'person', 'at'])
    .where('solution', '=', solution)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function insertReading(tx: Tx, row: Insertable<SolutionsTables['solutions.reading']>): Promise<void> {
  await tables(tx).insertInto('solutions.reading').values(row).execute();
}

type ReadOnDay = { readonly solution: string; readonly person: string; readonly day: string };

/** Whether it is written down already that a person read an opened solution on a day. */
export async function hasReadOpened(db: Db, { solution, person, day }: ReadOnDay): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('solutions.opened_reading')
    .select('id')
    .where('solution', '=', solution)
    .where('person', '=', person)
    .where(sql<boolean>`day = ${day}::date`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps a reading of what was opened. False where another one of that person and day was kept before. */
export async function insertOpenedReading(
  tx: Tx,
  row: Insertable<SolutionsTables['solutions.opened_reading']>,
): Promise<boolean> {
  const kept = await tables(tx)
    .insertInto('solutions.opened_reading')
    .values(row)
    .onConflict((once) => once.constraint('opened_reading_once').doNothing())
    .executeTakeFirst();
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Notes the leaf by which a reading is promised. */
export async function promiseOpenedReading(tx: Tx, id: string, leaf: string): Promise<void> {
  await tables(tx).updateTable('solutions.opened_reading').set({ leaf }).where('id', '=', id).execute();
}

export type ReadingRow = {
  readonly id: string;
  readonly solution: string;
  readonly person: string;
  readonly read_as: ReadAs;
  readonly at: Date;
  readonly content: unknown;
  readonly leaf: string | null;
};

const everyReading = sql`
  select id, solution, person, 'owner_on_arrival' as read_as, at, content, leaf from solutions.reading
  union all select id, solution, person, read_as, at, content, leaf from solutions.opened_reading`;

/** Readings of a solution on arrival and after the opening, the first first: of one person, or with null of all; after the keys of a page before. */
export async function readingsOfSolution(
  db: Db,
  solution: string,
  { person, after, limit }: { person: string | null; after: { at: string; id: string } | null; limit: number },
): Promise<ReadingRow[]> {
  const { rows } = await sql<ReadingRow>`
    select * from (${everyReading}) r
    where solution = ${solution} and (${person}::uuid is null or person = ${person}::uuid)
      and (${after?.id ?? null}::uuid is null
        or (date_trunc('milliseconds', at), id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by date_trunc('milliseconds', at), id limit ${limit}`.execute(db);
  return rows;
}

/** One reading by its id. */
export async function readingById(db: Db, id: string): Promise<ReadingRow | undefined> {
  const { rows } = await sql<ReadingRow>`select * from (${everyReading}) r where id = ${id}`.execute(db);
  return rows[0];
}

export async function saveScreening(tx: Tx, row: Insertable<SolutionsTables['solutions.screening']>): Promise<void> {
  await tables(tx).insertInto('solutions.screening').values(row).execute();
}

/** Takes a finding back, and keeps what it said, by whom and why it was taken back. */
export async function undoScreening(
  tx: Tx,
  solution: string,
  {
    id,
    person,
    at,
    reason,
  }: { readonly id: string; readonly person: string; readonly at: Date; readonly reason: string },
): Promise<void> {
  const undone = await tables(tx)
    .deleteFrom('solutions.screening')
    .where('solution', '=', solution)
    .returningAll()
    .executeTakeFirstOrThrow();
  await tables(tx)
    .insertInto('solutions.screening_undone')
    .values({ ...undone, id, undone_by: person, undone_at: at, reason })
    .execute();
}

export async function screeningOf(db: Db, solution: string): Promise<ScreeningRow | undefined> {
  return tables(db).selectFrom('solutions.screening').selectAll().where('solution', '=', solution).executeTakeFirst();
}

/** Who screened a solution of a need, or took a finding back. */
export async function screenersOf(db: Db, need: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select f.person from solutions.screening f join solutions.solution s on s.id = f.solution where s.need = ${need}
    union select unnest(array[u.person, u.undone_by]) from solutions.screening_undone u
      join solutions.solution s on s.id = u.solution where s.need = ${need}`.execute(db);
  return rows.map(({ person }) => person);
}
