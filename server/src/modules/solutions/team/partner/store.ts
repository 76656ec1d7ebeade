import type { Insertable, Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { SolutionsTables } from '../../tables.gen.ts';

export type PartnerRow = Selectable<SolutionsTables['solutions.partner']>;

/** Partners of a solution that were asked, in the order of their ids. */
export async function partnersOf(db: Db, solution: string): Promise<PartnerRow[]> {
  return tables(db)
    .selectFrom('solutions.partner')
    .selectAll()
    .where('solution', '=', solution)
    .orderBy('id')
    .execute();
}

export async function partnerById(db: Db, id: string): Promise<PartnerRow | undefined> {
  return tables(db).selectFrom('solutions.partner').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What organisations were asked and have not declined, by their hashes, for needs of which the solution is not opened; the oldest first. */
export async function askedOf(
  db: Db,
  hashes: readonly Buffer[],
  limit: number,
): Promise<(PartnerRow & { need: string })[]> {
  if (hashes.length === 0) return [];
  return tables(db)
    .selectFrom('solutions.partner as p')
    .innerJoin('solutions.solution as s', 's.id', 'p.solution')
    .selectAll('p')
    .select('s.need')
    .where('p.organisation_hash', 'in', [...hashes])
    .where('p.state', '<>', 'declined')
    .where('s.state', 'in', ['draft', 'submitted', 'withdrawn'])
    .orderBy('p.at')
    .orderBy('p.id')
    .limit(limit)
    .execute();
}

/** Asks an organisation, for the first time or anew. */
export async function writeAsked(tx: Tx, row: Insertable<SolutionsTables['solutions.partner']>): Promise<void> {
  const { sealed_words, at } = row;
  await tables(tx)
    .insertInto('solutions.partner')
    .values(row)
    .onConflict((same) =>
      same.constraint('partner_once').doUpdateSet(({ eb }) => ({
        ...{ sealed_words, at, state: 'asked' },
        version: eb('solutions.partner.version', '+', 1),
      })),
    )
    .execute();
}

/** Writes what an organisation decided. */
export async function writeDecided(
  tx: Tx,
  id: string,
  decided: { readonly state: 'consented' | 'declined'; readonly sealed_words: Uint8Array; readonly at: Date },
): Promise<void> {
  await tables(tx)
    .updateTable('solutions.partner')
    .set({ ...decided, sealed_words: Buffer.from(decided.sealed_words) })
    .where('id', '=', id)
    .execute();
}

/** Forgets that an organisation was asked. */
export async function removePartner(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('solutions.partner').where('id', '=', id).execute();
}

/** Forgets everything that was asked for a solution. */
export async function dropPartners(tx: Tx, solution: string): Promise<void> {
  await tables(tx).deleteFrom('solutions.partner').where('solution', '=', solution).execute();
}
