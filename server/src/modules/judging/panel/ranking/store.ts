import { randomInt } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';
import type { Ranked } from './rules.ts';

export type RankingRow = Selectable<JudgingTables['judging.ranking']>;

export type WholeRanking = RankingRow & {
  readonly places: readonly (Ranked & { readonly goesOn: boolean; readonly lot: string })[];
};

/** The latest ranking of a panel with its places, best first; undefined before the first. */
export async function rankingOfPanel(db: Db, panel: string): Promise<WholeRanking | undefined> {
  return (await rankingsOfRounds(db, panel)).at(-1);
}

/** The latest ranking of each round of a panel, in the order of rounds. */
export async function rankingsOfRounds(db: Db, panel: string): Promise<WholeRanking[]> {
  const rows = await tables(db)
    .selectFrom('judging.ranking as k')
    .innerJoin('judging.round as r', 'r.id', 'k.round')
    .selectAll('k')
    .distinctOn('r.n')
    .where('k.panel', '=', panel)
    .orderBy('r.n')
    .orderBy('k.n', 'desc')
    .execute();
  const found: WholeRanking[] = [];
  for (const row of rows) found.push(await withPlaces(db, row));
  return found;
}

/** One ranking by its id, with its places. */
export async function rankingById(db: Db, id: string): Promise<WholeRanking> {
  const row = await tables(db).selectFrom('judging.ranking').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  return withPlaces(db, row);
}

async function withPlaces(db: Db, ranking: RankingRow): Promise<WholeRanking> {
  const rows = await tables(db)
    .selectFrom('judging.place')
    .selectAll()
    .where('ranking', '=', ranking.id)
    .orderBy('rank')
    .orderBy('lot')
    .execute();
  const places = rows.map(({ solution, rank, numerator, denominator, goes_on, lot }) => ({
    solution,
    rank,
    score: { n: BigInt(numerator), d: BigInt(denominator) },
    goesOn: goes_on,
    lot,
  }));
  return { ...ranking, places };
}

/** Every solution that any round of a panel ranked. */
export async function rankedOfPanel(db: Db, panel: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('judging.place as p')
    .innerJoin('judging.ranking as r', 'r.id', 'p.ranking')
    .select('p.solution')
    .distinct()
    .where('r.panel', '=', panel)
    .orderBy('p.solution')
    .execute();
  return rows.map((row) => row.solution);
}

/** Keeps a ranking, after those before it. */
export async function insertRanking(
  tx: Tx,
  ranking: Omit<RankingRow, 'n'> & {
    readonly places: readonly Ranked[];
    readonly lots: ReadonlyMap<string, string>;
    readonly goesOn: ReadonlySet<string>;
  },
): Promise<void> {
  const { places, lots, goesOn, ...row } = ranking;
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
        goes_on: goesOn.has(solution),
      })),
    )
    .execute();
}

/** Letters and digits that nobody takes for each other. */
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const signsOfCode = 6;

/** The codes under which solutions stand in draws and published rankings; those that have none are given one. */
export async function codesOf(tx: Tx, panel: string, solutions: readonly string[]): Promise<Map<string, string>> {
  const codes = new Map((await codesOfPanel(tx, panel)).map(({ solution, code }) => [solution, code]));
  const taken = new Set(codes.values());
  for (const solution of solutions.filter((one) => !codes.has(one))) {
    let code = '';
    do code = Array.from({ length: signsOfCode }, () => signs[randomInt(signs.length)]).join('');
    while (taken.has(code));
    taken.add(code);
    codes.set(solution, code);
    await tables(tx).insertInto('judging.code').values({ panel, solution, code }).execute();
  }
  return codes;
}

/** The code of each solution of a panel. */
export async function codesOfPanel(db: Db, panel: string): Promise<{ solution: string; code: string }[]> {
  return tables(db).selectFrom('judging.code').select(['solution', 'code']).where('panel', '=', panel).execute();
}

/** The code of one solution; null before judging begins. */
export async function codeOf(db: Db, panel: string, solution: string): Promise<string | null> {
  return (await codesOfPanel(db, panel)).find((one) => one.solution === solution)?.code ?? null;
}
