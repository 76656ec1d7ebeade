import type { DutyState } from '@jiebang/contract/judging/translation/translation.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** `translator`: the person who was invited. `clock`: the day has passed by which to answer. */
export type DutyPart = 'organiser' | 'translator' | 'clock';

/** The life of a translator's duty for the judging of a need. */
export const dutyLife = lifecycle({
  noun: 'duty',
  table: 'judging.duty',
  states: ['invited', 'accepted', 'declined', 'removed', 'lapsed'],
  rows: [
    {
      action: 'invite',
      from: [],
      to: 'invited',
      by: ['organiser'],
      when: ['independent', 'panel_at_work', 'is_translator', 'apart'],
      fact: 'translator_invited',
    },
    {
      action: 'invite_again',
      from: ['invited', 'lapsed'],
      to: 'invited',
      by: ['organiser'],
      when: ['independent', 'panel_at_work', 'is_translator', 'apart'],
      fact: 'translator_invited',
    },
    {
      action: 'lapse',
      from: ['invited'],
      to: 'lapsed',
      by: ['clock'],
      when: ['answer_overdue'],
      fact: 'translator_invitation_lapsed',
    },
    {
      action: 'accept',
      from: ['invited'],
      to: 'accepted',
      by: ['translator'],
      when: ['panel_at_work', 'apart', 'words_newest'],
      fact: 'translator_accepted',
    },
    {
      action: 'decline',
      from: ['invited', 'accepted'],
      to: 'declined',
      by: ['translator'],
      fact: 'translator_declined',
    },
    {
      action: 'remove',
      from: ['invited', 'accepted'],
      to: 'removed',
      by: ['organiser'],
      when: ['independent'],
      fact: 'translator_removed',
    },
    {
      action: 'declare_conflict',
      from: ['accepted'],
      to: 'accepted',
      by: ['translator'],
      when: ['panel_at_work'],
      fact: 'translator_conflict_declared',
    },
    {
      action: 'save',
      from: ['accepted'],
      to: 'accepted',
      by: ['translator'],
      when: ['panel_at_work', 'of_the_text'],
      fact: 'translation_saved',
    },
    {
      action: 'hand_in',
      from: ['accepted'],
      to: 'accepted',
      by: ['translator'],
      when: ['panel_at_work', 'something_written'],
      fact: 'translation_handed_in',
    },
  ],
} satisfies Lifecycle<DutyState, string, DutyPart>);

export type DutyAction = (typeof dutyLife.rows)[number]['action'];
