import {
  documentKinds,
  type OrganisationCard,
  type OrganisationInput,
} from '@jiebang/contract/identity/organisation.ts';
import { isMainlandPlace } from '@jiebang/contract/reference/places.ts';
import type { Rules } from '#kernel/lifecycle.ts';
import { refuse } from '#kernel/refusal.ts';
import { isUscc, normaliseUscc } from '#kernel/uscc.ts';

type Legal = Pick<OrganisationInput, 'size' | 'country' | 'uscc' | 'region' | 'registrationNumber'> & {
  readonly kind: OrganisationCard['kind'];
};

/** What the rules of an organisation's life need to know. */
export type OrganisationContext = {
  readonly legal: Legal;
  /** Whether the asker belongs to it. */
  readonly isMember: boolean;
  /** Kinds of the papers that stand. */
  readonly documents: readonly string[];
  /** Whether the organisation into which it is to be merged is verified, and of its kind and country; null while none is named. */
  readonly alike: boolean | null;
  /** Whether the real name of the person behind it is verified; of an organisation with a number there is none, and it is true. */
  readonly named: boolean;
  /** What is going on in its name. */
  readonly running: readonly { readonly kind: string; readonly id: string }[];
};

export const organisationRules: Rules<
  'complete' | 'documented' | 'not_own' | 'named' | 'alike' | 'nothing_running',
  OrganisationContext
> = {
  complete: ({ legal }) => {
    const fields = legalProblems(legal);
    return fields.length === 0 ? null : refuse('organisation_incomplete', { fields });
  },
  documented: ({ documents }) => {
    const missing = documentKinds.filter((kind) => !documents.includes(kind));
    const fields = missing.map((path) => ({ path, code: 'required' }));
    return missing.length === 0 ? null : refuse('documents_missing', { fields });
  },
  not_own: ({ isMember }) => (isMember ? refuse('own_organisation') : null),
  named: ({ named }) => (named ? null : refuse('holder_not_named')),
  alike: ({ alike }) => (alike === false ? refuse('merge_unlike') : null),
  nothing_running: ({ running }) =>
    running.length === 0
      ? null
      : refuse('merge_hindered', { fields: running.map(({ kind, id }) => ({ path: id, code: kind })) }),
};

/** States of an organisation that was verified: somebody can sign for it, though nothing is signed while it is suspended. */
const verifiedOnce: readonly string[] = ['verified', 'suspended'];

/** Whether nobody would be left to sign for a verified organisation without this member. */
export const isLastSignatory = (
  organisation: { readonly state: string },
  members: readonly { readonly person: string; readonly signs: boolean }[],
  person: string,
): boolean =>
  verifiedOnce.includes(organisation.state) && !members.some((member) => member.signs && member.person !== person);

/**
 * What does not fit in an organisation's legal data. Mainland: a unified social credit code (GB 32100) and, if it says where,
 * a division of GB/T 2260 (within the Delta any, elsewhere the province); overseas: a registration number. Only an enterprise has a size, and each has one.
 */
export function legalProblems(legal: Legal): { path: string; code: string }[] {
  const mainland = legal.country === 'CN';
  const wrong: [boolean, string, string][] = [
    [(legal.kind === 'enterprise') !== (legal.size !== null), 'size', legal.size === null ? 'required' : 'unexpected'],
    [mainland && legal.uscc === null, 'uscc', 'required'],
    [mainland && legal.uscc !== null && !isUscc(normaliseUscc(legal.uscc)), 'uscc', 'invalid_uscc'],
    [!mainland && legal.uscc !== null, 'uscc', 'unexpected'],
    [mainland && legal.region !== null && !isMainlandPlace(legal.region), 'region', 'unknown_region'],
    [!mainland && legal.region !== null, 'region', 'unexpected'],
    [mainland && legal.registrationNumber !== null, 'registrationNumber', 'unexpected'],
    [!mainland && legal.registrationNumber === null, 'registrationNumber', 'required'],
  ];
  return wrong.filter(([broken]) => broken).map(([, path, code]) => ({ path, code }));
}
