import type { SeatState } from '@jiebang/contract/judging/panel.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** `judge`: the person who was invited. `clock`: the day has passed by which to answer. */
export type SeatPart = 'organiser' | 'judge' | 'clock';

/** The life of a judge's seat on a panel. */
export const seatLife = lifecycle({
  noun: 'seat',
  table: 'judging.seat',
  states: ['invited', 'accepted', 'declined', 'removed', 'lapsed'],
  rows: [
    {
      action: 'invite',
      from: [],
      to: 'invited',
      by: ['organiser'],
      when: ['independent', 'panel_at_work', 'is_judge', 'apart', 'within_owners_share'],
      fact: 'judge_invited',
    },
    {
      action: 'invite_again',
      from: ['invited', 'lapsed'],
      to: 'invited',
      by: ['organiser'],
      when: ['independent', 'panel_at_work', 'is_judge', 'apart', 'within_owners_share'],
      fact: 'judge_invited',
    },
    {
      action: 'lapse',
      from: ['invited'],
      to: 'lapsed',
      by: ['clock'],
      when: ['answer_overdue'],
      fact: 'judge_invitation_lapsed',
    },
    {
      action: 'accept',
      from: ['invited'],
      to: 'accepted',
      by: ['judge'],
      when: ['panel_at_work', 'words_newest'],
      fact: 'judge_accepted',
    },
    {
      action: 'decline',
      from: ['invited', 'accepted'],
      to: 'declined',
      by: ['judge'],
      when: ['without_sheets'],
      fact: 'judge_declined',
    },
    {
      action: 'remove',
      from: ['invited', 'accepted'],
      to: 'removed',
      by: ['organiser'],
      when: ['independent', 'without_sheets'],
      fact: 'judge_removed',
    },
  ],
} satisfies Lifecycle<SeatState, string, SeatPart>);

export type SeatAction = (typeof seatLife.rows)[number]['action'];
