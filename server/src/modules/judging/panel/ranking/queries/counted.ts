import type { CountedSheet, Place, Ranking } from '@jiebang/contract/judging/result.ts';
import type { Db } from '#platform/db/connection.ts';
import { averagesOf } from '../../../queries/averages.ts';
import { marksOf } from '../../../sheet/queries/marks.ts';
import { cutOf, roundById } from '../../round/store.ts';
import { rubricOfRound } from '../../rubric/store.ts';
import { type Counted, countedSheets, type Method, partingsOf, shown, type Tie } from '../rules.ts';
import type { WholeRanking } from '../store.ts';

type Known = {
  /** How many rounds there are. */
  readonly of: number;
  readonly names: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
  /** When each was handed in, milliseconds. */
  readonly submitted: ReadonlyMap<string, number>;
  /** Whether the result is: only then the seed is told, since sheets may be opened again one by one and are ranked by the same. */
  readonly final: boolean;
};

/** Fewer judges than these can be told apart by whoever knows who sat. */
const fewestShown = 3;

/** The ranking of one round, with what its rules were and every number that led to it; nobody is named. */
export async function countedRound(db: Db, ranking: WholeRanking, known: Known) {
  const { of, names, titles, final } = known;
  const round = await roundById(db, ranking.round);
  const rubric = await rubricOfRound(db, round);
  const marks = await marksOf(db, round);
  const [aggregation, tieRule] = [round.aggregation as Method, round.tie_rule as Tie];
  const counted = countedSheets(aggregation, rubric, marks);
  const partings = partingsOf(ranking.places, rubric, marks, tieRule, known.submitted);
  const withheld = [...counted.values()].some((own) => own.length < fewestShown);
  return {
    round: { n: round.n, of, kind: round.kind as Ranking['round']['kind'] },
    aggregation,
    tieRule,
    rubric,
    cut: cutOf(round),
    seed: final ? round.seed.toString('hex') : null,
    places: ranking.places.map(({ rank, solution, score, goesOn, lot }): Place & { wentOn: boolean } => {
      const own = counted.get(solution) ?? [];
      return {
        rank,
        solution,
        organisation: names.get(solution) ?? '',
        title: titles.get(solution) ?? '',
        score: shown(score, 4),
        judges: own.length,
        averages: own.length < fewestShown ? null : averagesOf(rubric, marks, solution),
        sheets: withheld ? null : sheetsOf(rubric, own),
        parted: partings.get(solution) ?? null,
        lot: final ? lot : null,
        wentOn: goesOn,
      };
    }),
  };
}

/** The sheets of one solution by what they say, so that their order tells nothing. */
function sheetsOf(rubric: Ranking['rubric'], sheets: readonly Counted[]): CountedSheet[] {
  const lines = sheets.map(({ scores, total, dropped, standard }) => ({
    scores: rubric.map(({ key }) => ({ criterion: key, score: scores[key] ?? 0 })),
    total: shown(total, 4),
    dropped,
    standard: standard && {
      mean: shown(standard.mean, 4),
      deviation: shown(standard.deviation, 4),
      z: shown(standard.z, 4),
    },
  }));
  return lines.sort((a, b) => b.total - a.total || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
