import type { ConsentPurpose } from '@jiebang/contract/identity/person.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import type { Tx } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { versionInForce } from '../queries/notices.ts';
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
    // What was not read is not consented to.
    if (noticeVersion !== null && noticeVersion !== (await versionInForce(tx))) return refuse('notice_outdated');
    await writeConsent(tx, viewer, person, purpose, noticeVersion);
    return { done: true };
  });
}

/**
 * Consents to one purpose by an act that is itself the consent, as giving one's contact to the other party of a deal: the act says what it
 * is for, where it is done. Under the notice in force; it stands among the person's consents and is withdrawn there.
 */
export async function consentByAct(tx: Tx, viewer: Viewer, purpose: ConsentPurpose): Promise<void> {
  if (viewer.person !== null) await writeConsent(tx, viewer, viewer.person, purpose, await versionInForce(tx));
}

async function writeConsent(
  tx: Tx,
  viewer: Viewer,
  person: string,
  purpose: ConsentPurpose,
  noticeVersion: number | null,
): Promise<void> {
  await lockPerson(tx, person);
  if (!(await replaceConsent(tx, person, purpose, noticeVersion))) return;
  record(tx, {
    name: noticeVersion === null ? 'consent_withdrawn' : 'consent_given',
    subject: person,
    actor: actorOf(viewer, 'person'),
    data: { purpose, noticeVersion },
    audience: [`person:${person}`],
  });
}
