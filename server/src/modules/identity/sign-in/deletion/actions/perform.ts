import type { Refusal } from '#kernel/refusal.ts';
import { clock } from '#kernel/viewer.ts';
import { erase } from '#platform/db/deletion.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { lockPerson } from '../../../store.ts';
import { tellByMail } from '../../handle/actions/tell-by-mail.ts';
import { handlesOf } from '../../handle/store.ts';
import { putOffDays } from '../config.ts';
import { owedBy } from '../queries/owed.ts';
import { lockDue, lockPlaces, markDone, putOff } from '../store.ts';

/**
 * Deletes an account that is due, in one transaction: what the catalogue of what is held on people says of every table is done, and the
 * person's row stays without anything that tells who it was. Put off where others have come to wait for something meanwhile.
 */
export async function performDeletion(platform: Platform, person: string): Promise<{ done: boolean } | Refusal> {
  return platform.transact(async (tx) => {
    await lockPlaces(tx, person);
    await lockPerson(tx, person);
    const due = await lockDue(tx, person);
    if (!due) return { done: false };
    const handles = await handlesOf(tx, person);
    if ((await owedBy(tx, platform.personal, person)).length > 0) {
      await putOff(tx, person, putOffDays);
      if (due.first) await tellByMail(tx, handles.email, 'deletion_put_off');
      record(tx, {
        name: 'account_deletion_put_off',
        subject: person,
        actor: clock,
        audience: [`person:${person}`],
      });
      return { done: false };
    }
    await erase(tx, platform, { person, ...handles });
    await markDone(tx, person);
    record(tx, { name: 'account_deleted', subject: person, actor: clock });
    return { done: true };
  });
}
