import { HinderedBy, type MergeOutlook } from '@jiebang/contract/identity/organisation/merge/merge.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { holds, type Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { type OrganisationRow, organisationById } from '../../../queries/organisation.ts';
import { membersOf } from '../../../queries/organisations.ts';
import { peopleById } from '../../../queries/people.ts';

/** What is going on in an organisation's name, and what of the one that stays could collide with it, asked of every module in its order. */
export async function hindrances(
  db: Db,
  merging: Platform['merging'],
  from: Pick<OrganisationRow, 'id' | 'state'>,
  into: string | null,
): Promise<MergeOutlook['hindered']> {
  const found: MergeOutlook['hindered'] = [];
  for (const { running, collides } of merging) {
    const going = (await running?.(db, from.id)) ?? [];
    const colliding = into !== null && from.state === 'verified' ? ((await collides?.(db, from.id, into)) ?? []) : [];
    for (const { kind, ...one } of [...going, ...colliding]) found.push({ kind: HinderedBy.parse(kind), ...one });
  }
  return found;
}

/** What merging an organisation would do, before it is done. */
export async function mergeOutlook(
  platform: Platform,
  viewer: Viewer,
  id: string,
  into: string | null,
): Promise<MergeOutlook | Refusal> {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  const { db } = platform;
  const row = await organisationById(db, id);
  if (!row || row.state === 'merged') return refuse('not_found');
  const members = (await membersOf(db, id)).map(({ person }) => person);
  const names = await peopleById(db, members);
  return {
    members: members.flatMap((person) => names.get(person)?.name ?? []),
    hindered: await hindrances(db, platform.merging, row, into),
  };
}
