import type { ApplicationState } from '@jiebang/contract/certification/certificate.ts';
import type { Certificate } from '@jiebang/contract/log/documents.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { CertificationTables } from './tables.gen.ts';

export type ApplicationRow = Selectable<CertificationTables['certification.application']> & {
  state: ApplicationState;
};
/** A certificate with its signed document, which has no proof of inclusion yet. */
export type CertificateRow = Omit<Selectable<CertificationTables['certification.certificate']>, 'document'> & {
  readonly document: Certificate;
};

/** The module's own tables over any connection. */
export const tables = (db: Db) => db.withTables<CertificationTables>();

const applications = (db: Db) =>
  tables(db).selectFrom('certification.application').selectAll().$narrowType<{ state: ApplicationState }>();

/** Loads an application and holds its row until the transaction ends; the deal's row is locked before it. */
export async function lockApplication(tx: Tx, id: string): Promise<ApplicationRow | undefined> {
  return applications(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findApplication(db: Db, id: string): Promise<ApplicationRow | undefined> {
  return applications(db).where('id', '=', id).executeTakeFirst();
}

/** Applications of these deals, the newest first; withdrawn and revoked ones too. */
export async function applicationsOfDeals(db: Db, deals: readonly string[]): Promise<ApplicationRow[]> {
  if (deals.length === 0) return [];
  return applications(db)
    .where('deal', 'in', [...deals])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Applications that wait for a certifier, or are being checked; the longest waiting first. */
export async function waitingApplications(db: Db, limit: number): Promise<ApplicationRow[]> {
  return applications(db)
    .where('state', 'in', ['applied', 'under_check'])
    .orderBy('moved_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export async function insertApplication(
  tx: Tx,
  application: Insertable<CertificationTables['certification.application']>,
): Promise<void> {
  await tables(tx).insertInto('certification.application').values(application).execute();
}

export async function setApplication(
  tx: Tx,
  id: string,
  values: Updateable<CertificationTables['certification.application']>,
): Promise<void> {
  await tables(tx).updateTable('certification.application').set(values).where('id', '=', id).execute();
}

/** The moves of an application, first to last. */
export async function movesOf(db: Db, id: string) {
  return tables(db)
    .selectFrom('certification.application_move')
    .selectAll()
    .where('item', '=', id)
    .orderBy('n')
    .execute();
}

export async function materialsOf(db: Db, application: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('certification.material')
    .select('file')
    .where('application', '=', application)
    .orderBy('file')
    .execute();
  return rows.map((row) => row.file);
}

export async function saveMaterial(tx: Tx, application: string, file: string): Promise<void> {
  await tables(tx).insertInto('certification.material').values({ application, file }).execute();
}

export async function saveChecklist(
  tx: Tx,
  checklist: { application: string; certifier: string; items: readonly string[]; at: Date },
): Promise<void> {
  await tables(tx)
    .insertInto('certification.checklist')
    .values({ ...checklist, items: [...checklist.items] })
    .execute();
}

/** The next serial number of a year. Its row is held until the end, so numbers are used once and in order. */
export async function nextSerial(tx: Tx, year: number): Promise<number> {
  const row = await tables(tx)
    .insertInto('certification.serial')
    .values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql`certification.serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export async function insertCertificate(tx: Tx, certificate: CertificateRow): Promise<void> {
  await tables(tx)
    .insertInto('certification.certificate')
    .values({ ...certificate, document: JSON.stringify(certificate.document) })
    .execute();
}

export async function setRevoked(tx: Tx, id: string, at: Date): Promise<void> {
  await tables(tx).updateTable('certification.certificate').set({ revoked_at: at }).where('id', '=', id).execute();
}

const certificates = (db: Db) =>
  tables(db).selectFrom('certification.certificate').selectAll().$narrowType<{ document: Certificate }>();

export async function certificateByNumber(db: Db, number: string): Promise<CertificateRow | undefined> {
  return certificates(db).where('number', '=', number).executeTakeFirst();
}

/** Numbers of certificates by application; what has none is absent. */
export async function numbersOf(db: Db, applications: readonly string[]): Promise<Map<string, string>> {
  if (applications.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('certification.certificate')
    .select(['id', 'number'])
    .where('id', 'in', [...applications])
    .execute();
  return new Map(rows.map((row) => [row.id, row.number]));
}

/** The newest certificate of a deal, revoked or not. */
export async function newestCertificateOf(db: Db, deal: string): Promise<CertificateRow | undefined> {
  return certificates(db).where('deal', '=', deal).orderBy('issued_at', 'desc').limit(1).executeTakeFirst();
}

/** Every key that ever signed, the newest first. */
export async function signingKeys(db: Db) {
  return tables(db).selectFrom('certification.signing_key').selectAll().orderBy('at', 'desc').execute();
}

/** The key that signs now, which the first caller makes; of two at once both get the first one's. */
export async function currentKey(db: Db, make: () => { keyId: string; wrappedPrivateKey: Uint8Array }) {
  const find = async () => (await signingKeys(db)).find((key) => key.retired_at === null);
  const found = await find();
  if (found) return found;
  const made = make();
  await sql`
    insert into certification.signing_key (key_id, wrapped_private_key, at)
    values (${made.keyId}, ${Buffer.from(made.wrappedPrivateKey)}, platform.now()) on conflict do nothing`.execute(db);
  const kept = await find();
  if (!kept) throw new Error('the signing key of certificates vanished');
  return kept;
}
