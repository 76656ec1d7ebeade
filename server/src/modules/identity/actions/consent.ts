import type { ConsentPurpose } from '@jiebang/contract/identity/person.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { lockPerson, replaceConsent } from '../store.ts';

/** Gives (with the version of the privacy notice that was read) or withdraws (null) the asker's consent to one purpose. Saying the same twice changes nothing. */
export async function sayConsent(
  platform: Platform,
  viewer: Viewer,
  purpose: ConsentPurpose,
  noticeVersion: number | null,
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    await lockPerson(tx, person);
    if (!(await replaceConsent(tx, person, purpose, noticeVersion))) return { done: true };
    record(tx, {
      name: noticeVersion === null ? 'consent_withdrawn' : 'consent_given',
      subject: person,
      actor: actorOf(viewer, 'person'),
      data: { purpose, noticeVersion },
      audience: [`person:${person}`],
    });
    return { done: true };
  });
}
