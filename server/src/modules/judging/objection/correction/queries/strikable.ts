import type { ReplyOf } from '@jiebang/contract/http/route.ts';
import type { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById, peopleById } from '#modules/identity/index.ts';
import { findNeed } from '#modules/needs/index.ts';
import { solutionsForJudging } from '#modules/solutions/index.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfObjection } from '../../../access.ts';
import { roundOf, roundsOf } from '../../../panel/round/store.ts';
import { panelById } from '../../../panel/store.ts';
import { seatsOf } from '../../../seat/store.ts';
import { sheetsOfRound } from '../../../sheet/store.ts';
import { isInvolved } from '../../actions/objection.ts';
import { objectionById } from '../../store.ts';

/** The locked sheets of the last round, for an independent answerer of an open objection: whose and of what, never a score. */
export async function strikable(
  platform: Platform,
  viewer: Viewer,
  id: string,
): Promise<ReplyOf<(typeof judgingRoutes)['strikable']> | Refusal> {
  const { db } = platform;
  const objection = await objectionById(db, id);
  const panel = objection && (await panelById(db, objection.panel));
  const need = panel && (await findNeed(db, panel.need));
  if (!objection || !panel || !need || asOfObjection(viewer, need).length === 0) return refuse('not_found');
  if (await isInvolved(platform, db, viewer, need, objection)) return refuse('not_independent');
  if (objection.state !== 'filed' || panel.state !== 'noticed') return refuse('not_in_this_state');
  const round = await roundOf(db, panel.id);
  const sheets = round ? (await sheetsOfRound(db, round.id)).filter(({ state }) => state === 'locked') : [];
  const seats = new Map((await seatsOf(db, panel.id)).map((seat) => [seat.id, seat.person]));
  const people = await peopleById(db, [...seats.values()]);
  const solutions = new Map((await solutionsForJudging(platform, db, need.id)).map((one) => [one.id, one]));
  const cards = await organisationsById(
    db,
    [...solutions.values()].map(({ organisation }) => organisation),
  );
  const lines = sheets.map(({ id: sheet, seat, solution }) => {
    const of = solutions.get(solution);
    return {
      sheet,
      judge: people.get(seats.get(seat) ?? '')?.name ?? '',
      organisation: cards.get(of?.organisation ?? '')?.name ?? '',
      title: of?.title ?? '',
    };
  });
  const rounds = await roundsOf(db, panel.id);
  const out = rounds.length > 1 ? [] : [...solutions.values()].filter(({ state }) => state === 'screened_out');
  const screenedOut = out.map(({ id: solution, title, organisation }) => {
    return { solution, title, organisation: cards.get(organisation)?.name ?? '' };
  });
  return { screenedOut, sheets: lines.sort((a, b) => (`${a.judge} ${a.title}` < `${b.judge} ${b.title}` ? -1 : 1)) };
}
