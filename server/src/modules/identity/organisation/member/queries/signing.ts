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

/** Whether a person has had the signing right of an organisation without a break since a moment. */
export async function hasSignedSince(db: Db, organisation: string, person: string, since: Date): Promise<boolean> {
  if (!(await signatoriesOf(db, organisation)).some((one) => one.person === person)) return false;
  const ended = await tables(db)
    .selectFrom('identity.member_change')
    .select('n')
    .where('organisation', '=', organisation)
    .where('person', '=', person)
    .where('action', 'in', ['signing_ended', 'removed', 'left', 'merged'])
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return ended === undefined;
}
