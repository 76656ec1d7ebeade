import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import { outsideScope, type ScopeLine } from '@jiebang/contract/needs/desk/scope.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';
import { isField } from '@jiebang/contract/reference/fields.ts';
import { isIndustry } from '@jiebang/contract/reference/industries.ts';
import { isPlace } from '@jiebang/contract/reference/places.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';

/** A scope without limits. */
export const openToAll: TrackScope = { fields: [], industries: [], regions: [], countries: [] };

/** The codes to which a track is open by each line of its scope that a need does not meet, with commas, as a refusal names them. */
export function limitsOf(outside: readonly ScopeLine[], scope: TrackScope): Partial<Record<ScopeLine, string>> {
  const { fields, industries, regions, countries } = scope;
  const limits = { field: fields, industry: industries, region: [...regions, ...countries] };
  return Object.fromEntries(outside.map((line) => [line, limits[line].join(',')]));
}

/** What a change of scope does to a need that is still to be handed in: it `leaves` what its track is open to, comes `back` into it, or neither. */
export function crosses(
  need: Pick<NeedDraft, ScopeLine>,
  before: TrackScope,
  after: TrackScope,
): 'leaves' | 'back' | null {
  const [was, is] = [outsideScope(need, before).length > 0, outsideScope(need, after).length > 0];
  if (was === is) return null;
  return is ? 'leaves' : 'back';
}

const required = ['problem', 'field', 'region', 'termMonths', 'ownership', 'contactName', 'contactPhone'] as const;
const requiredLists = ['keywords', 'indicators', 'ways'] as const;

/** What a submission still lacks, each field by name; null when it is whole. */
export function missingOf(draft: NeedDraft): Refusal | null {
  const missing = [
    ...required.filter((name) => draft[name] === null),
    ...requiredLists.filter((name) => draft[name].length === 0),
  ];
  return missing.length === 0
    ? null
    : refuse('need_incomplete', { fields: missing.map((path) => ({ path, code: 'required' })) });
}

/** Which codes of a draft stand in none of the state's lists, each field by name; null when all do. */
export function unknownCodesOf({ field, otherFields, industry, region }: NeedDraft): Refusal | null {
  const fields = [
    ...(field === null || isField(field) ? [] : [{ path: 'field', code: 'unknown_code' }]),
    ...(otherFields.every((code) => isField(code)) ? [] : [{ path: 'otherFields', code: 'unknown_code' }]),
    ...(industry === null || isIndustry(industry) ? [] : [{ path: 'industry', code: 'unknown_code' }]),
    ...(region === null || isPlace(region) ? [] : [{ path: 'region', code: 'unknown_region' }]),
  ];
  return fields.length === 0 ? null : refuse('code_unknown', { fields });
}
