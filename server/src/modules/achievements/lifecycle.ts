import { AchievementState } from '@jiebang/contract/achievements/achievement.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to an achievement. `owner`: a member of its organisation. `reviewer`: who reviews anywhere in the house. `operator`: of this installation, who answers for a source that it enters. */
export type AchievementPart = 'owner' | 'reviewer' | 'operator';

/** The life of an achievement (product: §9; visibility draft, under review, public, withdrawn). */
export const achievementLife = lifecycle({
  noun: 'achievement',
  table: 'achievements.achievement',
  states: AchievementState.options,
  rows: [
    { action: 'create', from: [], to: 'draft', by: ['owner'], fact: 'achievement_drafted' },
    { action: 'enter', from: [], to: 'public', by: ['operator'], fact: 'achievements_imported' },
    { action: 'edit', from: ['draft'], to: 'draft', by: ['owner'], fact: 'achievement_edited' },
    { action: 'edit', from: ['returned'], to: 'returned', by: ['owner'], fact: 'achievement_edited' },
    {
      action: 'submit',
      from: ['draft', 'returned'],
      to: 'under_review',
      by: ['owner'],
      when: ['organisation_verified', 'codes_known', 'complete', 'evidence_fits', 'words_newest', 'signatory'],
      fact: 'achievement_submitted',
    },
    { action: 'take_back', from: ['under_review'], to: 'draft', by: ['owner'], fact: 'achievement_taken_back' },
    {
      action: 'publish',
      from: ['under_review'],
      to: 'public',
      by: ['reviewer'],
      when: ['independent', 'confirmed'],
      fact: 'achievement_published',
    },
    {
      action: 'return',
      from: ['under_review'],
      to: 'returned',
      by: ['reviewer'],
      when: ['independent'],
      fact: 'achievement_returned',
    },
    {
      action: 'take_down',
      from: ['public'],
      to: 'returned',
      by: ['reviewer'],
      when: ['independent'],
      fact: 'achievement_taken_down',
    },
    {
      action: 'withdraw',
      from: ['draft', 'returned', 'under_review', 'public'],
      to: 'withdrawn',
      by: ['owner'],
      fact: 'achievement_withdrawn',
    },
    {
      action: 'merge',
      from: ['draft', 'returned', 'public'],
      to: 'merged',
      by: ['owner', 'reviewer'],
      when: ['into_fits'],
      fact: 'achievement_merged',
    },
    {
      action: 'separate',
      from: ['merged'],
      to: 'public',
      by: ['owner', 'reviewer'],
      when: ['was_public'],
      fact: 'achievement_separated',
    },
    {
      action: 'take_out',
      from: ['merged'],
      to: 'draft',
      by: ['owner'],
      when: ['never_public'],
      fact: 'achievement_separated',
    },
    { action: 'reopen', from: ['withdrawn'], to: 'draft', by: ['owner'], fact: 'achievement_reopened' },
  ],
} satisfies Lifecycle<AchievementState, string, AchievementPart>);

export type AchievementAction = (typeof achievementLife.rows)[number]['action'];
