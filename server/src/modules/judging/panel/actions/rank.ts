import type { RankingContent } from '@jiebang/contract/log/documents.ts';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { moveSolution } from '#modules/solutions/index.ts';
import type { Db, Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { scoresOf, sheetsOfPanel } from '../../sheet/store.ts';
import { promise } from '../../store.ts';
import { aggregate, type Marks, type Method, type Ranked, rankingOf, shown, type Tie } from '../ranking/rules.ts';
import { insertRanking } from '../ranking/store.ts';
import { type PanelRow, type RoundRow, roundOf, rubricOf } from '../store.ts';
import { lotOf } from './begin.ts';
import { type Held, movePanel } from './move.ts';

/** Computes the ranking from the locked sheets by the round's rules, lets the log keep a promise of it, and hands it to the owner. */
export function rankSolutions(platform: Platform, viewer: Viewer, need: string) {
  return movePanel(platform, viewer, need, 'rank', {
    apply: async (tx, held, actor): Promise<Refusal | null> => {
      const round = await roundOf(tx, held.panel.id);
      if (!round) throw new Error('a panel that scored has no round');
      const { places, lots } = await compute(platform, tx, held, round);
      const id = newId();
      const leaf = await promise(tx, platform, {
        kind: 'ranking',
        id,
        subject: held.need.number ?? need,
        content: contentOf(held, round, places),
        at: held.at,
      });
      await insertRanking(tx, { id, panel: held.panel.id, round: round.id, at: held.at, leaf, places, lots });
      for (const { solution } of places) {
        const moved = await moveSolution(tx, solution, 'rank', actor);
        if (isRefusal(moved)) return moved;
      }
      return null;
    },
  });
}

async function compute(platform: Platform, tx: Tx, { need, panel }: Held, round: RoundRow) {
  const rubric = await rubricOf(tx, panel.id);
  const marks = await marksOf(tx, panel);
  const solutions = await judgedSolutions(platform, tx, need.id);
  const lots = new Map(solutions.map(({ id }) => [id, lotOf(round.seed, id)]));
  const submitted = new Map(solutions.map(({ id, submittedAt }) => [id, submittedAt.getTime()]));
  const scores = aggregate(round.aggregation as Method, rubric, marks);
  return { places: rankingOf(scores, rubric, marks, round.tie_rule as Tie, { lots, submitted }), lots };
}

/** The locked sheets of a panel as the ranking sees them. */
export async function marksOf(db: Db, panel: Pick<PanelRow, 'id'>): Promise<Marks[]> {
  const locked = (await sheetsOfPanel(db, panel.id)).filter((sheet) => sheet.state === 'locked');
  const scores = await scoresOf(
    db,
    locked.map((sheet) => sheet.id),
  );
  return locked.map(({ id, seat, solution }) => ({
    judge: seat,
    solution,
    scores: Object.fromEntries((scores.get(id) ?? []).map(({ criterion, score }) => [criterion, score ?? 0])),
  }));
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
