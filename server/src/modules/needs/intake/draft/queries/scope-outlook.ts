import type { TrackScope } from '@jiebang/contract/contests/contest.ts';
import { outsideScope, type ScopeOutlook } from '@jiebang/contract/needs/desk/scope.ts';
import type { NeedState } from '@jiebang/contract/needs/need.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { contestById, isTrackOrganiser, readable, trackById } from '#modules/contests/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../../../store.ts';
import { crosses } from '../rules.ts';

const onTheWay: readonly NeedState[] = ['submitted', 'under_review', 'accepted', 'signed_off', 'cleared'];
/** Fewer drafts than this are not told by number. */
const few = 3;

/**
 * What another scope would do to the needs of a track, against what it is open to now; for who sets it. Drafts and returned needs are handed
 * in by the scope of that moment; what was handed in stays.
 */
export async function scopeOutlook(
  db: Db,
  viewer: Viewer,
  id: string,
  lists: { readonly [K in keyof TrackScope]: string },
): Promise<ScopeOutlook | Refusal> {
  const track = await trackById(db, id);
  const contest = track && (await contestById(db, track.contest));
  if (!track || !contest || !(await readable(db, viewer, contest))) return refuse('not_found');
  if (!isTrackOrganiser(viewer, contest.id, id)) return refuse('forbidden');
  const listed = (codes: string) => codes.split(',').filter((code) => code !== '');
  const after: TrackScope = {
    fields: listed(lists.fields),
    industries: listed(lists.industries),
    regions: listed(lists.regions),
    countries: listed(lists.countries),
  };
  const rows = await tables(db)
    .selectFrom('needs.need')
    .select((select) => ['state', 'field', 'industry', 'region', select.fn.countAll<number>().as('n')])
    .where('track', '=', id)
    .where('state', 'in', ['draft', 'returned', ...onTheWay])
    .groupBy(['state', 'field', 'industry', 'region'])
    .execute();
  const count = (found: typeof rows) => found.reduce((sum, { n }) => sum + Number(n), 0);
  const leaving = (state: NeedState) =>
    count(rows.filter((row) => row.state === state && crosses(row, track.scope, after) === 'leaves'));
  const kept = rows.filter(({ state }) => onTheWay.some((one) => one === state));
  const drafts = leaving('draft');
  return {
    drafts: drafts < few ? null : drafts,
    returned: leaving('returned'),
    kept: count(kept),
    keptOutside: count(kept.filter((row) => outsideScope(row, after).length > 0)),
  };
}
