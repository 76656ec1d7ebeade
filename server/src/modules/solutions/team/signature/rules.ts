import type { SignatureEnd, SignatureState } from '@jiebang/contract/solutions/signature.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { wordsRules } from '#kernel/viewer.ts';
import { type SolutionContext, solutionRules } from '../../rules.ts';

/** What the rules of a signature look at: of the solution nothing but its need, its organisation and its leader. */
export type SignatureContext = Pick<SolutionContext, 'now' | 'needState' | 'deadline' | 'organisationVerified'> & {
  /** Whether the leader signs for the organisation itself. */
  readonly signsItself: boolean;
  /** Whether it is asked already, and waits. */
  readonly asked: boolean;
  /** Whether a signature is in force. */
  readonly inForce: boolean;
  /** Places in the list of whom it asks: who does not sign for the organisation; who belongs to the need's owner or runs its contest. */
  readonly strangers: readonly number[];
  readonly parties: readonly number[];
  readonly outdated: readonly ('terms' | 'declaration')[];
};

/** The named rules of a signature's lifecycle. */
export const signatureRules = {
  ...wordsRules,
  taking: solutionRules.taking,
  organisation_verified: solutionRules.organisation_verified,
  not_signing_itself: ({ signsItself }) => (signsItself ? refuse('sign_yourself') : null),
  unsigned: ({ inForce }) => (inForce ? refuse('signature_given') : null),
  unasked: ({ asked }) => (asked ? refuse('signature_asked') : null),
  of_signatories: ({ strangers }) =>
    strangers.length === 0 ? null : refuse('invalid_input', { fields: fieldsAt(strangers, 'unknown') }),
  of_no_party: ({ parties }) =>
    parties.length === 0 ? null : refuse('signatory_conflicted', { fields: fieldsAt(parties, 'conflicted') }),
} satisfies Rules<string, SignatureContext>;

const fieldsAt = (places: readonly number[], code: string) =>
  places.map((place) => ({ path: `people.${place}`, code }));

/** What was signed, and what stands now. */
export type Signed = {
  readonly state: SignatureState;
  readonly outdated: boolean;
  /** Whether who signed has had the signing right ever since. */
  readonly rightKept: boolean;
  readonly organisation: { readonly was: string | null; readonly now: string };
  readonly leader: { readonly was: string; readonly now: string };
};

/**
 * Why a signature that was given holds for nothing more that is handed in; null while it does, and of what was not signed. What was handed in under
 * it stays so.
 */
export function endOf({ state, outdated, rightKept, organisation, leader }: Signed): SignatureEnd | null {
  if (state !== 'signed') return null;
  if (organisation.was !== organisation.now) return 'organisation_changed';
  if (leader.was !== leader.now) return 'leader_changed';
  if (!rightKept) return 'right_ended';
  return outdated ? 'words_changed' : null;
}
