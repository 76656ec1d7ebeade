import { decide } from '#kernel/lifecycle.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { clock, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { moveRow } from '#platform/db/move.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { toOrganisers } from '../../access.ts';
import { type Held, hold } from '../../panel/actions/move.ts';
import { panelById } from '../../panel/store.ts';
import { seatLife } from '../lifecycle.ts';
import { answerDayOf, seatsToAnswer } from '../queries/answers.ts';
import { seatRules } from '../rules.ts';
import { lockSeat, type SeatRow, saveAnswerBy, seatById } from '../store.ts';
import { moveSeat } from './seat.ts';

/** Invites a judge again who has not answered, in time or at all: with a new day, and told of it anew. */
export function inviteAgain(platform: Platform, viewer: Viewer, id: string) {
  return moveSeat(platform, viewer, id, 'invite_again', {
    before: async (tx, { need, at }) => {
      await saveAnswerBy(tx, id, await answerDayOf(tx, need, at));
      return null;
    },
  });
}

/** Frees a place whose invitation was not answered by its day, and tells the organisers; the judge is told that nothing is expected any more. */
export function lapseInvitation(platform: Platform, id: string): Promise<{ done: true } | Refusal> {
  return onSeat(platform, id, async (tx, { need, panel, at }, seat) => {
    const context = {
      ...{ now: at.getTime(), answerBy: seat.answer_by?.getTime() ?? null, panelState: panel.state, roundsLeft: 0 },
      ...{ holdsRole: true, beyondShare: false, sheets: 0, outdated: false, ofASide: false, translates: false },
    };
    const move = decide(seatLife, seatRules, { action: 'lapse', state: seat.state, as: ['clock'], context });
    if (isRefusal(move)) return move;
    return moveRow(tx, seatLife, id, move, {
      actor: clock,
      data: { need: need.id, panel: panel.id, person: seat.person },
      audience: [`person:${seat.person}`, ...toOrganisers(need)],
    });
  });
}

/** Tells a judge once that an invitation is to be answered within a day. Nothing of it changes, so it is no move. */
export function remindInvited(platform: Platform, id: string): Promise<{ done: true } | Refusal> {
  return onSeat(platform, id, async (tx, { need }, seat) => {
    const [due] = await seatsToAnswer(tx, 1, id);
    if (due === undefined || seat.answer_by === null) return refuse('not_found');
    record(tx, {
      name: 'judge_answer_due',
      subject: id,
      actor: clock,
      data: { need: need.id, due: seat.answer_by.toISOString() },
      audience: [`person:${seat.person}`],
    });
    return null;
  });
}

function onSeat(
  platform: Platform,
  id: string,
  act: (tx: Tx, held: Held, seat: SeatRow) => Promise<Refusal | null>,
): Promise<{ done: true } | Refusal> {
  return platform.transact<{ done: true }>(async (tx) => {
    const found = await seatById(tx, id);
    const panel = found && (await panelById(tx, found.panel));
    const held = panel && (await hold(tx, panel.need));
    const seat = held && (await lockSeat(tx, id));
    if (!held || !seat) return refuse('not_found');
    return (await act(tx, held, seat)) ?? { done: true };
  });
}
