import type { Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';
import type { Ranked } from './rules.ts';

export type RankingRow = Selectable<JudgingTables['judging.ranking']>;

/** The latest ranking of a panel with its places, best first; undefined before the first. */
export async function rankingOfPanel(db: Db, panel: string): Promise<(RankingRow & { places: Ranked[] }) | undefined> {
  const ranking = await tables(db)
    .selectFrom('judging.ranking')
    .selectAll()
    .where('panel', '=', panel)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!ranking) return undefined;
  const rows = await tables(db)
    .selectFrom('judging.place')
    .selectAll()
    .where('ranking', '=', ranking.id)
    .orderBy('rank')
    .orderBy('lot')
    .execute();
  const places = rows.map(({ solution, rank, numerator, denominator }) => ({
    solution,
    rank,
    score: { n: BigInt(numerator), d: BigInt(denominator) },
  }));
  return { ...ranking, places };
}

/** Keeps a ranking, after those before it. */
export async function insertRanking(
  tx: Tx,
  ranking: Omit<RankingRow, 'n'> & { readonly places: readonly Ranked[]; readonly lots: ReadonlyMap<string, string> },
): Promise<void> {
  const { places, lots, ...row } = ranking;
  const { count } = await tables(tx)
    .selectFrom('judging.ranking')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('panel', '=', row.panel)
    .executeTakeFirstOrThrow();
  await tables(tx)
    .insertInto('judging.ranking')
    .values({ ...row, n: count + 1 })
    .execute();
  await tables(tx)
    .insertInto('judging.place')
    .values(
      places.map(({ solution, rank, score }) => ({
        ranking: row.id,
        solution,
        rank,
        numerator: String(score.n),
        denominator: String(score.d),
        lot: lots.get(solution) ?? '',
      })),
    )
    .execute();
}
