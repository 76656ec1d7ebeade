import type { SignatureState } from '@jiebang/contract/solutions/signature.ts';
import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { lockSolution, tables, type Whole } from '../../store.ts';
import type { SolutionsTables } from '../../tables.gen.ts';

export type SignatureRow = Selectable<SolutionsTables['solutions.signature']> & { state: SignatureState };

/** A signature without holding it. */
export async function findSignature(db: Db, id: string): Promise<SignatureRow | undefined> {
  const found = tables(db).selectFrom('solutions.signature').selectAll().where('id', '=', id);
  return (await found.executeTakeFirst()) as SignatureRow | undefined;
}

/** A signature with its solution, all rows held until the transaction ends, the solution's first: deadlines are compared after this. */
export async function lockSignature(
  tx: Tx,
  id: string,
): Promise<{ readonly row: SignatureRow; readonly whole: Whole } | undefined> {
  const found = await findSignature(tx, id);
  const whole = found && (await lockSolution(tx, found.solution));
  if (!whole) return undefined;
  const locked = tables(tx).selectFrom('solutions.signature').selectAll().where('id', '=', id).forUpdate();
  return { row: (await locked.executeTakeFirstOrThrow()) as SignatureRow, whole };
}

/** What was asked last of a solution. */
export async function newestSignature(db: Db, solution: string): Promise<SignatureRow | undefined> {
  const found = tables(db).selectFrom('solutions.signature').selectAll().where('solution', '=', solution);
  return (await found.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()) as
    | SignatureRow
    | undefined;
}

/** Signatures under which versions of a solution were handed in, by their ids. */
export async function signaturesOf(db: Db, solution: string): Promise<ReadonlyMap<string, SignatureRow>> {
  const found = tables(db).selectFrom('solutions.signature').selectAll().where('solution', '=', solution);
  const rows = (await found.where('state', '=', 'signed').execute()) as SignatureRow[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whom the leader asked. */
export async function askedOf(db: Db, signature: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('solutions.signature_asked')
    .select('person')
    .where('signature', '=', signature)
    .orderBy('person')
    .execute();
  return rows.map(({ person }) => person);
}

type New = { readonly id: string; readonly solution: string; readonly leader: string; readonly at: Date };

/** Keeps what is asked, and of whom. */
export async function insertSignature(
  tx: Tx,
  { id, solution, leader, at }: New,
  people: readonly string[],
): Promise<void> {
  await tables(tx)
    .insertInto('solutions.signature')
    .values({ id, state: 'asked', created_at: at, moved_at: at, solution, asked_by: leader })
    .execute();
  await tables(tx)
    .insertInto('solutions.signature_asked')
    .values(people.map((person) => ({ signature: id, person })))
    .execute();
}

type Decided =
  | { readonly reason: string }
  | {
      readonly organisation: string;
      readonly signed_by: string;
      readonly signed_at: Date;
      readonly terms: string;
      readonly terms_sha256: string;
      readonly declaration: string;
      readonly declaration_sha256: string;
    };

/** Keeps what was signed, or why not; its state changes by `moveRow` alone. */
export async function setDecided(tx: Tx, id: string, set: Decided): Promise<void> {
  await tables(tx).updateTable('solutions.signature').set(set).where('id', '=', id).execute();
}

/** What a person was asked to sign, newest first; whether it may be read is looked at with each. */
export async function askedOfPerson(
  db: Db,
  person: string,
  after: { readonly at: Date; readonly id: string } | null,
  limit: number,
): Promise<SignatureRow[]> {
  let list = tables(db)
    .selectFrom('solutions.signature_asked as a')
    .innerJoin('solutions.signature as s', 's.id', 'a.signature')
    .selectAll('s')
    .where('a.person', '=', person)
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(limit);
  if (after)
    list = list.where(
      sql<boolean>`(date_trunc('milliseconds', s.created_at), s.id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  return (await list.execute()) as SignatureRow[];
}

/** Removes what was asked for a solution that was never handed in. */
export async function dropSignatures(tx: Tx, solution: string): Promise<void> {
  const ids = tables(tx).selectFrom('solutions.signature').select('id').where('solution', '=', solution);
  await tables(tx).deleteFrom('solutions.signature_asked').where('signature', 'in', ids).execute();
  await tables(tx).deleteFrom('solutions.signature_move').where('item', 'in', ids).execute();
  await tables(tx).deleteFrom('solutions.signature').where('solution', '=', solution).execute();
}
