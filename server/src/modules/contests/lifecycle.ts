import { lifecycle } from '#kernel/lifecycle.ts';

/** A contest's life (product.md §4). Phases within it are moved by the clock (actions/move-phase.ts). */
export const contestLife = lifecycle({
  noun: 'contest',
  table: 'contests.contest',
  states: ['draft', 'open', 'closed', 'archived', 'discarded'],
  rows: [
    { action: 'create', from: [], to: 'draft', by: ['founder'], fact: 'contest_created' },
    { action: 'edit', from: ['draft'], to: 'draft', by: ['organiser'], fact: 'contest_edited' },
    { action: 'edit', from: ['open'], to: 'open', by: ['organiser'], fact: 'contest_edited' },
    { action: 'schedule', from: ['draft'], to: 'draft', by: ['organiser'], fact: 'contest_edited' },
    {
      action: 'reschedule',
      from: ['open'],
      to: 'open',
      by: ['organiser'],
      when: ['says_why'],
      fact: 'phases_rescheduled',
    },
    {
      action: 'end_phase',
      from: ['open'],
      to: 'open',
      by: ['organiser'],
      when: ['phase_set', 'phase_running', 'earlier_end'],
      fact: 'phase_ended_early',
    },
    {
      action: 'extend_phase',
      from: ['open'],
      to: 'open',
      by: ['organiser'],
      when: ['phase_set', 'later_end'],
      fact: 'phase_extended',
    },
    {
      action: 'open',
      from: ['draft'],
      to: 'open',
      by: ['organiser'],
      when: ['has_phases', 'has_tracks', 'nothing_missing'],
      fact: 'contest_opened',
    },
    {
      action: 'discard',
      from: ['draft'],
      to: 'discarded',
      by: ['organiser'],
      when: ['says_why'],
      fact: 'contest_discarded',
    },
    { action: 'close', from: ['open'], to: 'closed', by: ['organiser'], fact: 'contest_closed' },
    { action: 'archive', from: ['closed'], to: 'archived', by: ['organiser'], fact: 'contest_archived' },
  ],
});
