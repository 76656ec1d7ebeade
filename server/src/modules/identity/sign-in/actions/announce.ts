import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { tablesIn } from '../../store.ts';

/**
 * Tells once that a person has joined, and keeps its English name; false when it was told before. Accounts are made outside
 * our transactions, so what a crash left untold is told by the clock (reactions.ts).
 */
export async function announce(tx: Tx, person: string, nameEn: string | null): Promise<boolean> {
  const fresh = await tablesIn(tx)
    .updateTable('identity.person')
    .set({ announced: true, name_en: nameEn })
    .where('id', '=', person)
    .where('announced', '=', false)
    .returning('id')
    .executeTakeFirst();
  if (!fresh) return false;
  record(tx, { name: 'person_registered', subject: person, actor: { person, organisation: null, role: 'person' } });
  return true;
}
