import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import { authenticityItems, validityItems } from '@jiebang/contract/needs/checklists.ts';
import { outsideScope } from '@jiebang/contract/needs/desk/scope.ts';
import type { NeedDraft, NeedText } from '@jiebang/contract/needs/need.ts';
import type { ChecklistName } from '@jiebang/contract/needs/review.ts';
import type { Trace } from '@jiebang/contract/needs/traces.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { noSignatory, type Signing, signingRules, wordsRules } from '#kernel/viewer.ts';
import { endOfShanghaiDate, shanghaiDate } from '#kernel/working-days.ts';
import { limitsOf, missingOf, openToAll, unknownCodesOf } from './intake/draft/rules.ts';
import { noRejection, type Rejecting, rejectionRules } from './review/rejection/rules.ts';

type Assignee = Readonly<Record<'reviews' | 'ofOwner' | 'rejectedIt' | 'hasIt', boolean>>;
export const noAssignee: Assignee = { reviews: false, ofOwner: false, rejectedIt: false, hasIt: false };

/** What the rules of a need look at. Moments are milliseconds since 1970 in UTC. */
export type NeedContext = Rejecting & {
  readonly now: number;
  /** Whether the contest takes needs now. */
  readonly collecting: boolean;
  /** Until when a returned need may be handed in again, though the contest takes no new ones; null for any other. */
  readonly mendUntil: number | null;
  /** Where it is to go: whether that track takes needs now, and is of the edition in which the need is. */
  readonly target: { readonly takesNeeds: boolean; readonly ofSameEdition: boolean };
  readonly organisationVerified: boolean;
  /** Whether its owner is a natural person, who takes part as a solver alone. */
  readonly ofNaturalPerson: boolean;
  /** Whether staff enter it for its owner from paper. */
  readonly entered: boolean;
  readonly draft: NeedDraft;
  /** What its track is open to. */
  readonly scope: TrackScope;
  /** Whether the asker signs for the organisation that owns the need. */
  readonly signing: Signing;
  /** Whether the declaration that is signed is no longer the newest. */
  readonly outdated: readonly 'declaration'[];
  /** Names of the units that may be named as recommending it. */
  readonly recommenders: readonly string[];
  /** Whether the asker belongs to the organisation that owns the need. */
  readonly ofOwnOrganisation: boolean;
  /** Whether it is for the asker to say who reviews it: an organiser, or the reviewer who has it. */
  readonly hasIt: boolean;
  /** Who is to review it: whether it holds that role here, belongs to the owner, rejected it before, or has it already. */
  readonly assignee: Assignee;
  readonly authenticity: readonly string[];
  readonly validity: readonly string[];
  /** Who signed which checklist since the need was handed in; and the one that is to be signed. */
  readonly signers: Readonly<Record<ChecklistName, readonly string[]>>;
  readonly checklist: ChecklistName;
  readonly triage: string | null;
  /** The day on which it is to be looked at again. */
  readonly lookAgain: string | null;
  readonly publicText: NeedText | null;
  /** What of the public text may lead to its owner, and what of that the officer lets stand. */
  readonly traces: readonly Trace[];
  readonly leftTraces: readonly Trace[];
  /** What of the reason that is given leads to its owner, where the public will read it. */
  readonly reasonTraces: readonly Trace[];
  /** When 揭榜 ends in its track; null where no dates are set. */
  readonly solvingEnd: number | null;
  readonly deadline: number | null;
  readonly newDeadline: number | null;
  /** For how many days it has to take solutions at least, once it is published. */
  readonly shortestCall: number;
};

/** What the rules see of a draft that stands alone. */
export function emptyContext(draft: NeedDraft, at: Date): NeedContext {
  return {
    now: at.getTime(),
    collecting: false,
    mendUntil: null,
    target: { takesNeeds: false, ofSameEdition: false },
    organisationVerified: false,
    ofNaturalPerson: false,
    entered: false,
    draft,
    scope: openToAll,
    signing: noSignatory,
    outdated: [],
    recommenders: [],
    ofOwnOrganisation: false,
    hasIt: false,
    assignee: noAssignee,
    authenticity: [],
    validity: [],
    reviewers: 1,
    asker: null,
    reviewer: null,
    rejection: noRejection,
    signers: { authenticity: [], validity: [] },
    checklist: 'authenticity',
    triage: null,
    lookAgain: null,
    publicText: null,
    traces: [],
    leftTraces: [],
    reasonTraces: [],
    solvingEnd: null,
    deadline: null,
    newDeadline: null,
    shortestCall: 1,
  };
}

const DAY = 24 * 60 * 60 * 1000;

const items: Readonly<Record<ChecklistName, readonly string[]>> = {
  authenticity: authenticityItems,
  validity: validityItems,
};
const lists = ['authenticity', 'validity'] as const;

const isWhole = (context: NeedContext, list: ChecklistName): boolean =>
  items[list].every((item) => context[list].includes(item));

/** Who stands for a checklist: who signed it before, and the asker where it signs it now. */
const signersOf = (context: NeedContext, list: ChecklistName): string[] => [
  ...context.signers[list],
  ...(isWhole(context, list) ? [context.asker ?? ''] : []),
];

const keyOf = ({ path, kind, text }: Trace): string => JSON.stringify([path, kind, text]);

/** The named rules of the need's lifecycle. */
export const needRules = {
  ...wordsRules,
  ...signingRules,
  ...rejectionRules,
  collecting: ({ collecting }) => (collecting ? null : refuse('collecting_is_over')),
  collecting_or_mending: ({ collecting, mendUntil, now }) =>
    collecting || (mendUntil !== null && now < mendUntil) ? null : refuse('mending_is_over'),
  target_takes_needs: ({ target, mendUntil, now }) =>
    target.takesNeeds || (target.ofSameEdition && mendUntil !== null && now < mendUntil)
      ? null
      : refuse('track_takes_no_needs'),
  organisation_verified: ({ organisationVerified }) =>
    organisationVerified ? null : refuse('organisation_not_verified'),
  of_a_unit: ({ ofNaturalPerson }) => (ofNaturalPerson ? refuse('person_posts_no_need') : null),
  verified_if_entered: ({ entered, organisationVerified }) =>
    entered && !organisationVerified ? refuse('organisation_not_verified') : null,
  codes_known: ({ draft }) => unknownCodesOf(draft),
  complete: ({ draft }) => missingOf(draft),
  within_track_scope: ({ draft, scope }) => {
    const lines = outsideScope(draft, scope);
    const outside = lines.map((path) => ({ path, code: 'outside_track' }));
    // Where a track is for some industries, a need says in which it is.
    const unsaid =
      scope.industries.length > 0 && draft.industry === null ? [{ path: 'industry', code: 'required' }] : [];
    const fields = [...outside, ...unsaid];
    return fields.length === 0 ? null : refuse('outside_track', { fields, detail: limitsOf(lines, scope) });
  },
  recommender_listed: ({ draft: { recommender }, recommenders }) =>
    recommender === null || recommenders.includes(recommender)
      ? null
      : refuse('recommender_unlisted', { fields: [{ path: 'recommender', code: 'unlisted' }] }),
  independent: ({ ofOwnOrganisation }) => (ofOwnOrganisation ? refuse('own_organisation') : null),
  assignee_reviews: ({ assignee }) => (assignee.reviews ? null : refuse('not_a_reviewer')),
  assignee_independent: ({ assignee }) => (assignee.ofOwner ? refuse('reviewer_of_owner') : null),
  assignee_did_not_reject: ({ assignee }) => (assignee.rejectedIt ? refuse('reviewer_rejected_it') : null),
  assignee_another: ({ assignee }) => (assignee.hasIt ? refuse('reviews_it_already') : null),
  has_it: ({ hasIt }) => (hasIt ? null : refuse('not_your_review')),
  checked: (context) =>
    lists.every((list) => signersOf(context, list).length > 0) ? null : refuse('checklist_incomplete'),
  two_people: (context) => {
    if (context.reviewers < 2) return null;
    const [authenticity, validity] = [signersOf(context, 'authenticity'), signersOf(context, 'validity')];
    const byTwo = authenticity.some((one) => validity.some((other) => other !== one));
    return byTwo ? null : refuse('second_reviewer_needed');
  },
  decides: (context) => {
    const { asker, reviewer, reviewers } = context;
    if (asker !== null && asker === reviewer) return null;
    // The second of two signs the list that is left as it accepts; the first is who has it.
    const seconds = lists.some((list) => {
      const other = list === 'authenticity' ? 'validity' : 'authenticity';
      return context.signers[list].includes(reviewer ?? '') && signersOf(context, other).includes(asker ?? '');
    });
    return reviewers > 1 && seconds ? null : refuse('not_your_review');
  },
  list_whole: (context) => (isWhole(context, context.checklist) ? null : refuse('checklist_incomplete')),
  other_list_not_own: ({ asker, signers, checklist }) => {
    const other = checklist === 'authenticity' ? 'validity' : 'authenticity';
    return asker !== null && signers[other].includes(asker) ? refuse('second_reviewer_needed') : null;
  },
  look_again_ahead: ({ now, lookAgain }) =>
    lookAgain === null || lookAgain > shanghaiDate(new Date(now)) ? null : refuse('look_again_past'),
  unclear: ({ triage }) => (triage === 'unclear' ? null : refuse('not_unclear')),
  ready: ({ triage }) => (triage === 'ready' ? null : refuse('not_ready')),
  public_text_written: ({ publicText }) => (publicText ? null : refuse('public_text_missing')),
  traces_acknowledged: ({ traces, leftTraces }) => {
    const left = new Set(leftTraces.map(keyOf));
    const open = traces.filter((trace) => !left.has(keyOf(trace)));
    return open.length === 0
      ? null
      : refuse('traces_left', { fields: open.map(({ path, kind }) => ({ path, code: kind })) });
  },
  reason_leads_nowhere: ({ reasonTraces }) =>
    reasonTraces.length === 0
      ? null
      : refuse('reason_leads_to_owner', { fields: [{ path: 'reason', code: 'leads_to_owner' }] }),
  deadline_ahead: ({ now, newDeadline, shortestCall }) =>
    newDeadline !== null && newDeadline >= now + shortestCall * DAY
      ? null
      : refuse('deadline_too_soon', { detail: { days: shortestCall } }),
  within_solving: ({ newDeadline, solvingEnd }) =>
    newDeadline === null || solvingEnd === null || newDeadline <= solvingEnd ? null : refuse('deadline_after_solving'),
  valid_until_deadline: ({ newDeadline, draft: { validUntil } }) =>
    newDeadline === null || validUntil === null || newDeadline <= endOfShanghaiDate(validUntil).getTime()
      ? null
      : refuse('need_expires_first', { detail: { validUntil } }),
  still_valid: ({ now, draft: { validUntil } }) =>
    validUntil === null || now < endOfShanghaiDate(validUntil).getTime()
      ? null
      : refuse('validity_over', { fields: [{ path: 'validUntil', code: 'past' }] }),
  deadline_not_passed: ({ now, deadline }) =>
    deadline !== null && now < deadline ? null : refuse('not_in_this_state'),
  later_deadline: ({ deadline, newDeadline }) =>
    deadline !== null && newDeadline !== null && newDeadline > deadline ? null : refuse('not_an_extension'),
  deadline_passed: ({ now, deadline }) =>
    deadline !== null && now >= deadline ? null : refuse('deadline_not_reached'),
} satisfies Rules<string, NeedContext>;
