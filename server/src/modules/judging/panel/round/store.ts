import type { CutLine, RoundPlan } from '@jiebang/contract/judging/panel.ts';
import type { Selectable } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import { tables } from '../../store.ts';
import type { JudgingTables } from '../../tables.gen.ts';

/** A round as it is kept; without seed and beginning it is still to come. */
export type PlannedRound = Selectable<JudgingTables['judging.round']>;
/** A round that has begun, with the rules as they stood then. */
export type RoundRow = PlannedRound & { readonly seed: Buffer; readonly began_at: Date };

/** The rounds of a panel in order, also those to come; none before they were set or judging began. */
export async function roundsOf(db: Db, panel: string): Promise<PlannedRound[]> {
  return tables(db).selectFrom('judging.round').selectAll().where('panel', '=', panel).orderBy('n').execute();
}

const begun = (round: PlannedRound): round is RoundRow => round.seed !== null && round.began_at !== null;

/** The latest round of a panel that has begun; undefined before the first. */
export async function roundOf(db: Db, panel: string): Promise<RoundRow | undefined> {
  return (await roundsOf(db, panel)).filter(begun).at(-1);
}

/** One round that has begun, by its id. */
export async function roundById(db: Db, id: string): Promise<RoundRow> {
  const round = await tables(db).selectFrom('judging.round').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  if (!begun(round)) throw new Error('a round that has not begun');
  return round;
}

/** Puts a plan in the place of the one before; no round has begun. */
export async function savePlan(tx: Tx, panel: string, rounds: readonly RoundPlan[]): Promise<void> {
  await tables(tx).deleteFrom('judging.round').where('panel', '=', panel).execute();
  const rows = rounds.map((round, place) => ({
    id: newId(),
    panel,
    n: place + 1,
    kind: round.kind,
    aggregation: round.aggregation,
    tie_rule: round.tieRule,
    judges_per_solution: round.judgesPerSolution,
    seed: null,
    began_at: null,
    hides_solvers: round.hidesSolvers,
    shows_scores: round.showsScores,
    names_judges: round.namesJudges,
    cut_by: round.cut?.by ?? null,
    cut_at: round.cut === null ? null : round.cut.by === 'rank' ? round.cut.first : round.cut.atLeast,
    score_by: round.scoreBy === null ? null : new Date(round.scoreBy),
  }));
  await tables(tx).insertInto('judging.round').values(rows).execute();
}

/** Begins a round: from now on it has its seed. */
export async function startRound(tx: Tx, round: PlannedRound, seed: Buffer, at: Date): Promise<RoundRow> {
  await tables(tx).updateTable('judging.round').set({ seed, began_at: at }).where('id', '=', round.id).execute();
  return { ...round, seed, began_at: at };
}

/** Gives a round that has begun another seed. */
export async function saveSeed(tx: Tx, round: RoundRow, seed: Buffer): Promise<RoundRow> {
  await tables(tx).updateTable('judging.round').set({ seed }).where('id', '=', round.id).execute();
  return { ...round, seed };
}

/** Gives a round another day by which to score. */
export async function saveDay(tx: Tx, round: string, scoreBy: Date): Promise<void> {
  await tables(tx).updateTable('judging.round').set({ score_by: scoreBy }).where('id', '=', round).execute();
}

/** A round's rules as the contract has them. */
export function planOf(round: PlannedRound): RoundPlan {
  return {
    kind: round.kind as RoundPlan['kind'],
    aggregation: round.aggregation as RoundPlan['aggregation'],
    tieRule: round.tie_rule as RoundPlan['tieRule'],
    judgesPerSolution: round.judges_per_solution,
    hidesSolvers: round.hides_solvers,
    showsScores: round.shows_scores,
    namesJudges: round.names_judges,
    cut: cutOf(round),
    scoreBy: round.score_by?.toISOString() ?? null,
  };
}

/** A round's cut line; null in the last. */
export function cutOf({ cut_by, cut_at }: Pick<PlannedRound, 'cut_by' | 'cut_at'>): CutLine | null {
  if (cut_at === null) return null;
  return cut_by === 'rank' ? { by: 'rank', first: cut_at } : { by: 'score', atLeast: cut_at };
}
