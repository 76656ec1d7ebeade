import type { Feedback } from '@jiebang/contract/judging/result.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import type { Platform } from '#platform/platform.ts';
import { marksOf } from '../panel/actions/rank.ts';
import { shown } from '../panel/ranking/rules.ts';
import { rankingOfPanel } from '../panel/ranking/store.ts';
import { findPanel, rubricOf, winnerOf } from '../panel/store.ts';
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
  const ranking = await rankingOfPanel(db, panel.id);
  const place = ranking?.places.find((one) => one.solution === id);
  const rubric = await rubricOf(db, panel.id);
  return {
    solution: id,
    need: await needLine(db, need),
    rank: place?.rank ?? null,
    ranked: ranking?.places.length ?? 0,
    score: place ? shown(place.score, 4) : null,
    won: (await winnerOf(db, need.id))?.solution === id,
    rubric,
    averages: averagesOf(rubric, await marksOf(db, panel), id),
    comments: await commentsOf(db, panel.id, id),
  };
}
