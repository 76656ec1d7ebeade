import type { ItemState, ScreenState } from '@jiebang/contract/judging/stage/final.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';
import type { FinalPart } from '../final/lifecycle.ts';

// The show is the play of its entries (rules.ts): these states stand in no column, so that an act taken back is as if it had never
// been. That is why these lives have no table of moves: `judging.final_entry` is the history of all three.
const table = 'judging.final_entry';

/** What is presented. It is `scored` by itself once every sheet is in. */
export const itemLife = lifecycle({
  noun: 'final_item',
  table,
  states: ['waiting', 'presenting', 'questioning', 'scoring', 'scored', 'skipped'],
  rows: [
    {
      action: 'present',
      from: ['waiting'],
      to: 'presenting',
      by: ['organiser'],
      when: ['live', 'stage_free', 'in_turn'],
      fact: 'final_act_recorded',
    },
    {
      action: 'question',
      from: ['presenting'],
      to: 'questioning',
      by: ['organiser'],
      when: ['live'],
      fact: 'final_act_recorded',
    },
    {
      action: 'score',
      from: ['presenting', 'questioning'],
      to: 'scoring',
      by: ['organiser'],
      when: ['live'],
      fact: 'final_act_recorded',
    },
    {
      action: 'skip',
      from: ['waiting', 'presenting', 'questioning', 'scoring'],
      to: 'skipped',
      by: ['organiser'],
      when: ['live', 'reasoned'],
      fact: 'final_act_recorded',
    },
    {
      action: 'recall',
      from: ['skipped'],
      to: 'waiting',
      by: ['organiser'],
      when: ['live'],
      fact: 'final_act_recorded',
    },
  ],
} satisfies Lifecycle<ItemState, string, FinalPart>);

/** The clock of who is on stage. */
export const timerLife = lifecycle({
  noun: 'final_timer',
  table,
  states: ['none', 'running', 'paused'],
  rows: [
    { action: 'pause', from: ['running'], to: 'paused', by: ['organiser'], when: ['live'], fact: 'final_act_recorded' },
    {
      action: 'resume',
      from: ['paused'],
      to: 'running',
      by: ['organiser'],
      when: ['live'],
      fact: 'final_act_recorded',
    },
    {
      action: 'extend',
      from: ['running'],
      to: 'running',
      by: ['organiser'],
      when: ['live'],
      fact: 'final_act_recorded',
    },
    { action: 'extend', from: ['paused'], to: 'paused', by: ['organiser'], when: ['live'], fact: 'final_act_recorded' },
  ],
} satisfies Lifecycle<'none' | 'running' | 'paused', string, FinalPart>);

/** What the public is told of scores. */
export const screenLife = lifecycle({
  noun: 'final_screen',
  table,
  states: ['open', 'frozen', 'revealing'],
  rows: [
    { action: 'freeze', from: ['open'], to: 'frozen', by: ['organiser'], when: ['live'], fact: 'final_act_recorded' },
    {
      action: 'unfreeze',
      from: ['frozen', 'revealing'],
      to: 'open',
      by: ['organiser'],
      when: ['live'],
      fact: 'final_act_recorded',
    },
    {
      action: 'reveal',
      from: ['open', 'frozen', 'revealing'],
      to: 'revealing',
      by: ['organiser'],
      when: ['live', 'need_whole', 'more_to_reveal'],
      fact: 'final_act_recorded',
    },
  ],
} satisfies Lifecycle<ScreenState, string, FinalPart>);

/** A price round of a need. One that was opened may be followed by another, as the contest's rule allows. */
export const priceLife = lifecycle({
  noun: 'final_price_round',
  table,
  states: ['none', 'called', 'opened'],
  rows: [
    {
      action: 'call_prices',
      from: ['none', 'opened'],
      to: 'called',
      by: ['organiser'],
      when: ['live', 'round_allowed', 'some_presented'],
      fact: 'final_act_recorded',
    },
    {
      action: 'open_prices',
      from: ['called'],
      to: 'opened',
      by: ['organiser'],
      when: ['live', 'bids_in'],
      fact: 'final_act_recorded',
    },
  ],
} satisfies Lifecycle<'none' | 'called' | 'opened', string, FinalPart>);
