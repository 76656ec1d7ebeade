import type { Ranking } from '@jiebang/contract/judging/result.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { signingOf } from '#modules/identity/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { now } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfPanel, mayReadRanking } from '../../access.ts';
import { struckOf } from '../../objection/correction/store.ts';
import { commentsOf } from '../../queries/averages.ts';
import { needLine } from '../../queries/need-line.ts';
import { isShutOut, standsOnASide } from '../../queries/sides.ts';
import { judgedSolutions, organisationNames } from '../../queries/solutions.ts';
import { canOf } from '../../views.ts';
import { panelLife } from '../lifecycle.ts';
import { countedRound } from '../ranking/queries/counted.ts';
import { rankingsOfRounds, type WholeRanking } from '../ranking/store.ts';
import { roundsOf } from '../round/store.ts';
import { panelRules, shortlistRanks } from '../rules.ts';
import { findPanel, winnerOf } from '../store.ts';
import { contextOf } from './context.ts';

/**
 * The ranking with every number that led to it, for the need's owner and the organiser, from the moment it is proposed; without the averages
 * and comments of a solution that few judged, since these two know who did (decision 0053).
 */
export async function readRanking(platform: Platform, viewer: Viewer, needId: string): Promise<Ranking | Refusal> {
  const { db } = platform;
  const need = await findNeed(db, needId);
  const panel = need && (await findPanel(db, needId));
  if (!need || !panel || !mayReadRanking(viewer, need, panel.state)) return refuse('not_found');
  if (await isShutOut(platform, viewer, need)) return refuse('conflict_of_interest');
  const rankings = await rankingsOfRounds(db, panel.id);
  const ranking = rankings.at(-1);
  if (!ranking) return refuse('not_found');
  const solutions = await judgedSolutions(platform, db, needId);
  const names = await organisationNames(db, solutions);
  const titles = new Map(solutions.map(({ id, title }) => [id, title]));
  const of = (await roundsOf(db, panel.id)).length;
  const submitted = new Map(solutions.map(({ id, submittedAt }) => [id, submittedAt.getTime()]));
  const final = panel.state === 'definitive' || panel.state === 'declined';
  const ofASide = await standsOnASide(platform, db, viewer, need);
  const signing = await signingOf(db, viewer, need.organisation);
  const context = { ...(await contextOf(db, need, panel, await now(db))), rank: 1, ofASide, signing };
  const winner = await winnerOf(db, needId);
  const comments: Ranking['comments'] = [];
  const earlier: Ranking['earlier'] = [];
  const viewed = async (one: WholeRanking) => {
    const view = await countedRound(db, one, { of, names, titles, submitted, final });
    for (const { solution } of view.places.filter(({ averages }) => averages !== null))
      for (const comment of await commentsOf(db, one.round, solution))
        comments.push({ round: view.round.n, solution, ...comment });
    return view;
  };
  for (const one of rankings.slice(0, -1)) {
    const { places, cut, ...view } = await viewed(one);
    if (cut !== null) earlier.push({ ...view, cut, places });
  }
  const { cut: _, places, ...last } = await viewed(ranking);
  return {
    panel: panel.id,
    version: panel.version,
    state: panel.state,
    need: await needLine(db, need),
    ...last,
    places: places.map(({ wentOn: _, ...place }) => place),
    earlier,
    shortlist: ranking.places.filter(({ rank }) => rank <= shortlistRanks).map(({ solution }) => solution),
    struck: (await struckOf(db, panel.id)).map(({ notice: _, ...one }) => one),
    winner: winner?.solution ?? null,
    reason: winner?.reason ?? null,
    comments,
    can: canOf(allowed(panelLife, panelRules, { state: panel.state, as: asOfPanel(viewer, need), context })),
  };
}
