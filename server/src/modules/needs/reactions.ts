import { sql } from 'kysely';
import type { DueMove } from '#platform/module.ts';
import { closeNeed } from './actions/journey.ts';

export const needDueMoves: readonly DueMove[] = [
  {
    name: 'needs.close',
    find: async ({ db }, limit) => {
      const { rows } = await sql<{ id: string }>`
        select id from needs.need where state = 'published' and deadline <= platform.now() order by deadline, id limit ${limit}`.execute(
        db,
      );
      return rows.map((row) => row.id);
    },
    run: closeNeed,
  },
];
