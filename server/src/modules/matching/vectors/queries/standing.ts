import { sql } from 'kysely';
import type { Db } from '#platform/db/connection.ts';

/** How far the vectors of a model are, for the operator. */
export type VectorStanding = {
  readonly model: string;
  readonly achievements: number;
  readonly needs: number;
  /** Texts that the provider does not take. */
  readonly untaken: number;
  readonly waiting: number;
  /** Whether everything that was public was listed: before that more will wait than does now. */
  readonly listed: boolean;
  /** Since when they count in matching. */
  readonly filledAt: Date | null;
  readonly failure: { readonly at: Date; readonly says: string; readonly againAt: Date } | null;
};

/** Every model whose vectors are kept, the newest first. */
export async function vectorStandings(db: Db): Promise<VectorStanding[]> {
  const { rows } = await sql<
    Omit<VectorStanding, 'failure'> & { failed_at: Date; failure: string | null; again_at: Date }
  >`
    select m.model, m.listed_at is not null as listed, m.filled_at as "filledAt", m.failed_at, m.failure, m.again_at,
      (select count(*)::int from matching.vector v where v.model = m.model and v.kind = 'achievement' and length(v.bytes) > 0) as achievements,
      (select count(*)::int from matching.vector v where v.model = m.model and v.kind = 'need' and length(v.bytes) > 0) as needs,
      (select count(*)::int from matching.vector v where v.model = m.model and length(v.bytes) = 0 and length(v.hash) > 0) as untaken,
      (select count(*)::int from matching.vector_wanted w where w.model = m.model) as waiting
    from matching.vector_model m order by m.begun_at desc, m.model`.execute(db);
  return rows.map(({ failed_at, failure, again_at, ...row }) => ({
    ...row,
    failure: failure === null ? null : { at: failed_at, says: failure, againAt: again_at },
  }));
}

/** What is amiss with the vectors, a sentence each, for the doctor. */
export async function vectorTroubles(db: Db): Promise<string[]> {
  return (await vectorStandings(db)).flatMap(({ model, failure }) =>
    failure === null ? [] : [`语义向量模型 ${model} 取不到新的向量，匹配先按词语进行：${failure.says}`],
  );
}
