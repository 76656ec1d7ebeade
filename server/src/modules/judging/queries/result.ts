import type { Db } from '#platform/db/connection.ts';
import { shown } from '../panel/ranking/rules.ts';
import { rankingOfPanel } from '../panel/ranking/store.ts';
import { findPanel, winnerOf } from '../panel/store.ts';
import { tables } from '../store.ts';

type NeedResult = {
  /** Best first; `score` is for showing. */
  readonly ranking: readonly { readonly solution: string; readonly rank: number; readonly score: number }[];
  readonly winner: string | null;
  readonly state: string;
  readonly definitiveAt: Date | null;
};

/** The result of a need for modules above; null before there is a ranking. Confidential until `definitiveAt`. */
export async function resultOf(db: Db, need: string): Promise<NeedResult | null> {
  const panel = await findPanel(db, need);
  const ranking = panel && (await rankingOfPanel(db, panel.id));
  if (!panel || !ranking || panel.state === 'scoring' || panel.state === 'scored') return null;
  return {
    ranking: ranking.places.map(({ solution, rank, score }) => ({ solution, rank, score: shown(score, 4) })),
    winner: (await winnerOf(db, need))?.solution ?? null,
    state: panel.state,
    definitiveAt: panel.state === 'definitive' ? panel.moved_at : null,
  };
}

/** Needs whose notice is over with no objection left to answer, the longest over first. */
export async function dueResults(db: Db, at: Date, limit: number): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('judging.notice as n')
    .innerJoin('judging.panel as p', 'p.id', 'n.panel')
    .select('p.need')
    .where('n.withdrawn_at', 'is', null)
    .where('n.ends_at', '<=', at)
    .where('p.state', '=', 'noticed')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('judging.objection as o')
            .select('o.id')
            .whereRef('o.panel', '=', 'p.id')
            .where('o.state', '=', 'filed'),
        ),
      ),
    )
    .orderBy('n.ends_at')
    .orderBy('n.id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.need);
}
