import type { Follows } from '@jiebang/contract/judging/stage/session.ts';
import { sql } from 'kysely';
import { type NeedRow, needLines } from '#modules/needs/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../../../store.ts';
import { followsOf } from '../rules.ts';
import { takenElsewhere } from '../store.ts';

/** What a meeting came to after which both sides go on. */
export type Agreement = {
  readonly session: string;
  /** Of the session. */
  readonly number: string;
  readonly need: string;
  /** The team's solution where it answers this need; null where it had answered another. */
  readonly solution: string | null;
  /** The team's organisation, and its people. */
  readonly solver: string;
  readonly team: readonly string[];
};

/** Who met whom at a meeting, for the deal that follows from it. */
export async function agreementOf(db: Db, meeting: string): Promise<Agreement | undefined> {
  const row = await tables(db)
    .selectFrom('judging.session_meeting as m')
    .innerJoin('judging.session as s', 's.id', 'm.session')
    .innerJoin('judging.session_team as t', 't.id', 'm.team')
    .select(['s.id', 's.number', 'm.need', 't.solution'])
    .where('m.id', '=', meeting)
    .executeTakeFirst();
  const solution = row && (await solutionById(db, row.solution));
  if (!row || !solution) return undefined;
  const { id: session, number, need } = row;
  const own = solution.need === need ? solution.id : null;
  return { session, number, need, solution: own, solver: solution.organisation, team: solution.people };
}

/** The meeting about a need after which both sides, by their latest word, go on: of several the one in which that was said first. */
export async function firstAgreed(db: Db, { id, organisation }: NeedRow): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; solution: string }>`
    select m.id, t.solution from judging.session_meeting m
    join judging.session s on s.id = m.session and s.state in ('announced', 'closed')
    join judging.session_team t on t.id = m.team
    join lateral (select n, outcome from judging.session_outcome
      where meeting = m.id and side = 'owner' order by n desc limit 1) o on o.outcome = 'next_step'
    join lateral (select n, outcome from judging.session_outcome
      where meeting = m.id and side = 'solver' order by n desc limit 1) v on v.outcome = 'next_step'
    where m.need = ${id}
    order by greatest(o.n, v.n)`.execute(db);
  for (const row of rows) {
    const solution = await solutionById(db, row.solution);
    // Nobody makes a deal with themselves.
    if (solution && solution.organisation !== organisation) return row.id;
  }
  return undefined;
}

/** What follows for each of these needs where its owner and a team both go on. */
export async function followsOfEach(db: Db, needs: readonly string[]): Promise<Map<string, Follows>> {
  if (needs.length === 0) return new Map();
  const { staged } = await takenElsewhere(db, needs, null);
  const panels = await tables(db)
    .selectFrom('judging.panel')
    .select('need')
    .where('need', 'in', [...needs])
    .execute();
  const judged = new Set([...staged, ...panels.map(({ need }) => need)]);
  return new Map([...(await needLines(db, needs))].map(([id, { state }]) => [id, followsOf(state, judged.has(id))]));
}
