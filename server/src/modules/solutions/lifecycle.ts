import type { SolutionState } from '@jiebang/contract/solutions/solution.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/**
 * What an asker can be to a solution. `author`: a confirmed member of its team, the leader too. `leader`: who hands in for
 * all. `organiser`: of the contest or its track. `partner`: who signs for an organisation named as a partner. `journey`: judging, acting within its own transaction.
 */
export type SolutionPart = 'author' | 'leader' | 'organiser' | 'partner' | 'journey' | 'clock';

/** The life of a solution (product: §6). */
export const solutionLife = lifecycle({
  noun: 'solution',
  table: 'solutions.solution',
  states: [
    'draft',
    'submitted',
    'withdrawn',
    'opened',
    'damaged',
    'screened_in',
    'screened_out',
    'ranked',
    'chosen',
    'not_chosen',
  ],
  rows: [
    {
      action: 'create',
      from: [],
      to: 'draft',
      by: ['leader'],
      when: ['taking', 'not_of_owner', 'not_its_diagnoser'],
      fact: 'solution_drafted',
    },
    { action: 'edit', from: ['draft'], to: 'draft', by: ['author'], when: ['taking'], fact: 'solution_edited' },
    { action: 'edit', from: ['submitted'], to: 'submitted', by: ['author'], when: ['taking'], fact: 'solution_edited' },
    { action: 'edit', from: ['withdrawn'], to: 'withdrawn', by: ['author'], when: ['taking'], fact: 'solution_edited' },
    {
      action: 'submit',
      from: ['draft', 'withdrawn'],
      to: 'submitted',
      by: ['leader'],
      when: [
        'taking',
        'not_of_owner',
        'organisation_verified',
        'members_confirmed',
        'complete',
        'partners_consented',
        'recommender_listed',
        'words_newest',
        'signed',
      ],
      fact: 'solution_submitted',
    },
    {
      action: 'replace',
      from: ['submitted'],
      to: 'submitted',
      by: ['leader'],
      when: [
        'taking',
        'not_of_owner',
        'organisation_verified',
        'members_confirmed',
        'complete',
        'partners_consented',
        'recommender_listed',
        'words_newest',
        'signed',
      ],
      fact: 'solution_replaced',
    },
    {
      action: 'withdraw',
      from: ['submitted'],
      to: 'withdrawn',
      by: ['leader'],
      when: ['taking'],
      fact: 'solution_withdrawn',
    },
    {
      action: 'lose_partner',
      from: ['submitted'],
      to: 'withdrawn',
      by: ['partner'],
      when: ['taking'],
      fact: 'solution_partner_lost',
    },
    { action: 'open', from: ['submitted'], to: 'opened', by: ['clock'], when: ['closed'], fact: 'solution_opened' },
    { action: 'damage', from: ['submitted'], to: 'damaged', by: ['clock'], when: ['closed'], fact: 'solution_damaged' },
    {
      action: 'screen_in',
      from: ['opened'],
      to: 'screened_in',
      by: ['organiser'],
      when: ['independent'],
      fact: 'solution_screened_in',
    },
    {
      action: 'screen_out',
      from: ['opened'],
      to: 'screened_out',
      by: ['organiser'],
      when: ['independent', 'reasons_given'],
      fact: 'solution_screened_out',
    },
    {
      action: 'unscreen',
      from: ['screened_in', 'screened_out'],
      to: 'opened',
      by: ['organiser'],
      when: ['independent', 'before_judging'],
      fact: 'solution_screening_undone',
    },
    {
      action: 'readmit',
      from: ['screened_out'],
      to: 'screened_in',
      by: ['journey'],
      fact: 'solution_readmitted',
    },
    {
      action: 'rank',
      from: ['screened_in', 'ranked', 'chosen', 'not_chosen'],
      to: 'ranked',
      by: ['journey'],
      fact: 'solution_ranked',
    },
    { action: 'choose', from: ['ranked'], to: 'chosen', by: ['journey'], fact: 'solution_chosen' },
    {
      action: 'not_choose',
      from: ['screened_in', 'ranked'],
      to: 'not_chosen',
      by: ['journey'],
      fact: 'solution_not_chosen',
    },
  ],
} satisfies Lifecycle<SolutionState, string, SolutionPart>);

export type SolutionAction = (typeof solutionLife.rows)[number]['action'];
