import type {
  IdentityDocument,
  RealName,
  RealNameFinding,
  RealNameState,
} from '@jiebang/contract/identity/real-name/real-name.ts';
import { type Selectable, sql, type Updateable } from 'kysely';
import { type Db, now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { IdentityTables } from '../tables.gen.ts';

type Picture = NonNullable<RealName['picture']>;
export type RealNameRow = Selectable<IdentityTables['identity.real_name']> & {
  readonly state: RealNameState;
  readonly document: IdentityDocument | null;
  readonly picture_type: Picture['type'] | null;
};

/** The verification of a person; undefined where nothing was begun. `lock` holds the row until the transaction ends. */
export async function realNameById(db: Db, person: string, lock = false): Promise<RealNameRow | undefined> {
  const found = tables(db).selectFrom('identity.real_name').selectAll().where('id', '=', person);
  return (await (lock ? found.forUpdate() : found).executeTakeFirst()) as RealNameRow | undefined;
}

/** Writes the row of a person who begins. */
export async function insertRealName(tx: Tx, person: string, state: RealNameState): Promise<void> {
  const at = await now(tx);
  await tables(tx)
    .insertInto('identity.real_name')
    .values({ id: person, state, created_at: at, moved_at: at })
    .execute();
}

/** Changes columns of a verification whose row is held; its state only ever changes by `moveRow`. */
export async function setRealName(
  tx: Tx,
  person: string,
  set: Omit<Updateable<IdentityTables['identity.real_name']>, 'id' | 'state'>,
): Promise<void> {
  await tables(tx).updateTable('identity.real_name').set(set).where('id', '=', person).execute();
}

/** No picture, and no key that opens one. */
export const noPicture = {
  picture: null,
  picture_type: null,
  picture_at: null,
  picture_until: null,
  wrapped_key: null,
} as const;

/** Nothing that a document said. */
export const nothingKept = {
  ...noPicture,
  name: null,
  document: null,
  number_ending: null,
  number_hash: null,
  sealed_number: null,
  asked_at: null,
  taken_by: null,
} as const;

/** Writes why it was returned, in place of what was said before. */
export async function writeFindings(tx: Tx, person: string, findings: readonly RealNameFinding[]): Promise<void> {
  await tables(tx).deleteFrom('identity.real_name_finding').where('item', '=', person).execute();
  if (findings.length === 0) return;
  const rows = findings.map((one) => ({ item: person, ...one }));
  await tables(tx).insertInto('identity.real_name_finding').values(rows).execute();
}

/** Whose pictures are to be removed now. */
export async function duePictures(db: Db, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('identity.real_name')
    .select('id')
    .where('picture_until', '<=', sql<Date>`platform.now()`)
    .orderBy('picture_until')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
