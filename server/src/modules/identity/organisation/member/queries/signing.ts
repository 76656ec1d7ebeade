import { membershipIn, noSignatory, type Signing, signsFor, type Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { tables } from '../../../store.ts';

/** Present members of an organisation who sign for it, first joined first. */
export async function signatoriesOf(db: Db, organisation: string): Promise<{ person: string; name: string }[]> {
  return tables(db)
    .selectFrom('identity.membership as m')
    .innerJoin('identity.person as p', 'p.id', 'm.person')
    .select(['m.person', 'p.name'])
    .where('m.organisation', '=', organisation)
    .where('m.ended_at', 'is', null)
    .where('m.signs', '=', true)
    .orderBy('m.joined_at')
    .orderBy('m.id')
    .execute();
}

/** What the rule `signatory` looks at, of one who acts for an organisation: the names only for its own members. */
export async function signingOf(db: Db, viewer: Viewer, organisation: string): Promise<Signing> {
  if (!membershipIn(viewer, organisation)) return noSignatory;
  if (signsFor(viewer, organisation)) return { signs: true, signatories: [] };
  return { signs: false, signatories: (await signatoriesOf(db, organisation)).map(({ name }) => name) };
}
