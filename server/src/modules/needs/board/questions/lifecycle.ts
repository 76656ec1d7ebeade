import type { QuestionState } from '@jiebang/contract/needs/question.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/**
 * What an asker can be to a question. `owner`: a member of the organisation whose need it is about. `moderator`: staff of its
 * contest. `clock`: the time has come.
 */
export type QuestionPart = 'asker' | 'moderator' | 'owner' | 'clock';

/** The life of a public question (product: §5 Public questions and answers). */
export const questionLife = lifecycle({
  noun: 'question',
  table: 'needs.question',
  states: ['asked', 'published', 'held', 'answered', 'refused', 'withdrawn', 'lapsed'],
  rows: [
    {
      action: 'ask',
      from: [],
      to: 'asked',
      by: ['asker'],
      when: ['open', 'asker_verified', 'not_own', 'within_limits'],
      fact: 'question_asked',
    },
    {
      action: 'publish',
      from: ['asked'],
      to: 'published',
      by: ['moderator'],
      when: ['independent', 'open'],
      fact: 'question_published',
    },
    {
      action: 'refuse',
      from: ['asked', 'published', 'held', 'answered'],
      to: 'refused',
      by: ['moderator'],
      when: ['independent'],
      fact: 'question_refused',
    },
    {
      action: 'answer',
      from: ['published'],
      to: 'answered',
      by: ['owner'],
      when: ['open', 'no_traces'],
      fact: 'question_answered',
    },
    {
      action: 'hold',
      from: ['published'],
      to: 'held',
      by: ['owner'],
      when: ['open', 'traced'],
      fact: 'question_answer_held',
    },
    {
      action: 'release',
      from: ['held'],
      to: 'answered',
      by: ['moderator'],
      when: ['independent'],
      fact: 'question_answered',
    },
    {
      action: 'return_answer',
      from: ['held'],
      to: 'published',
      by: ['moderator'],
      when: ['independent'],
      fact: 'question_answer_returned',
    },
    {
      action: 'withdraw',
      from: ['asked', 'published'],
      to: 'withdrawn',
      by: ['asker'],
      fact: 'question_withdrawn',
    },
    { action: 'lapse', from: ['asked'], to: 'lapsed', by: ['clock'], when: ['over'], fact: 'question_lapsed' },
  ],
} satisfies Lifecycle<QuestionState, string, QuestionPart>);

export type QuestionAction = (typeof questionLife.rows)[number]['action'];
