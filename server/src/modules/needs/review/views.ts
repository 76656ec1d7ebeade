import type { NeedVersion } from '@jiebang/contract/needs/desk/desk.ts';
import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { type Checklists, type NeedReview, returnFields } from '@jiebang/contract/needs/review.ts';
import type { NeedContext } from '../rules.ts';
import type { ReviewRow, VersionRow } from './store.ts';

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

export type NamedVersion = VersionRow & {
  readonly name: string | null;
  readonly fileNames: ReadonlyMap<string, string>;
};

/** A version as it was handed in. What the form did not ask for then is empty. */
export function versionOf({ n, at, name, draft, files, fileNames }: NamedVersion): NeedVersion {
  return {
    n,
    at: at.toISOString(),
    by: name,
    draft: NeedDraft.parse({ ...emptyDraft(''), ...(draft as object) }),
    attachments: files.map((id) => ({ id, name: fileNames.get(id) ?? null })),
  };
}

/** The fields in which two versions differ. */
export function changedFields(before: NeedVersion, after: NeedVersion): (typeof returnFields)[number][] {
  const value = ({ draft, attachments }: NeedVersion, field: (typeof returnFields)[number]) =>
    JSON.stringify({ ...draft, attachments: attachments.map(({ id }) => id), whole: null }[field]);
  return returnFields.filter((field) => value(before, field) !== value(after, field));
}
