import { searchOf } from '@jiebang/contract/notifications/search.ts';
import { findsNeed, type NeedRow } from '#modules/needs/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Group } from '../../config.ts';
import { followedSearches, followersOf } from '../../store.ts';

type OfNeed = Exclude<Extract<Group, `${string}_followers`>, `contest_${string}`>;

export const isFollowers = (group: Group): group is OfNeed =>
  group.endsWith('_followers') && !group.startsWith('contest_');

/** Who follows a need in one of the ways there are. Whose it is counts only where that is named on the board. */
export async function followers(tx: Tx, group: OfNeed, need: NeedRow): Promise<string[]> {
  if (group === 'need_followers') return followersOf(tx, 'need', [need.id]);
  if (group === 'place_followers') return placeFollowers(tx, need);
  if (group === 'organisation_followers')
    return need.show_company ? followersOf(tx, 'organisation', [need.organisation]) : [];
  const searches = (await followedSearches(tx)).flatMap((target) => {
    const search = searchOf(target);
    return search ? [{ target, search }] : [];
  });
  const finding = await findsNeed(
    tx,
    need.id,
    searches.map(({ search }) => search),
  );
  const targets = searches.filter((_, n) => finding.has(n)).map(({ target }) => target);
  return targets.length === 0 ? [] : followersOf(tx, 'search', targets);
}

/** Who follows the track of a need, one of its fields, or a field above that. */
async function placeFollowers(tx: Tx, need: NeedRow): Promise<string[]> {
  const above = [need.field ?? '', ...need.other_fields].flatMap((field) =>
    [2, 3, 5].filter((length) => length <= field.length).map((length) => field.slice(0, length)),
  );
  const ofTrack = await followersOf(tx, 'track', [need.track]);
  return above.length === 0 ? ofTrack : [...ofTrack, ...(await followersOf(tx, 'field', above))];
}
