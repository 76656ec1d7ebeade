import type { Contact } from '@jiebang/contract/deals/deal.ts';
import type { InquiryState } from '@jiebang/contract/deals/inquiries/inquiry.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { DealsTables } from '../tables.gen.ts';

export type InquiryRow = Selectable<DealsTables['deals.inquiry']> & { state: InquiryState };

const all = (db: Db) => tables(db).selectFrom('deals.inquiry').selectAll().$narrowType<{ state: InquiryState }>();

/** Loads an inquiry without holding it. */
export async function findInquiry(db: Db, id: string): Promise<InquiryRow | undefined> {
  return all(db).where('id', '=', id).executeTakeFirst();
}

/** Loads an inquiry and holds its row until the transaction ends. */
export async function lockInquiry(tx: Tx, id: string): Promise<InquiryRow | undefined> {
  return all(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function insertInquiry(tx: Tx, row: Insertable<DealsTables['deals.inquiry']>): Promise<void> {
  await tables(tx).insertInto('deals.inquiry').values(row).execute();
}

/** Keeps why an inquiry whose row is held is declined. */
export async function setDeclined(
  tx: Tx,
  id: string,
  set: Pick<Updateable<DealsTables['deals.inquiry']>, 'declined' | 'note'>,
): Promise<void> {
  await tables(tx).updateTable('deals.inquiry').set(set).where('id', '=', id).execute();
}

/**
 * How many inquiries of an organisation wait for an answer, and how many it has made on this day in Asia/Shanghai. Its inquiries are
 * counted one after the other until the transaction ends, so that of many at once no more are taken than may be.
 */
export async function inquiriesBefore(
  tx: Tx,
  organisation: string,
  at: Date,
): Promise<{ waiting: number; today: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deals.inquiry ${organisation}`}, 0))`.execute(tx);
  const { rows } = await sql<{ waiting: number; today: number }>`
    select count(*) filter (where state = 'asked')::int as waiting,
      count(*) filter (where (created_at at time zone 'Asia/Shanghai')::date
        = (${at}::timestamptz at time zone 'Asia/Shanghai')::date)::int as today
    from deals.inquiry where organisation = ${organisation}`.execute(tx);
  return rows[0] ?? { waiting: 0, today: 0 };
}

/** How the asker can be reached, as it stands with the inquiry. */
export async function inquiryContact(db: Db, inquiry: string) {
  return tables(db).selectFrom('deals.inquiry_contact').selectAll().where('inquiry', '=', inquiry).executeTakeFirst();
}

export async function saveInquiryContact(
  tx: Tx,
  inquiry: string,
  { name, phone, email }: Contact,
  by: { readonly person: string; readonly at: Date },
): Promise<void> {
  const row = { inquiry, person: by.person, name, phone, email, agreed_at: by.at };
  await tables(tx).insertInto('deals.inquiry_contact').values(row).execute();
}

/** Takes the contact away: the inquiry is over, or its deal has it now. */
export async function removeInquiryContact(tx: Tx, inquiry: string): Promise<void> {
  await tables(tx).deleteFrom('deals.inquiry_contact').where('inquiry', '=', inquiry).execute();
}

/** Inquiries that nobody answered in time, the longest due first. */
export async function inquiriesOver(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from deals.inquiry where state = 'asked' and due_at <= platform.now()
    order by due_at, id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Gives an organisation's open inquiries to the one into which it is merged; what that one asked itself stays, and lapses. */
export async function handOverInquiries(tx: Tx, from: string, into: string): Promise<void> {
  await sql`
    update deals.inquiry i set organisation = ${into}
    where i.organisation = ${from} and i.state = 'asked'
      and not exists (select from deals.inquiry other
        where other.achievement = i.achievement and other.organisation = ${into} and other.state = 'asked')`.execute(
    tx,
  );
}
