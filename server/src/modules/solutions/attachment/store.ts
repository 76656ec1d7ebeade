import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';
import type { SolutionsTables } from '../tables.gen.ts';

export type AttachmentRow = Selectable<SolutionsTables['solutions.attachment']>;

/** Files of a solution, those of earlier versions too, the oldest first. */
export async function attachmentsOf(db: Db, solution: string): Promise<AttachmentRow[]> {
  return tables(db)
    .selectFrom('solutions.attachment')
    .selectAll()
    .where('solution', '=', solution)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function insertAttachment(
  tx: Tx,
  row: Insertable<SolutionsTables['solutions.attachment']>,
): Promise<void> {
  await tables(tx).insertInto('solutions.attachment').values(row).execute();
}

/** Lets the holder of the need's private key read a file. */
export async function setKeyForNeed(tx: Tx, id: string, sealed: Uint8Array): Promise<void> {
  await tables(tx)
    .updateTable('solutions.attachment')
    .set({ key_for_need: Buffer.from(sealed) })
    .where('id', '=', id)
    .execute();
}
