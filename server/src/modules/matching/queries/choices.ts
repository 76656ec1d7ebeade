import type { MatchingChoices } from '@jiebang/contract/matching/match.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import { quietAmong, refusedAmong } from '../store.ts';

/** What a person and its organisations chose about matching. */
export async function choicesOf(db: Db, viewer: Viewer): Promise<MatchingChoices> {
  const ids = viewer.memberships.map(({ organisation }) => organisation);
  const names = await organisationsById(db, ids);
  const refused = await refusedAmong(db, ids);
  const quiet = await quietAmong(db, viewer.person === null ? [] : [viewer.person]);
  return {
    told: quiet.size === 0,
    organisations: viewer.memberships.map(({ organisation: id, role }) => ({
      id,
      name: names.get(id)?.name ?? '',
      nameEn: names.get(id)?.nameEn ?? null,
      refusedSince: refused.get(id)?.toISOString() ?? null,
      can: { choose: role === 'admin' ? true : { code: 'forbidden' } },
    })),
  };
}
