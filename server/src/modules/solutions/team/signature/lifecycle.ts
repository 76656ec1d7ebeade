import type { SignatureState } from '@jiebang/contract/solutions/signature.ts';
import { type Lifecycle, lifecycle } from '#kernel/lifecycle.ts';

/** What an asker can be to a signature. `leader`: of the team, who asks. `signatory`: whom it asked, while that one signs for the organisation. */
export type SignaturePart = 'leader' | 'signatory';

/** The life of an organisation's signature for a solution 单位签署 (product: §3; decision 0016). */
export const signatureLife = lifecycle({
  noun: 'signature',
  table: 'solutions.signature',
  states: ['asked', 'signed', 'refused', 'taken_back'],
  rows: [
    {
      action: 'ask',
      from: [],
      to: 'asked',
      by: ['leader'],
      when: [
        'taking',
        'organisation_verified',
        'not_signing_itself',
        'unsigned',
        'unasked',
        'of_signatories',
        'of_no_party',
      ],
      fact: 'solution_signature_asked',
    },
    {
      action: 'sign',
      from: ['asked'],
      to: 'signed',
      by: ['signatory'],
      when: ['taking', 'organisation_verified', 'words_newest'],
      fact: 'solution_signature_given',
    },
    { action: 'refuse', from: ['asked'], to: 'refused', by: ['signatory'], fact: 'solution_signature_refused' },
    { action: 'take_back', from: ['asked'], to: 'taken_back', by: ['leader'], fact: 'solution_signature_taken_back' },
  ],
} satisfies Lifecycle<SignatureState, string, SignaturePart>);

export type SignatureAction = (typeof signatureLife.rows)[number]['action'];
