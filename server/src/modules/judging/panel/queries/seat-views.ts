import type { Panel } from '@jiebang/contract/judging/panel.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { peopleById } from '#modules/identity/index.ts';
import type { NeedRow } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { asOfSeat } from '../../access.ts';
import { seatLife } from '../../seat/lifecycle.ts';
import type { Availability } from '../../seat/register/queries/availability.ts';
import { seatRules } from '../../seat/rules.ts';
import type { SeatRow } from '../../seat/store.ts';
import { sheetLife } from '../../sheet/lifecycle.ts';
import { sheetRules } from '../../sheet/rules.ts';
import { reasonsOf, type SheetRow } from '../../sheet/store.ts';
import { tables } from '../../store.ts';
import { canOf } from '../../views.ts';
import { placeAmongRounds } from '../round/queries/contenders.ts';
import type { PanelRow } from '../store.ts';

type SeatParts = {
  readonly need: NeedRow;
  readonly panel: PanelRow;
  readonly seats: readonly SeatRow[];
  readonly sheets: readonly SheetRow[];
  readonly ofASide: boolean;
  readonly days: Availability;
};

/** The seats of a panel with how far each judge has come, never a score. */
export async function seatViews(
  db: Db,
  viewer: Viewer,
  { need, panel, seats, sheets, ofASide, days }: SeatParts,
): Promise<Panel['seats']> {
  const people = await peopleById(
    db,
    seats.map((seat) => seat.person),
  );
  const reasons = await reasonsOf(db, panel.id);
  const said = await tables(db)
    .selectFrom('judging.seat_move as m')
    .innerJoin('judging.seat as s', 's.id', 'm.item')
    .select(['m.item', 'm.reason'])
    .where('s.panel', '=', panel.id)
    .orderBy('m.n')
    .execute();
  const lastSaid = new Map(said.map(({ item, reason }) => [item, reason]));
  const { left } = await placeAmongRounds(db, panel.id);
  const sheetContext = { panelState: panel.state, roundOver: false, rubric: [], scores: [], ofASide };
  return seats.map((seat) => {
    const own = sheets.filter((sheet) => sheet.seat === seat.id);
    const as = asOfSeat(viewer, need, { ...seat, person: '' });
    return {
      id: seat.id,
      version: seat.version,
      person: seat.person,
      name: people.get(seat.person)?.name ?? '',
      state: seat.state,
      answerBy: seat.state === 'invited' ? (seat.answer_by?.toISOString() ?? null) : null,
      ...(seat.state === 'invited' || seat.state === 'accepted'
        ? days.of(seat.person)
        : { days: null, awayOnFinal: false }),
      undertaking:
        seat.undertaking !== null && seat.undertaken_at !== null
          ? { version: seat.undertaking, sha256: seat.undertaking_sha256, at: seat.undertaken_at.toISOString() }
          : null,
      reason: lastSaid.get(seat.id) ?? null,
      sheets: own.map(({ id, solution, state }) => ({
        id,
        solution,
        state,
        reason: reasons.get(id) ?? null,
        can: canOf(allowed(sheetLife, sheetRules, { state, as, context: sheetContext })),
      })),
      can: canOf(
        allowed(seatLife, seatRules, {
          state: seat.state,
          as,
          context: {
            now: 0,
            answerBy: null,
            panelState: panel.state,
            roundsLeft: left,
            holdsRole: true,
            beyondShare: false,
            sheets: own.length,
            outdated: false,
            ofASide,
            translates: false,
          },
        }),
      ),
    };
  });
}
