import type { Desk } from '@jiebang/contract/desk/desk.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { emailOf } from '#modules/identity/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { WrittenFact } from '#platform/facts/record.ts';
import { enqueueMail } from '#platform/mail/mail.ts';
import type { Platform } from '#platform/platform.ts';
import { refusers } from '../../store.ts';
import { deskMailOf } from '../documents/desk-mail.ts';
import { nextDeskMorning } from '../rules.ts';
import { deleteDeskDigest, lockDeskDigest, saveDeskDigest, startDeskDigest } from '../store.ts';

/** Who was given a role hears of its desk from the next working morning on. */
export async function beginDeskDigest(tx: Tx, fact: WrittenFact): Promise<void> {
  await startDeskDigest(tx, fact.subject, nextDeskMorning(fact.at));
}

/**
 * Sends a person of the staff what waits on its desk, if that is due: whoever asks at the same time, or again after a restart,
 * finds that it is not. Who holds no role any more is asked no more; a desk with nothing on it sends nothing.
 */
export function sendDeskDigest(
  platform: Platform,
  viewer: Viewer,
  desk: Pick<Desk, 'tasks' | 'numbers'>,
): Promise<{ sent: boolean } | Refusal> {
  return platform.transact(async (tx) => {
    const { person } = viewer;
    const due = person === null ? null : await lockDeskDigest(tx, person);
    const at = await now(tx);
    if (person === null || due === null || at < due) return refuse('not_found');
    if (viewer.grants.length + viewer.withheld.length === 0) {
      await deleteDeskDigest(tx, person);
      return { sent: false };
    }
    await saveDeskDigest(tx, person, nextDeskMorning(at));
    const refused = (await refusers(tx, [person], 'desk')).has(person);
    const email = refused || desk.tasks.length === 0 ? null : await emailOf(tx, person);
    if (email === null) return { sent: false };
    await enqueueMail(tx, deskMailOf(platform, person, email, desk, at));
    return { sent: true };
  });
}
