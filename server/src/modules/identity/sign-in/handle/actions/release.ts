import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import { lockPerson } from '../../../store.ts';
import { dropAccount, type Holder, handlesOf, holderOf, isIdle } from '../store.ts';
import { tellByMail } from './tell-by-mail.ts';

/**
 * Frees a number that somebody else has just proven, where its holder has not for so long that it may have been given away. The holder
 * must keep another way in: an e-mail address. Refused where the number is its holder's still.
 */
export async function release(tx: Tx, mobile: string): Promise<true | Refusal> {
  const holder = await holderOf(tx, mobile);
  if (holder === null) return true;
  await lockPerson(tx, holder.person);
  if (!(await mayRelease(tx, holder))) return refuse('handle_taken');
  await dropAccount(tx, holder.person, 'mobile');
  await tellByMail(tx, (await handlesOf(tx, holder.person)).email, 'mobile_released');
  record(tx, {
    name: 'mobile_released',
    subject: holder.person,
    actor: { person: null, organisation: null, role: 'person' },
    audience: [`person:${holder.person}`],
  });
  return true;
}

/** Whether a number can be freed from its holder. */
export async function mayRelease(tx: Tx, holder: Holder): Promise<boolean> {
  return isIdle(holder) && (await handlesOf(tx, holder.person)).email !== null;
}
