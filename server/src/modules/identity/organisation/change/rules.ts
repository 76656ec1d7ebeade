import type { VerifiedData } from '@jiebang/contract/identity/organisation/change/change.ts';
import { VerifiedData as Data } from '@jiebang/contract/identity/organisation/change/change.ts';
import type { OrganisationCard, OrganisationDocument } from '@jiebang/contract/identity/organisation.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { normaliseUscc } from '#kernel/uscc.ts';
import { legalProblems } from '../rules.ts';

/** What the rules of a change need to know. */
export type ChangeContext = {
  readonly kind: OrganisationCard['kind'];
  readonly country: string;
  /** Whether the organisation is verified now. */
  readonly verified: boolean;
  /** Whether another change of it is open. */
  readonly open: boolean;
  /** Whether the asker belongs to it. */
  readonly isMember: boolean;
  readonly stands: VerifiedData;
  /** What is to be; null while nothing was said, where whether one may begin is asked. */
  readonly wanted: VerifiedData | null;
  /** Kinds of the papers that were given. */
  readonly papers: readonly string[];
};

export const changeRules: Rules<
  'verified' | 'registered' | 'none_open' | 'different' | 'complete' | 'documented' | 'not_own',
  ChangeContext
> = {
  verified: ({ verified }) => (verified ? null : refuse('organisation_not_verified')),
  registered: ({ kind }) => (kind === 'individual' ? refuse('holder_follows_name') : null),
  none_open: ({ open }) => (open ? refuse('change_open') : null),
  different: ({ stands, wanted }) =>
    wanted === null || differences(stands, wanted).length > 0 ? null : refuse('change_without_difference'),
  complete: ({ kind, country, stands, wanted }) => {
    if (wanted === null) return null;
    const fields = legalProblems({ ...wanted, kind, country });
    if (wanted.authorisedPerson === null && stands.authorisedPerson !== null)
      fields.push({ path: 'authorisedPerson', code: 'required' });
    return fields.length === 0 ? null : refuse('organisation_incomplete', { fields });
  },
  documented: ({ stands, wanted, papers }) => {
    const missing = wanted === null ? [] : papersFor(stands, wanted).filter((kind) => !papers.includes(kind));
    const fields = missing.map((path) => ({ path, code: 'required' }));
    return missing.length === 0 ? null : refuse('documents_missing', { fields });
  },
  not_own: ({ isMember }) => (isMember ? refuse('own_organisation') : null),
};

/** In which of its data what is wanted differs from what stands. */
export const differences = (stands: VerifiedData, wanted: VerifiedData): (keyof VerifiedData)[] =>
  Data.keyof().options.filter((one) => stands[one] !== wanted[one]);

/** Which papers prove a change: the licence what is registered, the mandate who may act in the name. */
export function papersFor(stands: VerifiedData, wanted: VerifiedData): OrganisationDocument['kind'][] {
  const changed = differences(stands, wanted);
  const person = changed.includes('authorisedPerson');
  const registered = changed.some((one) => one !== 'authorisedPerson');
  return [...(person ? (['mandate'] as const) : []), ...(registered ? (['licence'] as const) : [])];
}

/** What is wanted as it is kept: a unified social credit code without what it was typed with. */
export const kept = (wanted: VerifiedData): VerifiedData => ({
  ...wanted,
  uscc: wanted.uscc === null ? null : normaliseUscc(wanted.uscc),
});
