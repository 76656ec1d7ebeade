import type { SessionState } from '@jiebang/contract/judging/stage/session.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';
import type { FinalPart } from '../final/lifecycle.ts';

/** The life of a matchmaking session 对接会 (product §7). What happens at its tables is the timetable's: `../meeting/lifecycle.ts`. */
export const sessionLife = lifecycle({
  noun: 'session',
  table: 'judging.session',
  states: ['preparing', 'choosing', 'planned', 'announced', 'closed', 'cancelled'],
  rows: [
    { action: 'make', from: [], to: 'preparing', by: ['organiser'], when: ['independent'], fact: 'session_made' },
    {
      action: 'edit',
      from: ['preparing'],
      to: 'preparing',
      by: ['organiser'],
      when: ['independent'],
      fact: 'session_changed',
    },
    {
      action: 'open',
      from: ['preparing'],
      to: 'choosing',
      by: ['organiser'],
      when: ['independent', 'needs_chosen', 'time_to_choose'],
      fact: 'session_opened',
    },
    {
      action: 'extend',
      from: ['choosing'],
      to: 'choosing',
      by: ['organiser'],
      when: ['independent', 'later_time'],
      fact: 'session_extended',
    },
    {
      action: 'plan',
      from: ['choosing', 'planned'],
      to: 'planned',
      by: ['organiser'],
      when: ['independent', 'choosing_over', 'some_mutual'],
      fact: 'session_planned',
    },
    {
      action: 'announce',
      from: ['planned'],
      to: 'announced',
      by: ['organiser'],
      when: ['independent'],
      fact: 'session_announced',
    },
    {
      action: 'close',
      from: ['announced'],
      to: 'closed',
      by: ['organiser'],
      when: ['independent'],
      fact: 'session_closed',
    },
    {
      action: 'cancel',
      from: ['preparing', 'choosing', 'planned', 'announced'],
      to: 'cancelled',
      by: ['organiser'],
      when: ['independent'],
      fact: 'session_cancelled',
    },
  ],
} satisfies Lifecycle<SessionState, string, FinalPart>);

export type SessionMove = (typeof sessionLife.rows)[number]['action'];
