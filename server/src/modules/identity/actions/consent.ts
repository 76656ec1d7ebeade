import type { ConsentPurpose } from '@jiebang/contract/identity/person.ts';
import { newId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { tablesIn } from '../store.ts';

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
    const tables = tablesIn(tx);
    await tables.selectFrom('identity.person').select('id').where('id', '=', person).forUpdate().execute();
    const at = await now(tx);
    const standing = await tables
      .selectFrom('identity.consent')
      .select(['id', 'notice_version'])
      .where('person', '=', person)
      .where('purpose', '=', purpose)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if ((standing?.notice_version ?? null) === noticeVersion) return { done: true };
    if (standing)
      await tables.updateTable('identity.consent').set({ withdrawn_at: at }).where('id', '=', standing.id).execute();
    if (noticeVersion !== null) {
      await tables
        .insertInto('identity.consent')
        .values({ id: newId(), person, purpose, notice_version: noticeVersion, given_at: at, withdrawn_at: null })
        .execute();
    }
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
