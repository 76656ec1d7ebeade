import { openedStates } from '@jiebang/contract/solutions/solution.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { isOpenOnArrival } from '../access.ts';
import { tables } from '../store.ts';
import { organisationsOfTeams } from './for-judging.ts';

/** Who is on a team that answers one of these needs, and has not withdrawn: to be told, and nothing else. */
export async function peopleAnswering(db: Db, needs: readonly string[]): Promise<string[]> {
  if (needs.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('solutions.solution as s')
    .innerJoin('solutions.member as m', 'm.solution', 's.id')
    .select('m.person')
    .distinct()
    .where('s.need', 'in', needs)
    .where('s.state', '!=', 'withdrawn')
    .where('m.confirmed_at', 'is not', null)
    .execute();
  return rows.flatMap(({ person }) => person ?? []);
}

/** People in teams that have begun an answer to a need and have not handed it in. */
export async function peopleDrafting(db: Db, need: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('solutions.solution as s')
    .innerJoin('solutions.member as m', 'm.solution', 's.id')
    .select('m.person')
    .distinct()
    .where('s.need', '=', need)
    .where('s.state', '=', 'draft')
    .where('m.confirmed_at', 'is not', null)
    .execute();
  return rows.flatMap(({ person }) => person ?? []);
}

/** How many solutions of these needs were opened. How many there are before, nobody may know: of a need that still takes them none is counted. */
export async function openedAmong(db: Db, needs: readonly string[]): Promise<number> {
  if (needs.length === 0) return 0;
  const { n } = await tables(db)
    .selectFrom('solutions.solution')
    .select((select) => select.fn.countAll<number>().as('n'))
    .where('need', 'in', needs)
    .where('state', 'in', [...openedStates])
    .executeTakeFirstOrThrow();
  return Number(n);
}

/**
 * Organisations whose answer the owner of a need may read now: solvers and registered partners of what was opened, and solvers of what has
 * arrived where the owner reads on arrival. Of a sealed need none before its opening.
 */
export async function organisationsOpenToOwner(
  db: Db,
  need: Pick<NeedRow, 'id' | 'mode' | 'state'>,
): Promise<string[]> {
  const arrived = isOpenOnArrival({ state: 'submitted', need: need })
    ? await tables(db)
        .selectFrom('solutions.solution')
        .select('organisation')
        .where('need', '=', need.id)
        .where('state', '=', 'submitted')
        .execute()
    : [];
  const organisations = [...(await organisationsOfTeams(db, need.id)), ...arrived.map((one) => one.organisation)];
  return [...new Set(organisations)];
}
