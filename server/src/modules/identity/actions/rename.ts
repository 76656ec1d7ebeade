import { type Refusal, refuse } from '#kernel/refusal.ts';
import { actorOf, type Viewer } from '#kernel/viewer.ts';
import { record } from '#platform/db/transact.ts';
import type { Platform } from '#platform/platform.ts';
import { writeName } from '../store.ts';

/** Changes the asker's own name. */
export async function rename(
  platform: Platform,
  viewer: Viewer,
  given: { name: string; nameEn: string | null },
): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  if (person === null) return refuse('not_signed_in');
  return platform.transact(async (tx) => {
    await writeName(tx, person, given);
    record(tx, {
      name: 'person_renamed',
      subject: person,
      actor: actorOf(viewer, 'person'),
      audience: [`person:${person}`],
    });
    return { done: true };
  });
}
