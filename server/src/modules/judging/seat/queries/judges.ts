import type { Db } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';

/** Who is invited to a panel of one of these needs, or sits on it. */
export async function judgesOn(db: Db, needs: readonly string[]): Promise<string[]> {
  if (needs.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('judging.seat as s')
    .innerJoin('judging.panel as p', 'p.id', 's.panel')
    .select('s.person')
    .distinct()
    .where('p.need', 'in', needs)
    .where('s.state', 'in', ['invited', 'accepted'])
    .execute();
  return rows.map(({ person }) => person);
}
