import { sql } from 'kysely';
import type { DueMove } from '#platform/module.ts';
import { announce } from './sign-in/actions/announce.ts';
import { tables } from './store.ts';

const minute = 60_000;

/** What the clock does here: it tells of people whose account was made and whose request then died, and clears away what ran out. */
export const dueMoves: readonly DueMove[] = [
  {
    name: 'identity.announce_person',
    find: async (platform, limit) => {
      const rows = await tables(platform.db)
        .selectFrom('identity.person')
        .select('id')
        .where('announced', '=', false)
        .where('created_at', '<', new Date(Date.now() - minute))
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },
    run: (platform, id) => platform.transact((tx) => announce(tx, id, null)),
  },
  {
    name: 'identity.clear_expired',
    find: async (platform, limit) => {
      const { rows } = await sql<{ id: string }>`
        (select id from identity.session where expires_at < ${new Date()} limit ${limit})
        union all (select id from identity.verification where expires_at < ${new Date()} limit ${limit}) limit ${limit}`.execute(
        platform.db,
      );
      return rows.map((row) => row.id);
    },
    run: async (platform, id) => {
      const db = tables(platform.db);
      await db.deleteFrom('identity.session').where('id', '=', id).execute();
      await db.deleteFrom('identity.verification').where('id', '=', id).execute();
      // Windows of attempts are an hour at most.
      await db
        .deleteFrom('identity.attempt')
        .where('window_start', '<', new Date(Date.now() - 120 * minute))
        .execute();
    },
  },
];
