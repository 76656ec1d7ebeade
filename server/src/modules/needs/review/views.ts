import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import type { NeedVersion } from '@jiebang/contract/needs/desk/desk.ts';
import { emptyDraft } from '@jiebang/contract/needs/draft.ts';
import { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { type Checklists, type NeedReview, returnFields } from '@jiebang/contract/needs/review.ts';
import type { NeedTerm } from '@jiebang/contract/needs/work.ts';
import { endOfShanghaiDate } from '#kernel/working-days.ts';
import { type NeedContext, noAssignee } from '../rules.ts';
import type { NeedRow } from '../store.ts';
import { stepOf } from './rules.ts';
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

const day = 24 * 60 * 60 * 1000;

/** The latest moment at which a need may close: with 揭榜 in its track, and while it is still valid. */
const lastDeadline = ({ solvingEnd, draft: { validUntil } }: NeedContext): number =>
  Math.min(
    solvingEnd ?? Number.POSITIVE_INFINITY,
    validUntil === null ? Number.POSITIVE_INFINITY : endOfShanghaiDate(validUntil).getTime(),
  );

/** The deadline that its publication is offered: the latest that there is; null where no date is set, or too little is left. */
export function proposedDeadline(context: NeedContext): string | null {
  const last = lastDeadline(context);
  return Number.isFinite(last) && last >= context.now + context.shortestCall * day
    ? new Date(last).toISOString()
    : null;
}

const fullChecklists = { authenticity: authenticityItems, validity: validityItems };

/** What the asker fills in when acting (checklists, a deadline, a reviewer) is taken as filled in rightly: `can` tells whether the form is worth opening. */
export function wouldBeGiven(context: NeedContext): Partial<NeedContext> {
  const base = Math.max(context.now, context.deadline ?? 0);
  const last = lastDeadline(context);
  const shortest = context.shortestCall * day;
  const later = last > base + shortest ? Math.min(last, base + Math.max(shortest, 7 * day)) : base + shortest + 7 * day;
  const checklist = context.signers.authenticity.length === 0 ? 'authenticity' : 'validity';
  const assignee = { ...noAssignee, reviews: true };
  const target = { takesNeeds: true, ofSameEdition: true };
  return { newDeadline: later, target, checklist, assignee, ...fullChecklists };
}

/** Who is to do what by when; `reviewer` is the name of who took its review. */
export function termView(need: NeedRow, due: Date | null, reviewer: string | null, at: Date): NeedTerm | null {
  const step = stepOf(need);
  if (!step || due === null) return null;
  const holder = need.state === 'under_review' ? reviewer : null;
  return { step: step.name, holder, due: due.toISOString(), overdue: due <= at };
}
