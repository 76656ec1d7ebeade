import type { Follows, SessionState } from '@jiebang/contract/judging/stage/session.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';

/** What the rules of a session look at; times in milliseconds since 1970. */
export type SessionContext = {
  /** Whether the asker stands with the owner or a solver of a need of it. */
  readonly ofASide: boolean;
  readonly needs: number;
  readonly now: number;
  readonly chooseBy: number;
  /** The time that is given instead, of an extension. */
  readonly later: number;
  /** Wishes of both sides. */
  readonly mutual: number;
};

/** The named rules of the session's lifecycle. */
export const sessionRules = {
  independent: ({ ofASide }) => (ofASide ? refuse('conflict_of_interest') : null),
  needs_chosen: ({ needs }) => (needs > 0 ? null : refuse('session_without_needs')),
  time_to_choose: ({ now, chooseBy }) => (now < chooseBy ? null : refuse('choosing_over')),
  later_time: ({ now, chooseBy, later }) => (later > chooseBy && later > now ? null : refuse('day_not_later')),
  choosing_over: ({ now, chooseBy }) => (now >= chooseBy ? null : refuse('choosing_not_over')),
  some_mutual: ({ mutual }) => (mutual > 0 ? null : refuse('no_mutual_wish')),
} satisfies Rules<string, SessionContext>;

/** Whether both sides may choose now; nobody learns what the other side chose before the timetable is announced. */
export const whyNotChoose = (state: SessionState, chooseBy: Date, at: Date): Refusal | null =>
  state !== 'choosing'
    ? refuse('not_in_this_state', { detail: { state } })
    : at < chooseBy
      ? null
      : refuse('choosing_over');

/** Whether a side may record how a meeting ended. */
export const whyNotRecord = (state: SessionState, meeting: string): Refusal | null =>
  (state === 'announced' || state === 'closed') && meeting === 'placed'
    ? null
    : refuse('not_in_this_state', { detail: { state: meeting === 'placed' ? state : meeting } });

/**
 * What follows where a need's owner and a team both go on: a deal where nobody judges the need, or the judging chose none; what the
 * judging says while it can find a winner; nothing more once the need went another way. `judged`: it has a panel, or is on stage.
 */
export const followsOf = (need: NeedState, judged: boolean): Follows =>
  need === 'none_fits' || (need === 'closed' && !judged) ? 'deal' : judging.includes(need) ? 'judging' : 'settled';
const judging: readonly NeedState[] = ['closed', 'judging', 'noticed'];
