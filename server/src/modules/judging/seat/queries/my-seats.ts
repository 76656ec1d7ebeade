import type { MySeat } from '@jiebang/contract/judging/sheet.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { findNeed } from '#modules/needs/index.ts';
import { cursorOf, timeKeysOf } from '#platform/db/cursor.ts';
import type { Platform } from '#platform/platform.ts';
import { asOfSeat } from '../../access.ts';
import { placeAmongRounds, roundPlace } from '../../panel/round/queries/contenders.ts';
import { rubricOf, rubricOfRound } from '../../panel/rubric/store.ts';
import { panelById } from '../../panel/store.ts';
import { needLine } from '../../queries/need-line.ts';
import { organisationNames } from '../../queries/solutions.ts';
import { seenSheets } from '../../sheet/queries/seen.ts';
import { scoresOf, sheetsOfSeat } from '../../sheet/store.ts';
import { canOf } from '../../views.ts';
import { seatLife } from '../lifecycle.ts';
import { seatRules } from '../rules.ts';
import { type SeatRow, seatById, seatsOfPerson } from '../store.ts';

/** The viewer's own invitations and seats, newest first. */
export async function mySeats(
  platform: Platform,
  viewer: Viewer,
  query: { after?: string | undefined; limit: number },
): Promise<{ items: MySeat[]; next: string | null }> {
  if (viewer.person === null) return { items: [], next: null };
  const rows = await seatsOfPerson(platform.db, viewer.person, timeKeysOf(query.after), query.limit + 1);
  const page = rows.slice(0, query.limit);
  const items: MySeat[] = [];
  for (const row of page) items.push(await seatView(platform, viewer, row));
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.created_at.toISOString(), last.id) : null };
}

/** One seat of the viewer. */
export async function mySeat(platform: Platform, viewer: Viewer, id: string): Promise<MySeat | Refusal> {
  const seat = await seatById(platform.db, id);
  if (!seat || !(seat.state === 'invited' || seat.state === 'accepted') || seat.person !== viewer.person)
    return refuse('not_found');
  return seatView(platform, viewer, seat);
}

/** A seat with the sheets that its judge may see now: a solution with a conflict is not named, nor counted, and none where the role has ended. */
async function seatView(platform: Platform, viewer: Viewer, seat: SeatRow): Promise<MySeat> {
  const { db } = platform;
  const panel = await panelById(db, seat.panel);
  const need = panel && (await findNeed(db, panel.need));
  if (!panel || !need) throw new Error('a seat without panel or need');
  const as = asOfSeat(viewer, need, seat).filter((part) => part === 'judge');
  const among = await placeAmongRounds(db, panel.id);
  const all = await sheetsOfSeat(db, seat.id);
  const sheets = as.length === 0 ? [] : all.filter(({ round }) => round === among.running?.id);
  const seen = await seenSheets(platform, db, need, seat.person, sheets);
  const names = await organisationNames(
    db,
    seen.map(({ solution }) => solution),
  );
  const scores = await scoresOf(
    db,
    seen.map(({ sheet }) => sheet.id),
  );
  const criteria = (among.running ? await rubricOfRound(db, among.running) : await rubricOf(db, panel.id)).length;
  return {
    id: seat.id,
    version: seat.version,
    state: seat.state,
    answerBy: seat.state === 'invited' ? (seat.answer_by?.toISOString() ?? null) : null,
    need: await needLine(db, need),
    panelState: panel.state,
    round: roundPlace(among),
    scoreBy: panel.score_by?.toISOString() ?? null,
    sheets: seen.map(({ sheet: { id, version, state }, solution }) => ({
      id,
      version,
      state,
      solution: {
        id: solution.id,
        title: solution.title,
        organisation: among.running?.hides_solvers ? null : (names.get(solution.id) ?? ''),
      },
      filled: (scores.get(id) ?? []).filter(({ score }) => score !== null).length,
      criteria,
    })),
    left: seen.filter(({ sheet }) => sheet.state === 'open').length,
    can: canOf(
      allowed(seatLife, seatRules, {
        state: seat.state,
        as,
        context: {
          now: 0,
          answerBy: null,
          panelState: panel.state,
          roundsLeft: among.left,
          holdsRole: true,
          beyondShare: false,
          sheets: all.length,
          outdated: false,
          ofASide: false,
          translates: false,
        },
      }),
    ),
  };
}
