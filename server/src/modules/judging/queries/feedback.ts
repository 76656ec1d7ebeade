import type { RoundKind } from '@jiebang/contract/judging/panel.ts';
import type { Feedback } from '@jiebang/contract/judging/result.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { shown } from '../panel/ranking/rules.ts';
import { codeOf, rankingsOfRounds } from '../panel/ranking/store.ts';
import { type PlannedRound, roundsOf } from '../panel/round/store.ts';
import { findPanel, rubricOf, winnerOf } from '../panel/store.ts';
import { seatsOf } from '../seat/store.ts';
import { marksOf } from '../sheet/queries/marks.ts';
import { sheetsOfRound } from '../sheet/store.ts';
import { averagesOf, commentsOf } from './averages.ts';
import { needLine } from './need-line.ts';

/** What the judges said of one solution, for its own team, once the result is final; nothing before. */
export async function readFeedback({ db }: Platform, viewer: Viewer, id: string): Promise<Feedback | Refusal> {
  const solution = await solutionById(db, id);
  const own = solution && viewer.person !== null && [solution.leader, ...solution.people].includes(viewer.person);
  const panel = own ? await findPanel(db, solution.need) : undefined;
  const need = panel && (await findNeed(db, panel.need));
  if (!solution || !panel || !need) return refuse('not_found');
  if (panel.state !== 'definitive' && panel.state !== 'declined') return refuse('not_found');
  // The last round that ranked it: what went before is over with.
  const ranking = (await rankingsOfRounds(db, panel.id)).findLast(({ places }) =>
    places.some((one) => one.solution === id),
  );
  const place = ranking?.places.find((one) => one.solution === id);
  const rounds = await roundsOf(db, panel.id);
  const round = rounds.find((one) => one.id === ranking?.round);
  const rubric = await rubricOf(db, panel.id);
  return {
    solution: id,
    need: await needLine(db, need),
    round: round ? { n: round.n, of: rounds.length, kind: round.kind as RoundKind } : null,
    code: await codeOf(db, panel.id, id),
    rank: place?.rank ?? null,
    ranked: ranking?.places.length ?? 0,
    score: place ? shown(place.score, 4) : null,
    won: (await winnerOf(db, need.id))?.solution === id,
    rubric,
    averages: averagesOf(rubric, round ? await marksOf(db, round) : [], id),
    judges: await namedJudges(db, rounds, id),
    comments: round ? await commentsOf(db, round.id, id) : [],
  };
}

/** Who scored a solution, by the order of their names, of the rounds that name their judges. */
async function namedJudges(db: Db, rounds: readonly PlannedRound[], solution: string): Promise<string[]> {
  const seats = new Set<string>();
  for (const { id } of rounds.filter((round) => round.names_judges))
    for (const sheet of await sheetsOfRound(db, id))
      if (sheet.solution === solution && sheet.state === 'locked') seats.add(sheet.seat);
  const panel = rounds[0]?.panel;
  const seated = panel && seats.size > 0 ? await seatsOf(db, panel) : [];
  const people = seated.filter(({ id }) => seats.has(id)).map(({ person }) => person);
  const names = await peopleById(db, people);
  return people.map((person) => names.get(person)?.name ?? '').sort();
}
