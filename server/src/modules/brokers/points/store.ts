import { type Selectable, sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { BrokersTables } from '../tables.gen.ts';

export type PostingRow = Selectable<BrokersTables['brokers.posting']>;
export type AccountKind = 'issuance' | 'broker' | 'agency';

/** The account of a holder in a contest, made at first use. */
export async function accountOf(tx: Tx, contest: string, kind: AccountKind, holder: string | null): Promise<string> {
  const broker = kind === 'broker' ? holder : null;
  const agency = kind === 'agency' ? holder : null;
  await sql`
    insert into brokers.account (id, contest, kind, broker, agency) values (${newId()}, ${contest}, ${kind}, ${broker}, ${agency})
    on conflict do nothing`.execute(tx);
  const row = await tables(tx)
    .selectFrom('brokers.account')
    .select('id')
    .where('contest', '=', contest)
    .where('kind', '=', kind)
    .where('broker', 'is not distinct from', broker)
    .where('agency', 'is not distinct from', agency)
    .executeTakeFirstOrThrow();
  return row.id;
}

export type NewPosting = Omit<PostingRow, 'rules'> & {
  readonly rules: string;
  readonly lines: readonly { readonly account: string; readonly points: number }[];
};

/** Writes a posting with its lines. The database refuses a second one for a need (`points_once_per_need`), and lines that do not make zero. */
export async function insertPosting(tx: Tx, { lines, ...posting }: NewPosting): Promise<void> {
  await tables(tx).insertInto('brokers.posting').values(posting).execute();
  await tables(tx)
    .insertInto('brokers.posting_line')
    .values(lines.map((line) => ({ ...line, posting: posting.id })))
    .execute();
}

/** The points of a need, whether reversed since or not. */
export async function pointsOfNeed(db: Db, need: string): Promise<PostingRow | undefined> {
  return tables(db)
    .selectFrom('brokers.posting')
    .selectAll()
    .where('need', '=', need)
    .where('kind', '=', 'points')
    .executeTakeFirst();
}

export async function findPosting(db: Db, id: string): Promise<PostingRow | undefined> {
  return tables(db).selectFrom('brokers.posting').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function isReversed(db: Db, posting: string): Promise<boolean> {
  const row = await tables(db)
    .selectFrom('brokers.posting')
    .select('id')
    .where('reverses', '=', posting)
    .executeTakeFirst();
  return row !== undefined;
}

export type LineRow = {
  readonly account: string;
  readonly points: number;
  readonly kind: AccountKind;
  readonly broker: string | null;
  readonly agency: string | null;
};

/** The lines of a posting with the accounts that they stand in. */
export async function linesOf(db: Db, posting: string): Promise<LineRow[]> {
  return tables(db)
    .selectFrom('brokers.posting_line as l')
    .innerJoin('brokers.account as a', 'a.id', 'l.account')
    .select(['l.account', 'l.points', 'a.kind', 'a.broker', 'a.agency'])
    .$narrowType<{ kind: AccountKind }>()
    .where('l.posting', '=', posting)
    .orderBy('a.kind')
    .orderBy('l.account')
    .execute();
}
