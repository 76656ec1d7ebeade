import { newId } from '#kernel/ids.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

/** Where a natural person lives, as it says. */
export type Place = { readonly country: string; readonly region: string | null };

/** Writes a natural person's own name as a house of one. Returns its id. */
export async function insertHolder(tx: Tx, person: string, name: string, place: Place, state: string): Promise<string> {
  const id = newId();
  const at = await now(tx);
  const nothing = { size: null, name_en: null, intro: null, website: null, uscc: null, registration_number: null };
  await tables(tx)
    .insertInto('identity.organisation')
    .values({
      ...{ id, kind: 'individual', holder: person, name, ...place, ...nothing },
      ...{ authorised_person: null, state, created_at: at, moved_at: at },
    })
    .execute();
  return id;
}

/** The house of one in which a person takes part; null without one. */
export async function holderOf(tx: Tx, person: string): Promise<string | null> {
  const row = await tables(tx)
    .selectFrom('identity.organisation')
    .select('id')
    .where('holder', '=', person)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Whether it was last suspended because the real name went, and not by the staff. */
export async function wasSuspendedByName(tx: Tx, organisation: string): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('identity.organisation_move')
    .select('role')
    .where('item', '=', organisation)
    .where('action', '=', 'suspend')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.role === 'real_name';
}
