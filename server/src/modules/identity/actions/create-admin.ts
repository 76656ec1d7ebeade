import { isRefusal } from '#kernel/refusal.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { insertGrant, isGranted } from '../grant/store.ts';
import { hashPassword } from '../sign-in/store.ts';
import { openAccount, writePassword } from '../store.ts';

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
    const id = await openAccount(tx, { email, name: given.name });
    await writePassword(tx, id, hashed, null);
    const at = await now(tx);
    const grant = { person: id, role: 'admin', scope: 'platform', scopeId: null };
    if (!(await isGranted(tx, grant, at))) {
      await insertGrant(tx, { ...grant, from: at, to: null, secondFactor: false }, null, at);
      const data = { role: 'admin', scope: 'platform', scopeId: null };
      record(tx, { name: 'role_granted', subject: id, actor: operator, data });
    }
    return id;
  });
  if (isRefusal(made)) throw new Error(`the administrator could not be made: ${made.refused}`);
  return made;
}
