import type { RoundPlan } from '@jiebang/contract/judging/panel.ts';
import { ruleOf } from '#modules/contests/index.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { marksOf } from '../../../sheet/queries/marks.ts';
import { aggregate, type Method } from '../../ranking/rules.ts';
import { rankingsOfRounds } from '../../ranking/store.ts';
import { rubricOfRound } from '../../rubric/store.ts';
import { goingOn } from '../rules.ts';
import { cutOf, type PlannedRound, type RoundRow, roundsOf } from '../store.ts';

/** One online round by the contest's rules of that moment: what holds where the organiser has set nothing. */
export async function plainRound(db: Db, need: NeedRow, at: Date): Promise<RoundPlan> {
  return {
    kind: 'online',
    aggregation: await ruleOf(db, need.contest, 'aggregation', at, need.track),
    tieRule: await ruleOf(db, need.contest, 'tie_rule', at, need.track),
    judgesPerSolution: await ruleOf(db, need.contest, 'judges_per_solution', at, need.track),
    hidesSolvers: false,
    showsScores: false,
    namesJudges: false,
    cut: null,
    scoreBy: null,
  };
}

/** Where a panel stands among its rounds: the one that has begun last, the next, and how many are left after the former. */
export async function placeAmongRounds(
  db: Db,
  panel: string,
): Promise<{ running: RoundRow | null; next: PlannedRound | null; left: number; of: number }> {
  const rounds = await roundsOf(db, panel);
  const ahead = rounds.filter((round) => round.began_at === null);
  const running = rounds.findLast((round) => round.began_at !== null);
  return {
    running: (running as RoundRow | undefined) ?? null,
    next: ahead[0] ?? null,
    left: running ? ahead.length : Math.max(rounds.length - 1, 0),
    of: Math.max(rounds.length, 1),
  };
}

/** Which round of how many runs; null before judging begins. */
export const roundPlace = ({ running, of }: { running: RoundRow | null; of: number }) =>
  running ? { n: running.n, of, kind: running.kind as RoundPlan['kind'] } : null;

/** The solutions that a scored round lets go on by its cut line; null where it has none. */
export async function pastTheLine(db: Db, round: RoundRow): Promise<Set<string> | null> {
  const cut = cutOf(round);
  if (cut === null) return null;
  const scores = aggregate(round.aggregation as Method, await rubricOfRound(db, round), await marksOf(db, round));
  return goingOn(scores, cut);
}

/** Which solutions are out of a panel, each with the number of the round after which it was: the round after that one has begun. */
export async function cutAfter(db: Db, panel: string): Promise<Map<string, number>> {
  const rounds = await roundsOf(db, panel);
  const running = rounds.findLast((round) => round.began_at !== null)?.n ?? 0;
  const cut = new Map<string, number>();
  for (const { round, places } of await rankingsOfRounds(db, panel)) {
    const n = rounds.find(({ id }) => id === round)?.n ?? 0;
    if (n < running) for (const { solution, goesOn } of places) if (!goesOn) cut.set(solution, n);
  }
  return cut;
}
