import type { PanelState } from '@jiebang/contract/judging/panel.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/**
 * What an asker can be to a panel. `journey`: what follows from a sheet, an objection or the need within the same
 * transaction. `clock`: the time has come.
 */
export type PanelPart = 'organiser' | 'owner' | 'journey' | 'clock';

/** The life of the judging of one need (product: §7 Judging). */
export const panelLife = lifecycle({
  noun: 'panel',
  table: 'judging.panel',
  states: ['preparing', 'scoring', 'scored', 'proposed', 'confirmed', 'noticed', 'definitive', 'declined', 'abandoned'],
  rows: [
    { action: 'open', from: [], to: 'preparing', by: ['organiser'], when: ['independent'], fact: 'panel_opened' },
    {
      action: 'set_rubric',
      from: ['preparing'],
      to: 'preparing',
      by: ['organiser'],
      when: ['independent', 'rubric_whole'],
      fact: 'rubric_set',
    },
    {
      action: 'set_rounds',
      from: ['preparing'],
      to: 'preparing',
      by: ['organiser'],
      when: ['independent', 'rounds_whole'],
      fact: 'rounds_set',
    },
    {
      action: 'begin',
      from: ['preparing'],
      to: 'scoring',
      by: ['organiser'],
      when: ['independent', 'need_closed', 'screened', 'something_to_judge', 'panel_whole', 'enough_judges'],
      fact: 'judging_began',
    },
    {
      action: 'give_time',
      from: ['scoring'],
      to: 'scoring',
      by: ['organiser'],
      when: ['independent', 'later_day'],
      fact: 'scoring_extended',
    },
    {
      action: 'finish',
      from: ['scoring'],
      to: 'scored',
      by: ['journey'],
      when: ['all_in', 'each_scored'],
      fact: 'scoring_finished',
    },
    { action: 'reopen', from: ['scored'], to: 'scoring', by: ['journey'], fact: 'scoring_reopened' },
    {
      action: 'rank',
      from: ['scored'],
      to: 'proposed',
      by: ['organiser'],
      when: ['independent', 'all_in', 'each_scored', 'last_round', 'off_stage'],
      fact: 'ranking_proposed',
    },
    {
      action: 'advance',
      from: ['scored'],
      to: 'scoring',
      by: ['organiser'],
      when: ['independent', 'all_in', 'each_scored', 'more_rounds', 'some_go_on', 'enough_judges'],
      fact: 'round_began',
    },
    {
      action: 'hand_out',
      from: ['scoring'],
      to: 'scoring',
      by: ['organiser'],
      when: ['independent', 'nothing_handed_out', 'enough_judges'],
      fact: 'sheets_given_out',
    },
    {
      action: 'confirm',
      from: ['proposed'],
      to: 'confirmed',
      by: ['owner'],
      when: ['in_shortlist', 'reasoned', 'signatory'],
      fact: 'winner_confirmed',
    },
    {
      action: 'decline',
      from: ['proposed'],
      to: 'declined',
      by: ['owner'],
      when: ['signatory'],
      fact: 'none_fits_declared',
    },
    {
      action: 'notice',
      from: ['confirmed'],
      to: 'noticed',
      by: ['organiser'],
      when: ['independent'],
      fact: 'result_noticed',
    },
    {
      action: 'conclude',
      from: ['noticed'],
      to: 'definitive',
      by: ['clock'],
      when: ['notice_over', 'objections_answered'],
      fact: 'result_definitive',
    },
    { action: 'rescore', from: ['noticed'], to: 'scoring', by: ['journey'], fact: 'result_withdrawn' },
    { action: 'reconsider', from: ['noticed'], to: 'proposed', by: ['journey'], fact: 'result_withdrawn' },
    {
      action: 'correct',
      from: ['noticed'],
      to: 'proposed',
      by: ['journey'],
      when: ['each_scored'],
      fact: 'result_withdrawn',
    },
    { action: 'readmit', from: ['noticed'], to: 'scoring', by: ['journey'], fact: 'result_withdrawn' },
    {
      action: 'abandon',
      from: ['preparing', 'scoring', 'scored', 'proposed', 'confirmed'],
      to: 'abandoned',
      by: ['journey'],
      fact: 'judging_abandoned',
    },
  ],
} satisfies Lifecycle<PanelState, string, PanelPart>);

export type PanelAction = (typeof panelLife.rows)[number]['action'];
