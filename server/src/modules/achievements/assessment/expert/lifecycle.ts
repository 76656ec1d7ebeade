import { ExpertAssessmentState } from '@jiebang/contract/achievements/assessment/expert.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What one can be to the assessment of an expert. `reviewer`: of the house. `expert`: who is asked. `clock`: the day has passed. */
export type ExpertPart = 'reviewer' | 'expert' | 'clock';

/** The life of an assessment by an expert (product §9; decision 0063). */
export const expertLife = lifecycle({
  noun: 'expert_assessment',
  table: 'achievements.expert_assessment',
  states: ExpertAssessmentState.options,
  rows: [
    {
      action: 'ask',
      from: [],
      to: 'asked',
      by: ['reviewer'],
      when: ['independent', 'assessed', 'is_expert', 'without_conflict'],
      fact: 'assessment_asked',
    },
    {
      action: 'accept',
      from: ['asked'],
      to: 'open',
      by: ['expert'],
      when: ['assessed', 'without_conflict'],
      fact: 'assessment_accepted',
    },
    { action: 'decline', from: ['asked', 'open'], to: 'declined', by: ['expert'], fact: 'assessment_declined' },
    { action: 'edit', from: ['open'], to: 'open', by: ['expert'], fact: 'assessment_edited' },
    {
      action: 'sign',
      from: ['open'],
      to: 'signed',
      by: ['expert'],
      when: ['assessed', 'of_newest', 'whole', 'without_conflict'],
      fact: 'assessment_signed',
    },
    {
      action: 'recall',
      from: ['asked', 'open'],
      to: 'recalled',
      by: ['reviewer'],
      when: ['independent'],
      fact: 'assessment_recalled',
    },
    {
      action: 'lapse',
      from: ['asked', 'open'],
      to: 'lapsed',
      by: ['clock'],
      when: ['overdue'],
      fact: 'assessment_lapsed',
    },
  ],
} satisfies Lifecycle<ExpertAssessmentState, string, ExpertPart>);

export type ExpertAction = (typeof expertLife.rows)[number]['action'];
