import { clock } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Asker } from '#platform/db/personal.ts';
import { record } from '#platform/db/transact.ts';
import { noteChange, writeMember } from '../../../organisation/store.ts';
import { forgetRealName } from '../../../real-name/actions/forget.ts';
import { replaceConsent } from '../../../store.ts';
import { endPowers, forgetHandles, seatsLeft, standingConsents } from '../store.ts';

/** What of an account has to end before its rows go: seats, roles, keys, consents, the real name, and what is under way to its handles. */
export async function forget(tx: Tx, { person, email, mobile }: Asker): Promise<void> {
  await endPowers(tx, person);
  for (const { id: organisation } of await seatsLeft(tx, person)) {
    await writeMember(tx, organisation, person, null);
    await noteChange(tx, { organisation, action: 'left', whom: { person }, role: null, by: person });
    record(tx, {
      name: 'member_left',
      subject: organisation,
      actor: clock,
      data: { member: person, role: null },
      audience: [`organisation:${organisation}`],
    });
  }
  for (const purpose of await standingConsents(tx, person)) await replaceConsent(tx, person, purpose, null);
  await forgetRealName(tx, person);
  await forgetHandles(
    tx,
    person,
    [email, mobile].filter((handle) => handle !== null),
  );
}
