import type { AccessState, ConfidentialState, ConfidentialText } from '@jiebang/contract/needs/confidential/text.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { NeedsTables } from '../tables.gen.ts';

export type ConfidentialRow = Selectable<NeedsTables['needs.confidential']> & { state: ConfidentialState };
export type VersionRow = Selectable<NeedsTables['needs.confidential_version']>;
export type TermsRow = Selectable<NeedsTables['needs.confidential_terms']>;
export type FileRow = Selectable<NeedsTables['needs.confidential_file']>;
export type DisclosureRow = Selectable<NeedsTables['needs.disclosure']> & { state: AccessState };

/** The confidential text of a need, without holding it. */
export async function confidentialOf(db: Db, need: string): Promise<ConfidentialRow | undefined> {
  const found = tables(db).selectFrom('needs.confidential').selectAll().where('need', '=', need);
  return (await found.executeTakeFirst()) as ConfidentialRow | undefined;
}

/** The same with its row held: nobody reads while it is changed. */
export async function lockConfidentialOf(tx: Tx, need: string): Promise<ConfidentialRow | undefined> {
  const found = tables(tx).selectFrom('needs.confidential').selectAll().where('need', '=', need).forUpdate();
  return (await found.executeTakeFirst()) as ConfidentialRow | undefined;
}

export async function insertConfidential(tx: Tx, row: Insertable<NeedsTables['needs.confidential']>): Promise<void> {
  await tables(tx).insertInto('needs.confidential').values(row).execute();
}

/** Changes columns of a text whose row is held; its state only ever changes by `moveRow`. */
export async function setConfidential(
  tx: Tx,
  id: string,
  set: Omit<Updateable<NeedsTables['needs.confidential']>, 'id' | 'state'>,
): Promise<void> {
  await tables(tx).updateTable('needs.confidential').set(set).where('id', '=', id).execute();
}

export const textColumns = ({ title, text, indicators }: ConfidentialText) => ({
  title,
  text,
  indicators: JSON.stringify(indicators),
});

/** Keeps what is written now as the next version. */
export async function saveVersion(tx: Tx, row: Insertable<NeedsTables['needs.confidential_version']>): Promise<void> {
  await tables(tx).insertInto('needs.confidential_version').values(row).execute();
}

/** The version that was offered last. */
export async function newestVersion(db: Db, { id, offered }: ConfidentialRow): Promise<VersionRow | undefined> {
  const found = tables(db).selectFrom('needs.confidential_version').selectAll();
  return found.where('confidential', '=', id).where('n', '=', offered).executeTakeFirst();
}

export async function saveTerms(tx: Tx, row: Insertable<NeedsTables['needs.confidential_terms']>): Promise<void> {
  await tables(tx).insertInto('needs.confidential_terms').values(row).execute();
}

/** The terms of now; none before the first offer. */
export async function termsOf(db: Db, { id, terms }: ConfidentialRow): Promise<TermsRow | undefined> {
  const found = tables(db).selectFrom('needs.confidential_terms').selectAll();
  return found.where('confidential', '=', id).where('n', '=', terms).executeTakeFirst();
}

export async function insertFile(tx: Tx, row: Insertable<NeedsTables['needs.confidential_file']>): Promise<void> {
  await tables(tx).insertInto('needs.confidential_file').values(row).execute();
}

/** Takes a file out of the next version; it stays in those before. Returns whether it stood there. */
export async function endFile(tx: Tx, confidential: string, file: string, until: number): Promise<boolean> {
  const row = await tables(tx)
    .updateTable('needs.confidential_file')
    .set({ until })
    .where('confidential', '=', confidential)
    .where('file', '=', file)
    .where('until', 'is', null)
    .returning('file')
    .executeTakeFirst();
  return row !== undefined;
}

/** Every file that any version has or had. */
export async function filesOf(db: Db, confidential: string): Promise<FileRow[]> {
  const found = tables(db).selectFrom('needs.confidential_file').selectAll();
  return found.where('confidential', '=', confidential).orderBy('file').execute();
}

/** Whether a file stands in a version. */
export const standsIn = ({ since, until }: FileRow, version: number): boolean =>
  since <= version && (until === null || version < until);

/** Organisations that the owner keeps out. */
export async function excludedOf(db: Db, confidential: string): Promise<string[]> {
  const found = tables(db).selectFrom('needs.confidential_excluded').select('organisation');
  const rows = await found.where('confidential', '=', confidential).orderBy('at').orderBy('organisation').execute();
  return rows.map(({ organisation }) => organisation);
}

/** Whether a person belongs to any organisation that is kept out. */
export async function keepsOut(db: Db, confidential: string, person: string): Promise<boolean> {
  const { rows } = await sql`
    select from needs.confidential_excluded x
    join identity.published_membership m on m.organisation = x.organisation and m.ended_at is null
    where x.confidential = ${confidential} and m.person = ${person} limit 1`.execute(db);
  return rows.length > 0;
}

/** Keeps an organisation out; again changes nothing. */
export async function insertExcluded(
  tx: Tx,
  row: Insertable<NeedsTables['needs.confidential_excluded']>,
): Promise<void> {
  await tables(tx)
    .insertInto('needs.confidential_excluded')
    .values(row)
    .onConflict((conflict) => conflict.columns(['confidential', 'organisation']).doNothing())
    .execute();
}

export async function deleteExcluded(tx: Tx, confidential: string, organisation: string): Promise<void> {
  await tables(tx)
    .deleteFrom('needs.confidential_excluded')
    .where('confidential', '=', confidential)
    .where('organisation', '=', organisation)
    .execute();
}

/** An access with the need it is about, without holding it. */
export async function findDisclosure(db: Db, id: string): Promise<(DisclosureRow & { need: string }) | undefined> {
  const found = tables(db)
    .selectFrom('needs.disclosure as d')
    .innerJoin('needs.confidential as c', 'c.id', 'd.confidential')
    .selectAll('d')
    .select('c.need')
    .where('d.id', '=', id);
  return (await found.executeTakeFirst()) as (DisclosureRow & { need: string }) | undefined;
}

/** Loads an access and holds its row until the transaction ends. */
export async function lockDisclosure(tx: Tx, id: string): Promise<DisclosureRow | undefined> {
  const found = tables(tx).selectFrom('needs.disclosure').selectAll().where('id', '=', id).forUpdate();
  return (await found.executeTakeFirst()) as DisclosureRow | undefined;
}

export async function insertDisclosure(tx: Tx, row: Insertable<NeedsTables['needs.disclosure']>): Promise<void> {
  await tables(tx).insertInto('needs.disclosure').values(row).execute();
}

/** Keeps what the owner says to the reader; null says nothing any more. */
export async function setReason(tx: Tx, id: string, reason: string | null): Promise<void> {
  await tables(tx).updateTable('needs.disclosure').set({ reason }).where('id', '=', id).execute();
}

/** Whether the owner has declined or ended an access of this person for this organisation. */
export async function wasRefused(
  db: Db,
  confidential: string,
  { person, organisation }: Pick<DisclosureRow, 'person' | 'organisation'>,
): Promise<boolean> {
  const found = tables(db).selectFrom('needs.disclosure').select('id').where('confidential', '=', confidential);
  const row = await found
    .where('person', '=', person)
    .where('organisation', '=', organisation)
    .where('state', 'in', ['declined', 'ended'])
    .executeTakeFirst();
  return row !== undefined;
}

/** Accesses that stand or wait, of one organisation or of all. */
export async function standingOf(db: Db, confidential: string, organisation?: string): Promise<DisclosureRow[]> {
  let found = tables(db).selectFrom('needs.disclosure').selectAll().where('confidential', '=', confidential);
  if (organisation !== undefined) found = found.where('organisation', '=', organisation);
  return (await found.where('state', 'in', ['asked', 'granted']).orderBy('id').execute()) as DisclosureRow[];
}

/** Notes that the terms were accepted; the same again changes nothing. */
export async function saveAcceptance(
  tx: Tx,
  row: Insertable<NeedsTables['needs.disclosure_acceptance']>,
): Promise<void> {
  await tables(tx)
    .insertInto('needs.disclosure_acceptance')
    .values(row)
    .onConflict((conflict) => conflict.columns(['disclosure', 'terms']).doNothing())
    .execute();
}

/** Which terms were accepted with an access, in their order. */
export async function acceptancesOf(db: Db, disclosure: string) {
  const found = tables(db).selectFrom('needs.disclosure_acceptance').selectAll();
  return found.where('disclosure', '=', disclosure).orderBy('terms').execute();
}

export async function saveReading(tx: Tx, row: Insertable<NeedsTables['needs.confidential_reading']>): Promise<void> {
  await tables(tx).insertInto('needs.confidential_reading').values(row).execute();
}

/** Whether a person opened a version of the text as staff, with its reason: what its files need. */
export async function hasInspected(
  db: Db,
  confidential: string,
  version: number,
  person: string,
): Promise<string | null> {
  const row = await tables(db)
    .selectFrom('needs.confidential_reading')
    .select('reason')
    .where('confidential', '=', confidential)
    .where('version', '=', version)
    .where('person', '=', person)
    .where('disclosure', 'is', null)
    .where('file', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.reason ?? null;
}

/** Accesses that wait for an owner although nothing can be asked for any more. */
export async function disclosuresOver(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select d.id from needs.disclosure d
    join needs.confidential c on c.id = d.confidential join needs.need n on n.id = c.need
    where d.state = 'asked' and (n.state <> 'published' or n.deadline <= platform.now() or c.state <> 'open')
    order by d.created_at, d.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Who was kept out is kept out under the name into which it is merged, too; except of a text that others there are reading already. */
export async function handOverExclusions(tx: Tx, from: string, into: string): Promise<void> {
  await sql`
    insert into needs.confidential_excluded (confidential, organisation, person, at)
    select e.confidential, ${into}, e.person, e.at from needs.confidential_excluded e
    where e.organisation = ${from} and not exists (select 1 from needs.disclosure d
      where d.confidential = e.confidential and d.organisation = ${into} and d.state in ('asked', 'granted'))
    on conflict do nothing`.execute(tx);
}
