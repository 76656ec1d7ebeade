import { createHash } from 'node:crypto';
import type { RankingContent } from '@jiebang/contract/log/documents.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { moveSolution } from '#modules/solutions/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { marksOf } from '../../sheet/queries/marks.ts';
import { promise } from '../../store.ts';
import { aggregate, type Method, type Ranked, rankingOf, shown, type Tie } from '../ranking/rules.ts';
import { insertRanking, rankedOfPanel } from '../ranking/store.ts';
import { type RoundRow, roundOf } from '../round/store.ts';
import { rubricOf } from '../store.ts';
import { type Held, movePanel } from './move.ts';

/**
 * Computes the ranking of the last round from its locked sheets, lets the log keep a promise of it, and hands it to the owner. Who was cut
 * before is ranked by its own round.
 */
export function rankSolutions(platform: Platform, viewer: Viewer, need: string) {
  return movePanel(platform, viewer, need, 'rank', {
    apply: async (tx, held, actor): Promise<Refusal | null> => {
      const round = await roundOf(tx, held.panel.id);
      if (!round) throw new Error('a panel that scored has no round');
      await putRanking(platform, tx, held, round, new Set());
      for (const solution of await rankedOfPanel(tx, held.panel.id)) {
        const moved = await moveSolution(tx, solution, 'rank', actor);
        if (isRefusal(moved)) return moved;
      }
      return null;
    },
  });
}

/** Computes the ranking of a round by its own rules, promises it to the log and keeps it, with who goes on. */
export async function putRanking(
  platform: Platform,
  tx: Tx,
  held: Held,
  round: RoundRow,
  goesOn: ReadonlySet<string>,
): Promise<Ranked[]> {
  const { places, lots } = await compute(platform, tx, held, round);
  const id = newId();
  const leaf = await promise(tx, platform, {
    kind: 'ranking',
    id,
    subject: held.need.number ?? held.need.id,
    content: contentOf(held, round, places),
    at: held.at,
  });
  await insertRanking(tx, { id, panel: held.panel.id, round: round.id, at: held.at, leaf, places, lots, goesOn });
  return places;
}

async function compute(platform: Platform, tx: Tx, { need, panel }: Held, round: RoundRow) {
  const rubric = await rubricOf(tx, panel.id);
  const marks = await marksOf(tx, round);
  const solutions = await judgedSolutions(platform, tx, need.id);
  const lots = new Map(solutions.map(({ id }) => [id, lotOf(round.seed, id)]));
  const submitted = new Map(solutions.map(({ id, submittedAt }) => [id, submittedAt.getTime()]));
  const scores = aggregate(round.aggregation as Method, rubric, marks);
  return { places: rankingOf(scores, rubric, marks, round.tie_rule as Tie, { lots, submitted }), lots };
}

/** The lot of a solution: drawn for everyone at once by the seed, and anyone who has it can draw again. */
export function lotOf(seed: Uint8Array, solution: string): string {
  return createHash('sha256').update(seed).update(solution, 'utf8').digest('hex');
}

function contentOf({ need }: Held, round: RoundRow, places: readonly Ranked[]): RankingContent {
  return {
    need: need.number ?? need.id,
    round: `${round.n} ${round.kind}`,
    method: round.aggregation,
    tieRule: round.tie_rule,
    entries: places.map(({ rank, solution, score }) => ({ rank, solution, score: shown(score, 6) })),
  };
}
