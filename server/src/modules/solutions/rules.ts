import type { TeamPartner } from '@jiebang/contract/solutions/partner.ts';
import type { SolutionDraft } from '@jiebang/contract/solutions/solution.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { wordsRules } from '#kernel/viewer.ts';
import { unconsented } from './team/partner/rules.ts';

/** What the rules of a solution look at. Moments are milliseconds since 1970 in UTC. */
export type SolutionContext = {
  readonly now: number;
  readonly needState: string;
  readonly deadline: number | null;
  readonly organisationVerified: boolean;
  /** Whether the solver, a partner or the asker belongs to the organisation that owns the need. */
  readonly ofNeedsOwner: boolean;
  /** Whether who takes a seat read the need's original for its second diagnosis, and undertook not to answer it. */
  readonly readOriginal: boolean;
  readonly membersUnconfirmed: number;
  readonly draft: SolutionDraft | null;
  /** Names of the need's public indicators: each is to be answered. */
  readonly indicators: readonly string[];
  /** How far the consent of each partner is that the draft names. */
  readonly partners: readonly TeamPartner[];
  /** Whether the unit that recommends it, if one is named, stands in the list of the need's contest. */
  readonly recommenderListed: boolean;
  /** Whether it is signed for the organisation: by the leader, who has the right, or by a signature that is in force; if not, by whom it could be. */
  readonly signed: { readonly inForce: boolean; readonly signatories: readonly string[] };
  /** Which of the accepted words are no longer the newest. */
  readonly outdated: readonly ('terms' | 'declaration')[];
  /** Whether the solver is a natural person in its own name. */
  readonly natural: boolean;
  /** Whether the asker belongs to the team, to its organisation, or to a partner's. */
  readonly ofOwnSide: boolean;
  readonly reasons: readonly string[];
};

/** The named rules of the solution's lifecycle. */
export const solutionRules = {
  ...wordsRules,
  taking: ({ needState, now, deadline }: Pick<SolutionContext, 'needState' | 'now' | 'deadline'>) =>
    needState === 'published' && deadline !== null && now < deadline ? null : refuse('not_taking_solutions'),
  not_of_owner: ({ ofNeedsOwner }) => (ofNeedsOwner ? refuse('own_organisation') : null),
  not_its_diagnoser: ({ readOriginal }) => (readOriginal ? refuse('diagnosed_it') : null),
  organisation_verified: ({ organisationVerified }: Pick<SolutionContext, 'organisationVerified'>) =>
    organisationVerified ? null : refuse('organisation_not_verified'),
  members_confirmed: ({ membersUnconfirmed }) =>
    membersUnconfirmed === 0 ? null : refuse('members_unconfirmed', { detail: { left: membersUnconfirmed } }),
  complete: ({ draft, natural, indicators }) => missingOf(draft, natural, indicators),
  partners_consented: ({ partners }) => unconsented(partners),
  recommender_listed: ({ recommenderListed }) =>
    recommenderListed ? null : refuse('recommender_unlisted', { fields: [{ path: 'recommender', code: 'unlisted' }] }),
  signed: ({ signed }) =>
    signed.inForce ? null : refuse('signature_needed', { detail: { signatories: signed.signatories.join('、') } }),
  closed: ({ needState }) => (needState === 'closed' ? null : refuse('not_in_this_state')),
  independent: ({ ofOwnSide }) => (ofOwnSide ? refuse('conflict_of_interest') : null),
  before_judging: ({ needState }) => (needState === 'closed' ? null : refuse('judging_began')),
  reasons_given: ({ reasons }) => (reasons.length > 0 ? null : refuse('reasons_missing')),
} satisfies Rules<string, SolutionContext>;

const required = [
  'title',
  'teamName',
  'approach',
  'maturity',
  'maturityEvidence',
  'plan',
  'priceFen',
  'ownership',
] as const;

/**
 * What a submission still lacks, each field by name; null when it is whole. Every indicator of the need is answered; a claim of novelty needs its
 * reason; a natural person declares that the result is no service invention, or attaches the employer's consent (product §3).
 */
export function missingOf(
  draft: SolutionDraft | null,
  natural: boolean,
  indicators: readonly string[],
): Refusal | null {
  const missing: string[] = draft
    ? [
        ...required.filter((name) => draft[name] === null),
        ...((draft.priceCovers ?? null) === null ? ['priceCovers'] : []),
        ...(draft.milestones.length === 0 ? ['milestones'] : []),
        ...unanswered(draft, indicators),
        ...(draft.novelty.length > 0 && draft.noveltyReason === null ? ['noveltyReason'] : []),
        ...(natural ? undeclared(draft) : []),
      ]
    : [...required, 'priceCovers', 'milestones', 'answers'];
  return missing.length === 0
    ? null
    : refuse('solution_incomplete', { fields: missing.map((path) => ({ path, code: 'required' })) });
}

/** Indicators without an answer, and answers that lack a part, by their places. */
function unanswered({ answers }: SolutionDraft, indicators: readonly string[]): string[] {
  const open = indicators.some((name) => !answers.some(({ indicator }) => indicator === name));
  return [
    ...(open || answers.length === 0 ? ['answers'] : []),
    ...answers.flatMap(({ verdict = null, value, how }, place) =>
      Object.entries({ verdict, value, how }).flatMap(([name, given]) =>
        given === null ? [`answers.${place}.${name}`] : [],
      ),
    ),
  ];
}

function undeclared({ invention, employerConsent, attachments }: SolutionDraft): string[] {
  if (invention === undefined) return ['invention'];
  const attached = attachments.some(({ id }) => id === employerConsent);
  return invention === 'employer_consents' && !attached ? ['employerConsent'] : [];
}
