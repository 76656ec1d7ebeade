import type { OneOfMany } from '@jiebang/contract/needs/desk/desk.ts';
import { isRefusal, type Refusal } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import type { Platform } from '#platform/platform.ts';
import { mayReadOriginal } from '../../../access.ts';
import { findNeed, type NeedRow } from '../../../store.ts';

/** What became of a need, and the need as it stands then; of one that the viewer may not read, its id alone. */
type Done = OneOfMany & { readonly row: NeedRow | null };

/** Does the same with each of several needs, one after the other, each in a transaction of its own: a refusal of one is told beside what became of the others. */
export async function eachOf(
  { db }: Platform,
  viewer: Viewer,
  needs: readonly string[],
  act: (need: string) => Promise<unknown | Refusal>,
): Promise<Done[]> {
  const done: Done[] = [];
  for (const need of new Set(needs)) {
    const moved = await act(need);
    const found = await findNeed(db, need);
    const row = found && mayReadOriginal(viewer, found) ? found : null;
    const refused = isRefusal(moved) ? moved.refused : null;
    done.push({ need, number: row?.number ?? null, title: row?.title ?? null, refused, row });
  }
  return done;
}
