import type { ObjectionState } from '@jiebang/contract/judging/result.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** `objector`: anyone signed in, and of what was filed its author alone. `answerer`: staff of the contest or its authority. */
export type ObjectionPart = 'objector' | 'answerer';

/** The life of an objection 异议 to a public notice. */
export const objectionLife = lifecycle({
  noun: 'objection',
  table: 'judging.objection',
  states: ['filed', 'upheld', 'dismissed'],
  rows: [
    {
      action: 'file',
      from: [],
      to: 'filed',
      by: ['objector'],
      when: ['real_name', 'within_notice'],
      fact: 'objection_filed',
    },
    {
      action: 'add_evidence',
      from: ['filed'],
      to: 'filed',
      by: ['objector'],
      when: ['evidence_left'],
      fact: 'objection_evidence_added',
    },
    {
      action: 'uphold',
      from: ['filed'],
      to: 'upheld',
      by: ['answerer'],
      when: ['independent'],
      fact: 'objection_upheld',
    },
    {
      action: 'dismiss',
      from: ['filed'],
      to: 'dismissed',
      by: ['answerer'],
      when: ['independent'],
      fact: 'objection_dismissed',
    },
  ],
} satisfies Lifecycle<ObjectionState, string, ObjectionPart>);
