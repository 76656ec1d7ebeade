import type { Grant } from '@jiebang/contract/identity/grant.ts';
import { sql } from 'kysely';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, holds, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { grantById } from '../queries/grants.ts';
import { tablesIn } from '../store.ts';
import { viewGrant } from '../views.ts';

export type GrantInput = Pick<Grant, 'email' | 'role' | 'scope' | 'scopeId' | 'to'> & { readonly from: string | null };

/** Grants a role to the person with an account of this address; by an administrator of the platform. `from` null begins now. */
export async function giveGrant(platform: Platform, viewer: Viewer, input: GrantInput): Promise<Grant | Refusal> {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  if ((input.scope === 'platform') !== (input.scopeId === null)) {
    return refuse('invalid_input', {
      fields: [{ path: 'scopeId', code: input.scopeId === null ? 'required' : 'unexpected' }],
    });
  }
  return platform.transact(async (tx) => {
    const tables = tablesIn(tx);
    // The person's row is locked, so that the same grant given twice at once is given once.
    const found = await tables
      .selectFrom('identity.person')
      .select('id')
      .where('email', '=', input.email)
      .forUpdate()
      .executeTakeFirst();
    if (!found) return refuse('person_unknown');
    const at = await now(tx);
    const from = input.from === null ? at : new Date(input.from);
    const to = input.to === null ? null : new Date(input.to);
    if (to !== null && to <= from) return refuse('invalid_input', { fields: [{ path: 'to', code: 'before_from' }] });
    const same = await tables
      .selectFrom('identity.role_grant')
      .select('id')
      .where('person', '=', found.id)
      .where('role', '=', input.role)
      .where('scope', '=', input.scope)
      .where('scope_id', 'is not distinct from', input.scopeId)
      .where((where) => where.or([where('to_at', 'is', null), where('to_at', '>', at)]))
      .executeTakeFirst();
    if (same) return refuse('already_granted');
    const id = newId();
    const grant = { role: input.role, scope: input.scope, scope_id: input.scopeId, from_at: from, to_at: to };
    await tables
      .insertInto('identity.role_grant')
      .values({ id, person: found.id, ...grant, granted_by: viewer.person, ended_by: null, created_at: at })
      .execute();
    record(tx, {
      name: 'role_granted',
      subject: found.id,
      actor: actorOf(viewer, 'admin'),
      data: { grant: id, role: input.role, scope: input.scope, scopeId: input.scopeId },
      audience: [`person:${found.id}`, 'role:admin'],
    });
    const made = await grantById(tx, id);
    return made ? viewGrant(made) : refuse('not_found');
  });
}

/** Ends a granted role now; the platform keeps its last administrator. */
export async function endGrant(platform: Platform, viewer: Viewer, id: string): Promise<{ done: true } | Refusal> {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  return platform.transact(async (tx) => {
    const tables = tablesIn(tx);
    // Every grant of an administrator is locked in one order, so that two cannot end each other at once.
    await sql`select id from identity.role_grant where role = 'admin' and scope = 'platform' order by id for update`.execute(
      tx,
    );
    const row = await tables
      .selectFrom('identity.role_grant')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    const at = await now(tx);
    if (!row || (row.to_at !== null && row.to_at <= at)) return refuse('not_found');
    if (row.role === 'admin' && row.scope === 'platform') {
      const other = await tables
        .selectFrom('identity.role_grant')
        .select('id')
        .where('role', '=', 'admin')
        .where('scope', '=', 'platform')
        .where('person', '!=', row.person)
        .where('from_at', '<=', at)
        .where('to_at', 'is', null)
        .executeTakeFirst();
      if (!other) return refuse('last_admin');
    }
    // A grant that had not begun ends when it would have begun.
    await tables
      .updateTable('identity.role_grant')
      .set({ to_at: sql<Date>`greatest(from_at, ${at})`, ended_by: viewer.person })
      .where('id', '=', id)
      .execute();
    record(tx, {
      name: 'role_ended',
      subject: row.person,
      actor: actorOf(viewer, 'admin'),
      data: { grant: id, role: row.role, scope: row.scope, scopeId: row.scope_id },
      audience: [`person:${row.person}`, 'role:admin'],
    });
    return { done: true };
  });
}
