import type { OrganisationInput } from '@jiebang/contract/identity/organisation.ts';
import { isRegion } from '@jiebang/contract/reference/regions.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { isUscc, normaliseUscc } from '#kernel/uscc.ts';

type Legal = Pick<OrganisationInput, 'kind' | 'size' | 'country' | 'uscc' | 'region' | 'registrationNumber'>;

/** What the rules of an organisation's life need to know: what is written of it, and whether the asker belongs to it. */
export type OrganisationContext = { readonly legal: Legal; readonly isMember: boolean };

export const organisationRules: Rules<'complete' | 'not_own', OrganisationContext> = {
  complete: ({ legal }) => {
    const fields = legalProblems(legal);
    return fields.length === 0 ? null : refuse('organisation_incomplete', { fields });
  },
  not_own: ({ isMember }) => (isMember ? refuse('own_organisation') : null),
};

/**
 * What does not fit in an organisation's legal data. Mainland: a unified social credit code (GB 32100) and, within the Delta,
 * a region of GB/T 2260; overseas: a registration number. Only an enterprise has a size, and each has one.
 */
export function legalProblems(legal: Legal): { path: string; code: string }[] {
  const mainland = legal.country === 'CN';
  const wrong: [boolean, string, string][] = [
    [(legal.kind === 'enterprise') !== (legal.size !== null), 'size', legal.size === null ? 'required' : 'unexpected'],
    [mainland && legal.uscc === null, 'uscc', 'required'],
    [mainland && legal.uscc !== null && !isUscc(normaliseUscc(legal.uscc)), 'uscc', 'invalid_uscc'],
    [!mainland && legal.uscc !== null, 'uscc', 'unexpected'],
    [mainland && legal.region !== null && !isRegion(legal.region), 'region', 'unknown_region'],
    [!mainland && legal.region !== null, 'region', 'unexpected'],
    [mainland && legal.registrationNumber !== null, 'registrationNumber', 'unexpected'],
    [!mainland && legal.registrationNumber === null, 'registrationNumber', 'required'],
  ];
  return wrong.filter(([broken]) => broken).map(([, path, code]) => ({ path, code }));
}
