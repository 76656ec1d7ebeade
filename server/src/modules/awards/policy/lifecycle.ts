import type { RecommendationState } from '@jiebang/contract/awards/policy.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

export type RecommendationPart = 'authority';

/** A policy recommendation (product: §10): the authority chooses among candidates, and may think again. */
export const recommendationLife = lifecycle({
  noun: 'recommendation',
  table: 'awards.recommendation',
  states: ['chosen', 'dropped'],
  rows: [
    { action: 'choose', from: [], to: 'chosen', by: ['authority'], when: ['candidate'], fact: 'policy_chosen' },
    {
      action: 'choose',
      from: ['dropped'],
      to: 'chosen',
      by: ['authority'],
      when: ['candidate'],
      fact: 'policy_chosen',
    },
    { action: 'drop', from: ['chosen'], to: 'dropped', by: ['authority'], fact: 'policy_dropped' },
  ],
} satisfies Lifecycle<RecommendationState, string, RecommendationPart>);

export type RecommendationAction = (typeof recommendationLife.rows)[number]['action'];
