import { grantsOf } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Owed, Owing } from '#platform/db/deletion.ts';
import type { Personal } from '#platform/db/personal.ts';
import { tables } from '../store.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'contests.contest_rule',
      what: '您设定的规则 / rules that you set',
      whose: { column: 'person' },
      columns: ['contest', 'track', 'key', 'version', 'note', 'at'],
      fate: 'record',
    },
    {
      table: 'contests.phase_decision',
      what: '您决定的日程 / dates that you decided',
      whose: { column: 'person' },
      columns: ['contest', 'track', 'phase', 'kind', 'reason', 'at'],
      fate: 'record',
    },
  ],
  left: {},
  owed,
};

/** Contests still to be run of which nobody else is an organiser, by a grant in the contest or on the platform. */
async function owed(db: Db, { person }: Owing): Promise<Owed[]> {
  const everywhere = await grantsOf(db, 'organiser', { scope: 'platform' });
  const contests = await tables(db)
    .selectFrom('contests.contest')
    .select(['id', 'name as title'])
    .where('state', 'not in', ['archived', 'discarded'])
    .orderBy('id')
    .execute();
  const found: Owed[] = [];
  for (const { id, title } of contests) {
    const organisers = new Set([
      ...everywhere,
      ...(await grantsOf(db, 'organiser', { scope: 'contest', scopeId: id })),
    ]);
    if (organisers.size === 1 && organisers.has(person)) found.push({ kind: 'last_organiser', id, title });
  }
  return found;
}
