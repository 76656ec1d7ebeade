import type { SheetState } from '@jiebang/contract/judging/sheet.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** `judge`: the person whose sheet it is. `journey`: what follows from a conflict or an objection. */
export type SheetPart = 'organiser' | 'judge' | 'journey';

/** The life of a score sheet: one judge, one solution. */
export const sheetLife = lifecycle({
  noun: 'sheet',
  table: 'judging.sheet',
  states: ['open', 'locked', 'abstained', 'excused'],
  rows: [
    { action: 'hand_out', from: [], to: 'open', by: ['journey'], fact: 'sheet_handed_out' },
    {
      action: 'save',
      from: ['open'],
      to: 'open',
      by: ['judge'],
      when: ['scoring', 'in_range'],
      fact: 'scores_saved',
    },
    {
      action: 'lock',
      from: ['open'],
      to: 'locked',
      by: ['judge'],
      when: ['scoring', 'on_stage', 'scores_given', 'comments_given'],
      fact: 'scores_locked',
    },
    { action: 'abstain', from: ['open'], to: 'abstained', by: ['judge'], when: ['scoring'], fact: 'judge_abstained' },
    {
      action: 'declare_conflict',
      from: ['open'],
      to: 'excused',
      by: ['judge'],
      when: ['scoring'],
      fact: 'conflict_declared',
    },
    {
      action: 'unlock',
      from: ['locked', 'abstained'],
      to: 'open',
      by: ['organiser'],
      when: ['independent', 'before_ranking', 'this_round'],
      fact: 'scores_unlocked',
    },
    {
      action: 'excuse',
      from: ['open'],
      to: 'excused',
      by: ['organiser'],
      when: ['independent', 'scoring'],
      fact: 'sheet_excused',
    },
    {
      action: 'set_aside',
      from: ['open', 'locked', 'abstained'],
      to: 'excused',
      by: ['journey'],
      when: ['before_ranking', 'this_round'],
      fact: 'sheet_set_aside',
    },
    {
      action: 'strike',
      from: ['locked'],
      to: 'excused',
      by: ['journey'],
      when: ['this_round'],
      fact: 'sheet_struck',
    },
    {
      action: 'reopen',
      from: ['locked'],
      to: 'open',
      by: ['journey'],
      when: ['this_round'],
      fact: 'scores_reopened',
    },
  ],
} satisfies Lifecycle<SheetState, string, SheetPart>);

export type SheetAction = (typeof sheetLife.rows)[number]['action'];
