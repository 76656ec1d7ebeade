import type { Grant } from '@jiebang/contract/identity/grant.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, holds, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { hasOtherAdmin, insertGrant, isGranted, lockGrant, writeEnd } from '../grant/store.ts';
import { grantById } from '../queries/grants.ts';
import { lockPerson, personByEmail } from '../store.ts';
import { viewGrant } from '../views.ts';

export type GrantInput = Pick<Grant, 'role' | 'scope' | 'scopeId' | 'to' | 'secondFactor'> & {
  readonly email: string;
  readonly from: string | null;
};

/** Grants a role to the person with an account of this address; by an administrator of the platform. `from` null begins now. */
export async function giveGrant(platform: Platform, viewer: Viewer, input: GrantInput): Promise<Grant | Refusal> {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  if ((input.scope === 'platform') !== (input.scopeId === null)) {
    return refuse('invalid_input', {
      fields: [{ path: 'scopeId', code: input.scopeId === null ? 'required' : 'unexpected' }],
    });
  }
  return platform.transact(async (tx) => {
    const person = await personByEmail(tx, input.email);
    // The person's row is locked, so that the same grant given twice at once is given once.
    if (person === null || !(await lockPerson(tx, person))) return refuse('person_unknown');
    const at = await now(tx);
    const from = input.from === null ? at : new Date(input.from);
    const to = input.to === null ? null : new Date(input.to);
    if (to !== null && to <= from) return refuse('invalid_input', { fields: [{ path: 'to', code: 'before_from' }] });
    const { role, scope, scopeId, secondFactor } = input;
    const grant = { person, role, scope, scopeId, from, to, secondFactor };
    if (await isGranted(tx, grant, at)) return refuse('already_granted');
    const id = await insertGrant(tx, grant, viewer.person, at);
    record(tx, {
      name: 'role_granted',
      subject: person,
      actor: actorOf(viewer, 'admin'),
      data: { grant: id, role: input.role, scope: input.scope, scopeId: input.scopeId },
      audience: [`person:${person}`, 'role:admin'],
    });
    const made = await grantById(tx, id);
    return made ? viewGrant(made) : refuse('not_found');
  });
}

/** Ends a granted role now; the platform keeps its last administrator. */
export async function endGrant(platform: Platform, viewer: Viewer, id: string): Promise<{ done: true } | Refusal> {
  if (!holds(viewer, 'admin')) return refuse('forbidden');
  return platform.transact(async (tx) => {
    const row = await lockGrant(tx, id);
    const at = await now(tx);
    if (!row || (row.to_at !== null && row.to_at <= at)) return refuse('not_found');
    const isAdmin = row.role === 'admin' && row.scope === 'platform';
    if (isAdmin && !(await hasOtherAdmin(tx, row.person, at))) return refuse('last_admin');
    await writeEnd(tx, id, at, viewer.person);
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
