import { phases } from '@jiebang/contract/contests/phase.ts';
import { sql } from 'kysely';
import type { DueMove } from '#platform/module.ts';
import { movePhase } from './actions/move-phase.ts';

/**
 * Phases move by the clock: contests and tracks whose phase of now is not the one they were last put in, or in which a phase has
 * begun that is not told yet (and may be over already).
 */
export const dueMoves: readonly DueMove[] = [
  {
    name: 'contests.move_phase',
    find: async (platform, limit) => {
      const { rows } = await sql<{ id: string }>`
        with own as (
          select p.contest, p.track, max(p.set_at) as set_at,
            max(p.starts_at) filter (where p.starts_at <= platform.now()) as began,
            (array_agg(p.phase order by array_position(${[...phases]}::text[], p.phase) desc)
              filter (where p.starts_at <= platform.now() and platform.now() < p.ends_at))[1] as phase
          from contests.contest_phase p join contests.contest c on c.id = p.contest
          where c.state = 'open' group by p.contest, p.track)
        select coalesce(own.track, own.contest) as id from own
        left join lateral (
          select x.to_phase, x.due_at from contests.phase_change x
          where x.contest = own.contest and x.track is not distinct from own.track order by x.n desc limit 1) last on true
        where own.phase is distinct from last.to_phase
          or own.began > greatest(own.set_at, last.due_at,
            (select max(m.at) from contests.contest_move m where m.item = own.contest and m.action = 'open'))
        order by 1 limit ${limit}`.execute(platform.db);
      return rows.map((row) => row.id);
    },
    run: movePhase,
  },
];
