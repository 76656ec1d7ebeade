import type { AffiliationKind, RegisterDraft } from '@jiebang/contract/judging/register/register.ts';
import type { Selectable } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';

export type RegisterRow = Selectable<JudgingTables['judging.register']>;
export type AffiliationRow = Selectable<JudgingTables['judging.affiliation']> & { kind: AffiliationKind };
/** An entry with what hangs on it. */
export type Entry = RegisterRow & {
  readonly away: readonly { readonly from: string; readonly to: string }[];
  readonly free: readonly { readonly from: string; readonly to: string }[];
  readonly affiliations: readonly AffiliationRow[];
};

/** Entries of people; who has written nothing is absent. */
export async function entriesOf(db: Db, people: readonly string[]): Promise<Map<string, Entry>> {
  if (people.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('judging.register')
    .selectAll()
    .where('person', 'in', [...people])
    .execute();
  return new Map((await whole(db, rows)).map((entry) => [entry.person ?? '', entry]));
}

async function whole(db: Db, rows: readonly RegisterRow[]): Promise<Entry[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const absences = await tables(db)
    .selectFrom('judging.absence')
    .selectAll()
    .where('register', 'in', ids)
    .orderBy('from_day')
    .execute();
  const affiliations = (await tables(db)
    .selectFrom('judging.affiliation')
    .selectAll()
    .where('register', 'in', ids)
    .orderBy('n')
    .execute()) as AffiliationRow[];
  const daysOf = (id: string, free: boolean) =>
    absences
      .filter((one) => one.register === id && one.free === free)
      .map((one) => ({ from: one.from_day, to: one.to_day }));
  return rows.map((row) => ({
    ...row,
    away: daysOf(row.id, false),
    free: daysOf(row.id, true),
    affiliations: affiliations.filter(({ register }) => register === row.id),
  }));
}

/** The entry of a person, its row held until the transaction ends. */
export async function lockEntry(tx: Tx, person: string): Promise<RegisterRow | undefined> {
  return tables(tx)
    .selectFrom('judging.register')
    .selectAll()
    .where('person', '=', person)
    .forUpdate()
    .executeTakeFirst();
}

/** The entry that waits for whoever will have an address or a number, its row held until the transaction ends. */
export async function lockPending(
  tx: Tx,
  handle: { readonly email?: string; readonly mobile?: string },
): Promise<RegisterRow | undefined> {
  const [column, value] =
    handle.email === undefined ? (['mobile', handle.mobile] as const) : (['email', handle.email] as const);
  return tables(tx)
    .selectFrom('judging.register')
    .selectAll()
    .where(column, '=', value ?? '')
    .forUpdate()
    .executeTakeFirst();
}

/** Such an entry with what hangs on it. */
export const pendingEntry = async (tx: Tx, row: RegisterRow): Promise<Entry | undefined> => (await whole(tx, [row]))[0];

/** Makes what waited for a person's address or number the person's own, unless they have an entry: then it is forgotten. */
export async function claimEntries(
  tx: Tx,
  person: string,
  handles: { readonly email: string | null; readonly mobile: string | null },
): Promise<void> {
  for (const [column, value] of Object.entries(handles) as ['email' | 'mobile', string | null][]) {
    const row = value === null ? undefined : await lockPending(tx, { [column]: value });
    if (!row) continue;
    if (await lockEntry(tx, person)) await tables(tx).deleteFrom('judging.register').where('id', '=', row.id).execute();
    else
      await tables(tx)
        .updateTable('judging.register')
        .set({ person, email: null, mobile: null, name: null })
        .where('id', '=', row.id)
        .execute();
  }
}

/** Whose an entry is: a person's, or of who will have this address or number. */
export type Whose =
  | { readonly person: string }
  | { readonly email: string; readonly name: string | null }
  | { readonly mobile: string; readonly name: string | null };
export type Written = {
  readonly draft: RegisterDraft;
  /** The organisations that were found for the affiliations, by their place. */
  readonly organisations: readonly (string | null)[];
  readonly own: boolean;
  readonly by: string;
  readonly at: Date;
};

/** Writes a new entry, at version 2: version 1 is the empty one that everybody has. */
export async function insertEntry(tx: Tx, whose: Whose, written: Written): Promise<void> {
  const id = newId();
  const of = { person: null, email: null, mobile: null, name: null, ...whose };
  await tables(tx)
    .insertInto('judging.register')
    .values({ id, ...of, ...columnsOf(written), version: 2 })
    .execute();
  await hang(tx, id, written);
}

/** Puts an entry in the place of what was there; one version more. */
export async function replaceEntry(tx: Tx, { id, version }: RegisterRow, written: Written): Promise<void> {
  await tables(tx)
    .updateTable('judging.register')
    .set({ ...columnsOf(written), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await tables(tx).deleteFrom('judging.absence').where('register', '=', id).execute();
  await tables(tx).deleteFrom('judging.affiliation').where('register', '=', id).execute();
  await hang(tx, id, written);
}

const columnsOf = ({ draft, own, by, at }: Written) => ({
  fields: draft.fields,
  industries: draft.industries,
  keywords: draft.keywords,
  most_sheets: draft.mostSheets,
  own,
  changed_by: by,
  changed_at: at,
});

async function hang(tx: Tx, register: string, { draft, organisations }: Written): Promise<void> {
  const days = new Map(
    // The same days as free and as away are days away.
    [...draft.free.map((one) => ({ ...one, free: true })), ...draft.away.map((one) => ({ ...one, free: false }))].map(
      ({ from, to, free }) => [`${from} ${to}`, { register, from_day: from, to_day: to, free }],
    ),
  );
  if (days.size > 0)
    await tables(tx)
      .insertInto('judging.absence')
      .values([...days.values()])
      .execute();
  const affiliations = draft.affiliations.map(({ kind, name, from, to }, place) => ({
    register,
    n: place + 1,
    kind,
    name,
    organisation: organisations[place] ?? null,
    from_day: from,
    to_day: to,
  }));
  if (affiliations.length > 0) await tables(tx).insertInto('judging.affiliation').values(affiliations).execute();
}

/** To whom a judge's own entry binds them since a day: organisations that are registered here, and names of others. */
export async function boundSince(
  db: Db,
  person: string,
  since: string,
): Promise<{ readonly organisation: string | null; readonly name: string }[]> {
  return tables(db)
    .selectFrom('judging.affiliation as a')
    .innerJoin('judging.register as r', 'r.id', 'a.register')
    .select(['a.organisation', 'a.name'])
    .where('r.person', '=', person)
    .where((where) => where.or([where('a.to_day', 'is', null), where('a.to_day', '>=', since)]))
    .execute();
}

/** Who is or was with an organisation is or was with the one into which it is merged: the name stays as it was written. */
export async function handOverAffiliations(tx: Tx, from: string, into: string): Promise<void> {
  await tables(tx)
    .updateTable('judging.affiliation')
    .set({ organisation: into })
    .where('organisation', '=', from)
    .execute();
}
