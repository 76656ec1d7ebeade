import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { now } from '#platform/db/connection.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { tablesIn } from '../store.ts';

/** Changes the asker's own name. */
export async function rename(
  platform: Platform,
  viewer: Viewer,
  given: { name: string; nameEn: string | null },
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    await tablesIn(tx)
      .updateTable('identity.person')
      .set({ name: given.name, name_en: given.nameEn, updated_at: await now(tx) })
      .where('id', '=', person)
      .execute();
    record(tx, {
      name: 'person_renamed',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { done: true };
  });
}
