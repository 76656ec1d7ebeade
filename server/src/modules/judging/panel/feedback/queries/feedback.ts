import type { RoundKind } from '@jiebang/contract/judging/panel.ts';
import type { Feedback } from '@jiebang/contract/judging/result.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { peopleById } from '#modules/identity/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import { screeningOf, solutionById } from '#modules/solutions/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { averagesOf, commentsOf } from '../../../queries/averages.ts';
import { needLine } from '../../../queries/need-line.ts';
import { seatsOf } from '../../../seat/store.ts';
import { marksOf } from '../../../sheet/queries/marks.ts';
import { type Marks, meanOf, shown } from '../../ranking/rules.ts';
import { codeOf, rankingsOfRounds } from '../../ranking/store.ts';
import { type PlannedRound, roundsOf } from '../../round/store.ts';
import { rubricOfRound } from '../../rubric/store.ts';
import { findPanel, type PanelRow, winnerOf } from '../../store.ts';
import { bandOf, type FeedbackRules, isReleased, quarterOf } from '../rules.ts';

type Released = Extract<Feedback, { state: 'released' }>;

/** What the judging of one solution came to, for its own team and nobody else, as and when the contest's rules tell it (decision 0036). */
export async function readFeedback({ db }: Platform, viewer: Viewer, id: string): Promise<Feedback | Refusal> {
  const solution = await solutionById(db, id);
  const own = solution && viewer.person !== null && [solution.leader, ...solution.people].includes(viewer.person);
  const need = own ? await findNeed(db, solution.need) : undefined;
  if (!solution || !need) return refuse('not_found');
  const of = { solution: id, need: await needLine(db, need) };
  if (solution.state === 'screened_out') {
    const screening = await screeningOf(db, id);
    return { state: 'screened_out', ...of, reasons: screening?.reasons ?? [], note: screening?.note ?? null };
  }
  const panel = await findPanel(db, need.id);
  if (panel?.state === 'abandoned') return refuse('not_found');
  const rounds = panel ? await roundsOf(db, panel.id) : [];
  const rules = await rulesOf(db, need, rounds[0]?.began_at ?? (await now(db)));
  if (!panel || !isReleased(rules.release, panel.state)) return { state: 'waiting', ...of, release: rules.release };
  return { state: 'released', ...of, ...(await releasedOf(db, { panel, need, rounds, rules }, id)) };
}

/** The rules as they stood when judging began. */
async function rulesOf(db: Db, { contest, track }: NeedRow, at: Date): Promise<FeedbackRules> {
  return {
    release: await ruleOf(db, contest, 'feedback_release', at, track),
    scores: await ruleOf(db, contest, 'feedback_scores', at, track),
    comments: await ruleOf(db, contest, 'feedback_comments', at, track),
    rank: await ruleOf(db, contest, 'feedback_rank', at, track),
    fewestJudges: await ruleOf(db, contest, 'feedback_fewest_judges', at, track),
  };
}

type Judged = {
  readonly panel: PanelRow;
  readonly need: NeedRow;
  readonly rounds: readonly PlannedRound[];
  readonly rules: FeedbackRules;
};

async function releasedOf(
  db: Db,
  { panel, need, rounds, rules }: Judged,
  id: string,
): Promise<Omit<Released, 'state' | 'solution' | 'need'>> {
  // The last round that ranked it: what went before is over with.
  const ranking = (await rankingsOfRounds(db, panel.id)).findLast(({ places }) =>
    places.some((one) => one.solution === id),
  );
  const place = ranking?.places.find((one) => one.solution === id);
  const round = rounds.find((one) => one.id === ranking?.round);
  const rubric = round ? await rubricOfRound(db, round) : [];
  const marks = round ? await marksOf(db, round) : [];
  const withheld = !isEnough(marks, id, rules);
  const scores = withheld ? 'none' : rules.scores;
  const exactRank = rules.rank === 'exact' && place !== undefined;
  // A code leads to the rank and the score of a ranking that is published once the result is final.
  const exactly = exactRank && scores === 'exact' && panel.state !== 'noticed';
  return {
    shows: { scores: rules.scores, comments: rules.comments, rank: rules.rank },
    withheld,
    fewestJudges: rules.fewestJudges,
    round: round ? { n: round.n, of: rounds.length, kind: round.kind as RoundKind } : null,
    code: exactly ? await codeOf(db, panel.id, id) : null,
    rank: exactRank ? place.rank : null,
    ranked: exactRank ? (ranking?.places.length ?? null) : null,
    rankBand: rules.rank === 'band' && place && ranking ? bandOf(place.rank, ranking.places.length) : null,
    score: scores === 'exact' && place ? shown(place.score, 4) : null,
    won: (await winnerOf(db, need.id))?.solution === id,
    rubric,
    averages: scores === 'exact' ? averagesOf(rubric, marks, id) : [],
    bands:
      scores === 'bands'
        ? rubric.map(({ key, max }) => ({ criterion: key, quarter: quarterOf(meanOf(marks, id, key), max) }))
        : [],
    judges: await namedJudges(db, rounds, id, rules),
    comments: rules.comments === 'anonymous' && round ? await commentsOf(db, round.id, id) : [],
  };
}

/** Whether enough judges stand behind a solution's average that nobody is told by it. */
function isEnough(marks: readonly Marks[], solution: string, { fewestJudges }: FeedbackRules): boolean {
  return marks.filter((one) => one.solution === solution).length >= fewestJudges;
}

/** Who scored a solution, by the order of their names, of the rounds that name their judges and had enough of them. */
async function namedJudges(
  db: Db,
  rounds: readonly PlannedRound[],
  solution: string,
  rules: FeedbackRules,
): Promise<string[]> {
  const seats = new Set<string>();
  for (const round of rounds.filter((one) => one.names_judges)) {
    const marks = await marksOf(db, round);
    if (!isEnough(marks, solution, rules)) continue;
    for (const one of marks) if (one.solution === solution) seats.add(one.judge);
  }
  const panel = rounds[0]?.panel;
  const seated = panel && seats.size > 0 ? await seatsOf(db, panel) : [];
  const people = seated.filter(({ id }) => seats.has(id)).map(({ person }) => person);
  const names = await peopleById(db, people);
  return people.map((person) => names.get(person)?.name ?? '').sort();
}
