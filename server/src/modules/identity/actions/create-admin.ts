import { newId } from '#kernel/ids.ts';
import { isRefusal } from '#kernel/refusal.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { writePassword } from '../sign-in/actions/set-password.ts';
import { hashPassword } from '../sign-in/store.ts';
import { tablesIn } from '../store.ts';

/**
 * Makes an administrator of the platform, as the operator's command `jiebang admin create`. An address that has an account gets the
 * password and the grant, not the name. Returns the person's id.
 */
export async function createAdmin(
  platform: Platform,
  given: { email: string; name: string; password: string },
): Promise<string> {
  const hashed = await hashPassword(given.password);
  const email = given.email.trim().toLowerCase();
  const operator = { person: null, organisation: null, role: 'operator' };
  const made = await platform.transact(async (tx) => {
    const tables = tablesIn(tx);
    const at = await now(tx);
    const account = { name: given.name, name_en: null, email, email_verified: true, image: null, announced: true };
    const fresh = await tables
      .insertInto('identity.person')
      .values({ id: newId(), ...account, created_at: at, updated_at: at })
      .onConflict((same) => same.column('email').doUpdateSet({ email_verified: true, updated_at: at }))
      .returning('id')
      .executeTakeFirstOrThrow();
    await writePassword(tx, fresh.id, hashed, null);
    const granted = await tables
      .selectFrom('identity.role_grant')
      .select('id')
      .where('person', '=', fresh.id)
      .where('role', '=', 'admin')
      .where('scope', '=', 'platform')
      .where('to_at', 'is', null)
      .executeTakeFirst();
    if (!granted) {
      const grant = { role: 'admin', scope: 'platform', scope_id: null, from_at: at, to_at: null };
      await tables
        .insertInto('identity.role_grant')
        .values({ id: newId(), person: fresh.id, ...grant, granted_by: null, ended_by: null, created_at: at })
        .execute();
      record(tx, {
        name: 'role_granted',
        subject: fresh.id,
        actor: operator,
        data: { role: 'admin', scope: 'platform', scopeId: null },
      });
    }
    return fresh.id;
  });
  if (isRefusal(made)) throw new Error(`the administrator could not be made: ${made.refused}`);
  return made;
}
