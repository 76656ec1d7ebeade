import type { Tx } from '#platform/db/connection.ts';
import type { Handle } from '../../../sign-in/handle/queries/handle-of.ts';
import { holderOf } from '../../../sign-in/handle/store.ts';
import { personByEmail, tables } from '../../../store.ts';

/** Whether the account of an address or number is a present member. */
export async function isMember(tx: Tx, organisation: string, { kind, value }: Handle): Promise<boolean> {
  const person = kind === 'email' ? await personByEmail(tx, value) : ((await holderOf(tx, value))?.person ?? null);
  if (person === null) return false;
  const row = await tables(tx)
    .selectFrom('identity.membership')
    .select('id')
    .where('organisation', '=', organisation)
    .where('ended_at', 'is', null)
    .where('person', '=', person)
    .executeTakeFirst();
  return row !== undefined;
}
