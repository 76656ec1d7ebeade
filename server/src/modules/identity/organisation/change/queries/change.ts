import { type ChangeState, VerifiedData } from '@jiebang/contract/identity/organisation/change/change.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import { isDecider, isOwnAdmin } from '../../../access.ts';
import { tables } from '../../../store.ts';

export type ChangeRow = {
  readonly id: string;
  readonly organisation: string;
  readonly state: ChangeState;
  readonly version: number;
  readonly moved_at: Date;
  readonly wanted: VerifiedData;
  readonly was: VerifiedData | null;
};

/** Changes as they are kept, to be narrowed. */
export const changes = (db: Db) =>
  tables(db)
    .selectFrom('identity.organisation_change')
    .select(['id', 'organisation', 'state', 'version', 'moved_at', 'wanted', 'was'])
    .$narrowType<Pick<ChangeRow, 'state'>>();
type Raw = Awaited<ReturnType<ReturnType<typeof changes>['executeTakeFirstOrThrow']>>;
/** A change with its data read as what it is. */
export const rowOf = (raw: Raw): ChangeRow => ({
  ...raw,
  wanted: VerifiedData.parse(raw.wanted),
  was: raw.was === null ? null : VerifiedData.parse(raw.was),
});

/** A change by its id; null where there is none. `lock` holds its row until the transaction ends. */
export async function changeById(db: Db, id: string, lock = false): Promise<ChangeRow | null> {
  const one = changes(db).where('id', '=', id);
  const raw = await (lock ? one.forUpdate() : one).executeTakeFirst();
  return raw ? rowOf(raw) : null;
}

/** The change of an organisation that is open; null where none is. `lock` holds its row until the transaction ends. */
export async function openChangeOf(db: Db, organisation: string, lock = false): Promise<ChangeRow | null> {
  const one = changes(db)
    .where('organisation', '=', organisation)
    .where('state', 'in', ['draft', 'pending', 'returned']);
  const raw = await (lock ? one.forUpdate() : one).executeTakeFirst();
  return raw ? rowOf(raw) : null;
}

/** Who may read a change: the organisation's administrators, and those who verify once it was sent. */
export const readsChange = (viewer: Viewer, { organisation, state }: Pick<ChangeRow, 'organisation' | 'state'>) =>
  isOwnAdmin(viewer, organisation) || (isDecider(viewer) && state !== 'draft');
