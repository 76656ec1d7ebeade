import type { Panel } from '@jiebang/contract/judging/panel.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { signingOf, withNames } from '#modules/identity/index.ts';
import { findNeed, type NeedRow } from '#modules/needs/index.ts';
import type { JudgedSolution } from '#modules/solutions/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { moveView } from '#platform/db/move.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfPanel, isOrganiser } from '../../access.ts';
import { needLine } from '../../queries/need-line.ts';
import { standsOnASide } from '../../queries/sides.ts';
import { judgedSolutions, organisationNames } from '../../queries/solutions.ts';
import { conflictsOf } from '../../seat/queries/conflicts.ts';
import { staffNamesakes } from '../../seat/queries/staff-namesakes.ts';
import { availabilityOf } from '../../seat/register/queries/availability.ts';
import { type SeatRow, seatsOf } from '../../seat/store.ts';
import { sheetsOfRound } from '../../sheet/store.ts';
import { tables } from '../../store.ts';
import { canOf } from '../../views.ts';
import { beforeJudging } from '../actions/begin.ts';
import { panelLife } from '../lifecycle.ts';
import { cutAfter, placeAmongRounds } from '../round/queries/contenders.ts';
import { roundViews } from '../round/queries/round-views.ts';
import { rubricOf } from '../rubric/store.ts';
import { panelRules } from '../rules.ts';
import { findPanel, noticeOf } from '../store.ts';
import { dutiesOf } from '../translation/store.ts';
import { contextOf } from './context.ts';
import { seatViews } from './seat-views.ts';

/** The panel with its progress, for the organiser: who has locked what, never a score. */
export async function readPanel(platform: Platform, viewer: Viewer, needId: string): Promise<Panel | Refusal> {
  const { db } = platform;
  const need = await findNeed(db, needId);
  const panel = need && (await findPanel(db, needId));
  if (!need || !panel || !isOrganiser(viewer, need)) return refuse('not_found');
  const ofASide = await standsOnASide(platform, db, viewer, need);
  if (ofASide) return refuse('conflict_of_interest');
  const at = await now(db);
  const solutions = await judgedSolutions(platform, db, needId);
  const seats = await seatsOf(db, panel.id);
  const { running } = await placeAmongRounds(db, panel.id);
  const sheets = running ? await sheetsOfRound(db, running.id) : [];
  const conflicts = await conflictsOfSeats(db, need, seats, solutions, at);
  const cut = await cutAfter(db, panel.id);
  const notice = await noticeOf(db, panel.id);
  const names = await organisationNames(db, solutions);
  const before = await beforeJudging(platform, db, { need, panel, at });
  const inRound = before.eligible.filter((_, place) => !cut.has(solutions[place]?.id ?? ''));
  const signing = await signingOf(db, viewer, need.organisation);
  const context = {
    ...(await contextOf(db, need, panel, at)),
    ...before,
    eligible: inRound,
    rank: 1,
    newScoreBy: Number.MAX_SAFE_INTEGER,
    ofASide,
    signing,
  };
  const days = await availabilityOf(
    db,
    panel,
    seats.map(({ person }) => person),
    at,
  );
  return {
    id: panel.id,
    version: panel.version,
    state: panel.state,
    since: panel.moved_at.toISOString(),
    need: await needLine(db, need),
    scoreBy: panel.score_by?.toISOString() ?? null,
    rubric: await rubricOf(db, panel.id),
    rounds: await roundViews(db, need, panel, at),
    seats: await seatViews(db, viewer, { need, panel, seats, sheets, ofASide, days }),
    finalDay: days.finalDay,
    solutions: solutions.map(({ id }, place) => ({
      id,
      organisation: names.get(id) ?? '',
      eligibleJudges: before.eligible[place] ?? 0,
      lockedSheets: sheets.filter((sheet) => sheet.solution === id && sheet.state === 'locked').length,
      openSheets: sheets.filter((sheet) => sheet.solution === id && sheet.state === 'open').length,
      outAfter: cut.get(id) ?? null,
    })),
    conflicts,
    namesakes: await staffNamesakes(
      db,
      need,
      solutions,
      seats.map(({ person }) => person),
      (await dutiesOf(db, panel.id)).flatMap(({ person, state }) =>
        state === 'invited' || state === 'accepted' ? [person] : [],
      ),
    ),
    notice: notice
      ? {
          number: notice.number,
          publishedAt: notice.published_at.toISOString(),
          endsAt: notice.ends_at.toISOString(),
        }
      : null,
    moves: await movesOf(db, panel.id),
    can: {
      ...canOf(allowed(panelLife, panelRules, { state: panel.state, as: asOfPanel(viewer, need), context })),
      // A declaration is no move of the panel: it closes it to who makes it.
      stand_aside: true,
    },
  };
}

async function conflictsOfSeats(
  db: Db,
  need: NeedRow,
  seats: readonly SeatRow[],
  solutions: readonly JudgedSolution[],
  at: Date,
): Promise<Panel['conflicts']> {
  const found: Panel['conflicts'] = [];
  for (const { person, state } of seats) {
    if (state !== 'invited' && state !== 'accepted') continue;
    const conflicts = await conflictsOf(db, need, person, solutions, at);
    for (const [solution, sources] of conflicts) found.push({ person, solution, sources });
  }
  return found;
}

async function movesOf(db: Db, panel: string): Promise<Panel['moves']> {
  const moves = await tables(db)
    .selectFrom('judging.panel_move')
    .selectAll()
    .where('item', '=', panel)
    .orderBy('n')
    .execute();
  return (await withNames(db, moves)).map((move) => {
    const { action, to, at, by, role, reason } = moveView<Panel['state']>(move);
    return { action, to, at, by, role, reason };
  });
}
