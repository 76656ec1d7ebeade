import type { PublicNeed } from '@jiebang/contract/needs/need.ts';
import { sql } from 'kysely';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Db } from '#platform/db/connection.ts';
import { type PublicNeedRow, publicNeed } from '../views.ts';

/** A published need by its number: of the original row, nothing that was typed freely. */
export async function readPublicNeed(db: Db, number: string): Promise<PublicNeed | Refusal> {
  const { rows } = await sql<PublicNeedRow>`
    select b.number, b.state, b.mode, b.track_kind, b.field, b.industry, b.region, b.budget_min, b.budget_max, b.company,
      b.published_at, b.deadline, b.need, t.title, t.keywords, t.problem, t.indicators, t.expected_result, t.existing_basis,
      t.wished, t.ownership, n.term_months, n.ways, n.maturity, n.valid_until, m.states, m.times
    from needs.board b
    join needs.public_text t on t.need = b.need
    join needs.need n on n.id = b.need
    cross join lateral (
      select array_agg(to_state order by n) as states, array_agg(at order by n) as times
      from needs.need_move where item = b.need and at >= b.published_at and from_state <> to_state) m
    where b.number = ${number}`.execute(db);
  const row = rows[0];
  return row ? publicNeed(row) : refuse('not_found');
}
