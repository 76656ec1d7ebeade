import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import type { Tx } from '#platform/db/connection.ts';
import { tables } from '../store.ts';

export type NewGrant = {
  readonly person: string;
  readonly role: string;
  readonly scope: string;
  readonly scopeId: string | null;
  readonly from: Date;
  readonly to: Date | null;
  readonly secondFactor: boolean;
};

/** Writes a grant. Returns its id. */
export async function insertGrant(tx: Tx, grant: NewGrant, by: string | null, at: Date): Promise<string> {
  const id = newId();
  const { person, role, scope, scopeId, from, to, secondFactor } = grant;
  await tables(tx)
    .insertInto('identity.role_grant')
    .values({
      id,
      person,
      role,
      scope,
      scope_id: scopeId,
      from_at: from,
      to_at: to,
      granted_by: by,
      ended_by: null,
      second_factor: secondFactor,
      created_at: at,
    })
    .execute();
  return id;
}

/** Whether a person has this very role and scope now or from later on. */
export async function isGranted(
  tx: Tx,
  grant: Pick<NewGrant, 'person' | 'role' | 'scope' | 'scopeId'>,
  at: Date,
): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('identity.role_grant')
    .select('id')
    .where('person', '=', grant.person)
    .where('role', '=', grant.role)
    .where('scope', '=', grant.scope)
    .where('scope_id', 'is not distinct from', grant.scopeId)
    .where((where) => where.or([where('to_at', 'is', null), where('to_at', '>', at)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** A grant, held with those of all administrators until the transaction ends, in one order: two cannot end each other at once. */
export async function lockGrant(tx: Tx, id: string) {
  const admins = tables(tx).selectFrom('identity.role_grant').select('id').where('role', '=', 'admin');
  await admins.where('scope', '=', 'platform').orderBy('id').forUpdate().execute();
  const one = tables(tx).selectFrom('identity.role_grant').selectAll().where('id', '=', id).forUpdate();
  return (await one.executeTakeFirst()) ?? null;
}

/** Whether somebody else administers the platform with no end set. */
export async function hasOtherAdmin(tx: Tx, person: string, at: Date): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('identity.role_grant')
    .select('id')
    .where('role', '=', 'admin')
    .where('scope', '=', 'platform')
    .where('person', '!=', person)
    .where('from_at', '<=', at)
    .where('to_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends a grant at a time; one that had not begun ends when it would have begun. */
export async function writeEnd(tx: Tx, id: string, at: Date, by: string | null): Promise<void> {
  await tables(tx)
    .updateTable('identity.role_grant')
    .set({ to_at: sql<Date>`greatest(from_at, ${at})`, ended_by: by })
    .where('id', '=', id)
    .execute();
}
