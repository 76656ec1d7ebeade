import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import { outsideScope, type ScopeLine } from '@jiebang/contract/needs/desk/scope.ts';
import type { NeedDraft } from '@jiebang/contract/needs/need.ts';

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
