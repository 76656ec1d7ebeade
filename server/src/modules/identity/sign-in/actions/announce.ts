import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { markAnnounced } from '../../store.ts';

/**
 * Tells once that a person has joined, and keeps its English name; false when it was told before. Accounts are made outside
 * our transactions, so what a crash left untold is told by the clock (reactions.ts).
 */
export async function announce(tx: Tx, person: string, nameEn: string | null): Promise<boolean> {
  if (!(await markAnnounced(tx, person, nameEn))) return false;
  record(tx, { name: 'person_registered', subject: person, actor: { person, organisation: null, role: 'person' } });
  return true;
}
