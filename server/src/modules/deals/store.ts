import type { ContractRecord } from '@jiebang/contract/deals/contract.ts';
import type { Contact, DealState, Registration, Side } from '@jiebang/contract/deals/deal.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Viewer } from '#kernel/viewer.ts';
import { quarantinedNumbers } from '#modules/needs/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { DealsTables } from './tables.gen.ts';

export type DealRow = Selectable<DealsTables['deals.deal']> & { state: DealState };
/** A deal of a contest: it has a need, which one from an inquiry has not. */
export type ContestDeal = DealRow & {
  readonly need: string;
  readonly need_number: string;
  readonly contest: string;
  readonly track: string;
};
export type ContractRow = Selectable<DealsTables['deals.contract']>;
export type MeetingRow = Selectable<DealsTables['deals.meeting']>;
export type ContactRow = Selectable<DealsTables['deals.contact']>;

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<DealsTables>();

const deals = (db: Db) => tables(db).selectFrom('deals.deal').selectAll().$narrowType<{ state: DealState }>();

/** Loads a deal and holds its row until the transaction ends. Where the need moves too, its row is locked before. */
export async function lockDeal(tx: Tx, id: string): Promise<DealRow | undefined> {
  return deals(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Loads a deal without holding it, to be shown. */
export async function findDeal(db: Db, id: string): Promise<DealRow | undefined> {
  const found = await deals(db).where('id', '=', id).executeTakeFirst();
  return found && (await asShown(db, [found]))[0];
}

/** Deals as they are shown: of one whose need is in quarantine, the title is not. */
export async function asShown(db: Db, rows: readonly DealRow[]): Promise<DealRow[]> {
  const hidden = await quarantinedNumbers(
    db,
    rows.flatMap((deal) => deal.need_number ?? []),
  );
  return rows.map((deal) => (hidden.has(deal.need_number ?? '') ? { ...deal, title: '' } : deal));
}

/** Deals by id; what does not exist is absent. */
export async function dealsById(db: Db, ids: readonly string[]): Promise<Map<string, DealRow>> {
  if (ids.length === 0) return new Map();
  const rows = await deals(db)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map((await asShown(db, rows)).map((deal) => [deal.id, deal]));
}

/** The deal of a need, in whatever state. */
export async function findDealOfNeed(db: Db, need: string): Promise<DealRow | undefined> {
  return deals(db).where('need', '=', need).executeTakeFirst();
}

export async function insertDeal(tx: Tx, deal: Insertable<DealsTables['deals.deal']>): Promise<void> {
  await tables(tx).insertInto('deals.deal').values(deal).execute();
}

export async function setDeal(tx: Tx, id: string, values: Updateable<DealsTables['deals.deal']>): Promise<void> {
  await tables(tx).updateTable('deals.deal').set(values).where('id', '=', id).execute();
}

export async function setRegistration(tx: Tx, id: string, given: Registration): Promise<void> {
  await setDeal(tx, id, {
    registration_number: given.number,
    registered_on: given.registeredOn,
    approved_income_fen: given.approvedIncomeFen,
  });
}

export async function findContract(db: Db, deal: string): Promise<ContractRow | undefined> {
  return tables(db).selectFrom('deals.contract').selectAll().where('deal', '=', deal).executeTakeFirst();
}

/** Writes the contract as this version, entered by this side; a confirmation of an older version falls. */
export async function saveContract(
  tx: Tx,
  deal: string,
  record: ContractRecord,
  entry: { version: number; side: Side; person: string; at: Date },
): Promise<void> {
  const values = {
    version: entry.version,
    name: record.name,
    kind: record.kind,
    pricing: record.pricing,
    total_fen: record.totalFen,
    technology_fen: record.technologyFen,
    payment_plan: JSON.stringify(record.paymentPlan),
    signed_on: record.signedOn,
    starts_on: record.startsOn,
    ends_on: record.endsOn,
    ownership: record.ownership,
    agency: record.agency,
    cross_border: record.crossBorder,
    border_registration: record.borderRegistration,
    related: record.related,
    notice_from: record.sellerNotice?.from ?? null,
    notice_to: record.sellerNotice?.to ?? null,
    entered_by: entry.side,
    entered_by_person: entry.person,
    entered_at: entry.at,
    confirmed_by_person: null,
    confirmed_at: null,
  };
  await tables(tx)
    .insertInto('deals.contract')
    .values({ deal, ...values })
    .onConflict((conflict) => conflict.column('deal').doUpdateSet(values))
    .execute();
}

/** Notes who confirmed the contract that stands recorded. */
export async function signContract(tx: Tx, deal: string, person: string, at: Date): Promise<void> {
  await tables(tx)
    .updateTable('deals.contract')
    .set({ confirmed_by_person: person, confirmed_at: at })
    .where('deal', '=', deal)
    .execute();
}

export async function contactsOf(db: Db, deal: string): Promise<ContactRow[]> {
  return tables(db).selectFrom('deals.contact').selectAll().where('deal', '=', deal).orderBy('side').execute();
}

/** Keeps a side's contact with its agreement to the exchange. */
export async function saveContact(
  tx: Tx,
  deal: string,
  side: Side,
  contact: Contact,
  by: { person: string; at: Date },
): Promise<void> {
  const values = { ...contact, person: by.person, agreed_at: by.at };
  await tables(tx)
    .insertInto('deals.contact')
    .values({ deal, side, ...values })
    .onConflict((conflict) => conflict.columns(['deal', 'side']).doUpdateSet(values))
    .execute();
}

/** Takes contacts back; returns whether one stood there. */
export async function removeContacts(tx: Tx, deal: string, sides: readonly Side[]): Promise<boolean> {
  const gone = await tables(tx)
    .deleteFrom('deals.contact')
    .where('deal', '=', deal)
    .where('side', 'in', [...sides])
    .returning('side')
    .execute();
  return gone.length > 0;
}

export async function meetingsOf(db: Db, deal: string): Promise<MeetingRow[]> {
  return tables(db)
    .selectFrom('deals.meeting')
    .selectAll()
    .where('deal', '=', deal)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function insertMeeting(tx: Tx, meeting: Insertable<DealsTables['deals.meeting']>): Promise<void> {
  await tables(tx).insertInto('deals.meeting').values(meeting).execute();
}

export async function setMeeting(tx: Tx, id: string, values: Updateable<DealsTables['deals.meeting']>): Promise<void> {
  await tables(tx).updateTable('deals.meeting').set(values).where('id', '=', id).execute();
}

/** Files of a deal with the side that gave each. */
export async function documentsOf(db: Db, deal: string): Promise<{ file: string; side: Side }[]> {
  return tables(db)
    .selectFrom('deals.document')
    .select(['file', 'side'])
    .$narrowType<{ side: Side }>()
    .where('deal', '=', deal)
    .orderBy('file')
    .execute();
}

export async function saveDocument(tx: Tx, deal: string, file: string, side: Side): Promise<void> {
  await tables(tx).insertInto('deals.document').values({ deal, file, side }).execute();
}

/** The moves of a deal, first to last. */
export async function movesOf(db: Db, deal: string) {
  return tables(db).selectFrom('deals.deal_move').selectAll().where('item', '=', deal).orderBy('n').execute();
}

/** In SQL what `sidesOf` of access.ts says: the deal has the viewer among its parties' people. */
export function ofParty(viewer: Viewer) {
  const mine = viewer.memberships.map((one) => one.organisation);
  const ledBy = viewer.memberships.filter(({ role, signs }) => role === 'admin' || signs);
  const led = ledBy.map((one) => one.organisation);
  return sql<boolean>`(owner = any(${mine}::uuid[]) or agency = any(${mine}::uuid[]) or solver = any(${led}::uuid[])
    or (solver = any(${mine}::uuid[]) and ${viewer.person}::uuid = any(team)))`;
}

/** The viewer's own deals in certain states, the longest in them first. */
export async function dealsOfViewer(db: Db, viewer: Viewer, states: readonly DealState[]): Promise<DealRow[]> {
  if (viewer.memberships.length === 0) return [];
  const own = deals(db).where(ofParty(viewer));
  return asShown(
    db,
    await own
      .where('state', 'in', [...states])
      .orderBy('moved_at')
      .orderBy('id')
      .execute(),
  );
}

/** Deals whose party asked the organiser to void them. */
export async function dealsToVoid(db: Db, states: readonly DealState[]): Promise<DealRow[]> {
  const asked = deals(db).where('void_asked_by', 'is not', null);
  return asShown(
    db,
    await asked
      .where('state', 'in', [...states])
      .orderBy('moved_at')
      .execute(),
  );
}
