import type { MeetingState } from '@jiebang/contract/judging/stage/session.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';
import type { FinalPart } from '../final/lifecycle.ts';

/**
 * A meeting that both sides wish. Where it is stands in no column: it is the play of the session's entries (rules.ts), so that a change
 * taken back is as if it had never been (decision 0027). That is why there is no table of moves: `judging.session_entry` is the history.
 */
export const meetingLife = lifecycle({
  noun: 'session_meeting',
  table: 'judging.session_entry',
  states: ['waiting', 'placed', 'cancelled'],
  rows: [
    {
      action: 'move',
      from: ['waiting', 'placed', 'cancelled'],
      to: 'placed',
      by: ['organiser'],
      when: ['in_hand', 'place_known', 'table_free', 'sides_free'],
      fact: 'session_meeting_changed',
    },
    {
      action: 'swap',
      from: ['placed'],
      to: 'placed',
      by: ['organiser'],
      when: ['in_hand', 'place_known', 'sides_free'],
      fact: 'session_meeting_changed',
    },
    {
      action: 'call_off',
      from: ['placed'],
      to: 'cancelled',
      by: ['organiser'],
      when: ['in_hand', 'reasoned'],
      fact: 'session_meeting_changed',
    },
  ],
} satisfies Lifecycle<MeetingState, string, FinalPart>);
