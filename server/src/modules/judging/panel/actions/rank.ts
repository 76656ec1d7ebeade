import { createHash } from 'node:crypto';
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { moveSolution } from '#modules/solutions/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { judgedSolutions } from '../../queries/solutions.ts';
import { marksOf } from '../../sheet/queries/marks.ts';
import { promise } from '../../store.ts';
import { publishedRankingOf } from '../ranking/documents/published.ts';
import { drawOf } from '../ranking/queries/draw.ts';
import { aggregate, type Method, type Ranked, rankingOf, type Tie } from '../ranking/rules.ts';
import { codesOf, insertRanking, rankedOfPanel } from '../ranking/store.ts';
import { cutOf, type RoundRow, roundOf } from '../round/store.ts';
import { rubricOfRound } from '../rubric/store.ts';
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
  const { places, lots, content } = await compute(platform, tx, held, round, goesOn);
  const id = newId();
  const leaf = await promise(tx, platform, {
    kind: 'ranking',
    id,
    subject: held.need.number ?? held.need.id,
    content,
    at: held.at,
  });
  await insertRanking(tx, { id, panel: held.panel.id, round: round.id, at: held.at, leaf, places, lots, goesOn });
  return places;
}

async function compute(
  platform: Platform,
  tx: Tx,
  { need, panel }: Held,
  round: RoundRow,
  goesOn: ReadonlySet<string>,
) {
  const rubric = await rubricOfRound(tx, round);
  const marks = await marksOf(tx, round);
  const solutions = await judgedSolutions(platform, tx, need.id);
  const ids = solutions.map(({ id }) => id);
  const codes = await codesOf(tx, panel.id, ids);
  const lots = new Map(ids.map((id) => [id, lotOf(round.seed, codes.get(id) ?? '')]));
  const submitted = new Map(solutions.map(({ id, submittedAt }) => [id, submittedAt]));
  const times = new Map(solutions.map(({ id, submittedAt }) => [id, submittedAt.getTime()]));
  const [aggregation, tieRule, cut] = [round.aggregation as Method, round.tie_rule as Tie, cutOf(round)];
  const scores = aggregate(aggregation, rubric, marks);
  const places = rankingOf(scores, rubric, marks, tieRule, { lots, submitted: times });
  const content = publishedRankingOf({
    need: need.number ?? need.id,
    round: { n: round.n, kind: round.kind, cut },
    ...{ aggregation, tieRule, rubric, marks, codes, submitted },
    draw: (await drawOf(tx, round.id)).draw,
    places: places.map((place) => ({ ...place, goesOn: cut === null ? null : goesOn.has(place.solution) })),
  });
  return { places, lots, content };
}

/** The lot of a solution, by its code: drawn for everyone at once by the seed, and anyone who has it can draw again. */
export function lotOf(seed: Uint8Array, code: string): string {
  return createHash('sha256').update(seed).update(code, 'utf8').digest('hex');
}
