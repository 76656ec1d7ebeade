import type { FinalState } from '@jiebang/contract/judging/stage/final.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to a final. The observer 监督员 reads, and does nothing. */
export type FinalPart = 'organiser';

/** The life of a live final 现场赛 (product §7). What happens on stage is the show's: `stage/show/lifecycle.ts`. */
export const finalLife = lifecycle({
  noun: 'final',
  table: 'judging.final',
  states: ['preparing', 'sealed', 'drawn', 'live', 'closed'],
  rows: [
    { action: 'make', from: [], to: 'preparing', by: ['organiser'], when: ['independent'], fact: 'final_made' },
    {
      action: 'edit',
      from: ['preparing'],
      to: 'preparing',
      by: ['organiser'],
      when: ['independent'],
      fact: 'final_changed',
    },
    {
      action: 'seal',
      from: ['preparing'],
      to: 'sealed',
      by: ['organiser'],
      when: ['independent', 'needs_chosen', 'rounds_begun'],
      fact: 'final_sealed',
    },
    {
      action: 'unseal',
      from: ['sealed'],
      to: 'preparing',
      by: ['organiser'],
      when: ['independent'],
      fact: 'final_unsealed',
    },
    {
      action: 'draw',
      from: ['sealed'],
      to: 'drawn',
      by: ['organiser'],
      when: ['independent', 'committed'],
      fact: 'final_drawn',
    },
    { action: 'start', from: ['drawn'], to: 'live', by: ['organiser'], when: ['independent'], fact: 'final_started' },
    {
      action: 'close',
      from: ['live'],
      to: 'closed',
      by: ['organiser'],
      when: ['independent', 'all_scored'],
      fact: 'final_closed',
    },
  ],
} satisfies Lifecycle<FinalState, string, FinalPart>);

export type FinalAction = (typeof finalLife.rows)[number]['action'];
