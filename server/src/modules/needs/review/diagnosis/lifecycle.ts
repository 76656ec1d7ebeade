import type { DiagnosisState } from '@jiebang/contract/needs/desk/diagnosis.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to a second diagnosis. `diagnoser`: the one who is asked for it. */
export type DiagnosisPart = 'reviewer' | 'diagnoser' | 'clock';

/** The life of a second diagnosis 二次诊断 of an unclear need (product: §5 Lifecycle). */
export const diagnosisLife = lifecycle({
  noun: 'diagnosis',
  table: 'needs.diagnosis',
  states: ['asked', 'answered', 'declined', 'expired', 'recalled', 'lapsed'],
  rows: [
    {
      action: 'ask',
      from: [],
      to: 'asked',
      by: ['reviewer'],
      when: ['need_unclear', 'independent', 'able', 'diagnoser_independent', 'diagnoser_another', 'due_ahead'],
      fact: 'diagnosis_asked',
    },
    {
      action: 'read',
      from: ['asked'],
      to: 'asked',
      by: ['diagnoser'],
      when: ['in_time', 'need_unclear', 'able', 'diagnoser_independent', 'words_newest'],
      fact: 'diagnosis_read',
    },
    {
      action: 'answer',
      from: ['asked'],
      to: 'answered',
      by: ['diagnoser'],
      when: ['in_time', 'need_unclear', 'able', 'diagnoser_independent', 'original_read', 'points_given'],
      fact: 'diagnosis_given',
    },
    { action: 'decline', from: ['asked'], to: 'declined', by: ['diagnoser'], fact: 'diagnosis_declined' },
    {
      action: 'recall',
      from: ['asked'],
      to: 'recalled',
      by: ['reviewer'],
      when: ['independent'],
      fact: 'diagnosis_recalled',
    },
    { action: 'expire', from: ['asked'], to: 'expired', by: ['clock'], when: ['day_past'], fact: 'diagnosis_expired' },
    {
      action: 'lapse',
      from: ['asked'],
      to: 'lapsed',
      by: ['clock'],
      when: ['need_moved_on'],
      fact: 'diagnosis_lapsed',
    },
  ],
} satisfies Lifecycle<DiagnosisState, string, DiagnosisPart>);

export type DiagnosisAction = (typeof diagnosisLife.rows)[number]['action'];
