import type { Checklists, NeedReview } from '@jiebang/contract/needs/review.ts';
import type { NeedContext } from '../rules.ts';
import type { ReviewRow } from './store.ts';

/** A review with the name of who signed it. */
export type NamedReview = ReviewRow & { readonly name: string | null };

/** What one reviewer signed, for those who work on the need. */
export function reviewOf(review: NamedReview): NeedReview {
  return {
    by: review.name,
    at: review.at.toISOString(),
    authenticity: review.authenticity as NeedReview['authenticity'],
    validity: review.validity as NeedReview['validity'],
    triage: review.triage as NeedReview['triage'],
    note: review.note,
  };
}

/** By how many a need is reviewed, and what nobody has signed yet. */
export function checklistsOf({ reviewers, signers }: NeedContext): Checklists {
  const lists = ['authenticity', 'validity'] as const;
  return { reviewers, unsigned: lists.filter((list) => signers[list].length === 0) };
}
